// SPDX-License-Identifier: EUPL-1.2
import { proposedTypes } from '../../proposal/contract.js'
import { sheetMessages, some } from '../../proposal/messages.js'
import type { ColumnSketch, Sketch } from '../../proposal/sketch.js'
import { columnControl } from './controls.js'
import { Box, type Common, faultOf, Small, shownIn, Told } from './field.js'
import { sheetsMessages } from './messages.js'

interface Props extends Common {
  readonly sketch: Sketch
  readonly column: ColumnSketch
  readonly table: number
  readonly at: number
}

/** A column that is proposed, with some of what it holds. */
export function ColumnRow({ sketch, column: each, table, at, ...common }: Props) {
  const { column, sample } = each
  const messages = sheetsMessages(common.locale)
  const { types } = sheetMessages(common.locale)
  const control = (name: Parameters<typeof columnControl>[2]): string => columnControl(table, at, name)
  const named = (what: string): string => messages.of(what, column.label)
  const chosen = shownIn(common.typed, control('type'), column.type)
  return (
    <tr>
      <th scope="row">
        {column.label}
        <span class="samples">{sample.map((text) => spoken(text, common.locale)).join(' · ')}</span>
      </th>
      <td data-label={messages.columnLabel}>
        <Small {...common} name={control('libelle')} label={named(messages.columnLabel)} value={column.label} />
      </td>
      <td data-label={messages.columnName}>
        <Small {...common} name={control('nom')} label={named(messages.columnName)} value={column.name} />
      </td>
      <td data-label={messages.type}>
        <select {...faultOf(control('type'), common)} aria-label={named(messages.type)}>
          {proposedTypes.map((type) => (
            <option value={type} selected={type === chosen} key={type}>
              {types[type]}
            </option>
          ))}
        </select>
        <Told name={control('type')} problems={common.problems} />
      </td>
      <td data-label={messages.length}>
        <Small
          {...common}
          name={control('longueur')}
          label={named(messages.length)}
          value={column.length === undefined ? '' : String(column.length)}
          size={4}
        />
      </td>
      <td>
        <Box {...common} name={control('obligatoire')} checked={column.required} of={named(messages.required)}>
          {messages.required}
        </Box>
        <Reference {...common} sketch={sketch} each={each} control={control} named={named} />
        <Box {...common} name={control('ecarter')} checked={each.left} of={named(messages.left)}>
          {messages.left}
        </Box>
      </td>
    </tr>
  )
}

/** A date as people write it. */
const spoken = (text: string, locale: Common['locale']): string =>
  locale === 'fr' ? text.replace(/^(\d{4})-(\d{2})-(\d{2})(?= |$)/, '$3/$2/$1') : text

interface ReferenceProps extends Common {
  readonly sketch: Sketch
  readonly each: ColumnSketch
  readonly control: (name: Parameters<typeof columnControl>[2]) => string
  readonly named: (what: string) => string
}

/** What a column may refer to: another table, or a list of its own words. */
function Reference({ sketch, each: { list, listed, link, linked }, control, named, ...common }: ReferenceProps) {
  const messages = sheetsMessages(common.locale)
  const target = link && sketch.tables[link.table]
  const by = link && target?.columns[link.column]
  if (target && by) {
    const words = messages.linked(target.label, by.column.label)
    return (
      <Box {...common} name={control('lien')} checked={linked} of={named(words)}>
        {words}
      </Box>
    )
  }
  if (!list) return null
  const isListed = common.typed ? common.typed.has(control('liste')) : listed
  return (
    <>
      <Box {...common} name={control('liste')} checked={listed} of={named(messages.list)}>
        {messages.list}
      </Box>
      <details
        class="sheet-list"
        open={isListed && common.problems.some((each) => each.control === control('nomliste'))}
      >
        <summary>{messages.listHelp(list.values.length, some(list.values, 3))}</summary>
        <Small {...common} name={control('libelleliste')} label={named(messages.listLabel)} value={list.label} />
        <Small {...common} name={control('nomliste')} label={named(messages.listName)} value={list.name} />
      </details>
    </>
  )
}

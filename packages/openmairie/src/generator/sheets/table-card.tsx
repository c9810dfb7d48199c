// SPDX-License-Identifier: EUPL-1.2
import type { Sketch, TableSketch } from '../../proposal/sketch.js'
import { ColumnRow } from './column-row.js'
import { tableControl } from './controls.js'
import { Box, type Common, Field, faultOf, shownIn, Told } from './field.js'
import { sheetsMessages } from './messages.js'

interface Props extends Common {
  readonly sketch: Sketch
  readonly table: TableSketch
  readonly at: number
  readonly notes: readonly string[]
}

/** A table that is proposed: its names, its key, its columns, and what was seen in the sheet. */
export function TableCard({ sketch, table, at, notes, ...common }: Props) {
  const messages = sheetsMessages(common.locale)
  const [titles, key] = [`t${at}`, tableControl(at, 'cle')]
  const chosen = shownIn(common.typed, key, table.key === null ? '' : String(table.key))
  return (
    <fieldset class="group">
      <legend>{messages.sheet(table.label, table.from?.file ?? '')}</legend>
      {notes.length > 0 && (
        <details class="flash warning" open>
          <summary>{messages.seen}</summary>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
      <div class="sheet-names">
        <Field {...common} name={tableControl(at, 'libelle')} label={messages.tableLabel} value={table.label} />
        <Field {...common} name={tableControl(at, 'nom')} label={messages.tableName} value={table.name} />
        <div class="field">
          <label for={key}>{messages.key}</label>
          <Told name={key} problems={common.problems} />
          <select {...faultOf(key, common)}>
            <option value="" selected={chosen === ''}>
              {messages.keyGiven}
            </option>
            {table.columns.map(({ column }, place) => (
              <option value={String(place)} selected={chosen === String(place)} key={place}>
                {column.label}
              </option>
            ))}
          </select>
        </div>
      </div>
      <h2 id={titles}>{messages.columns(table.label)}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby={titles}>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{messages.column}</th>
              <th scope="col">{messages.columnLabel}</th>
              <th scope="col">{messages.columnName}</th>
              <th scope="col">{messages.type}</th>
              <th scope="col">{messages.length}</th>
              <th scope="col">{messages.options}</th>
            </tr>
          </thead>
          <tbody>
            {table.columns.map((column, place) => (
              <ColumnRow {...common} key={place} sketch={sketch} column={column} table={at} at={place} />
            ))}
          </tbody>
        </table>
      </div>
      <Box {...common} name={tableControl(at, 'ecarter')} checked={table.left}>
        {messages.tableLeft}
      </Box>
    </fieldset>
  )
}

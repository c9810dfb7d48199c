// SPDX-License-Identifier: EUPL-1.2

import type { Problem } from '../model/override.js'
import { columnName, periods, queryOperators, type Reached } from '../model/query.js'
import { aggregatesOf, hasPeriods, operatorsOf } from '../model/query-fit.js'
import type { Ctx } from '../records/index.js'
import { FieldNotes, notesOf } from '../ui/field-notes.js'
import type { Called } from './called.js'
import { acts } from './changes.js'
import { columnFrom } from './definition.js'
import { type Draft, type DraftColumn, type DraftFilter, rowsPath } from './draft.js'
import { queriesMessages } from './messages.js'
import type { PathGroup } from './offered.js'
import { controls } from './urls.js'
import { ValueControl } from './value-control.js'
import { isFree, type ValueChoices } from './values.js'

/** What lines of the builder are shown with. */
export interface Lines {
  readonly ctx: Ctx
  readonly draft: Draft
  readonly groups: readonly PathGroup[]
  readonly called: Called
  readonly fieldAt: (path: string) => Reached | null
  /** What each filter may be compared with. */
  readonly choices: readonly (ValueChoices | null)[]
  readonly problems: readonly Problem[]
}

/** The columns, each with what is shown of it. */
export function ColumnLines(lines: Lines) {
  const { ctx, draft } = lines
  const messages = queriesMessages(ctx.locale)
  return (
    <fieldset class="group query-lines">
      <legend>{messages.columns}</legend>
      <p class="help">{messages.columnsHelp}</p>
      {draft.columns.map((column, at) => (
        <ColumnLine {...lines} column={column} at={at} key={at} />
      ))}
      <Act value={acts.addColumn} label={messages.addColumn} />
    </fieldset>
  )
}

function ColumnLine({ column, at, ...lines }: Lines & { readonly column: DraftColumn; readonly at: number }) {
  const { ctx, fieldAt } = lines
  const messages = queriesMessages(ctx.locale)
  const line = messages.column(at + 1)
  const [path, how, heading] = (['champ', 'calcul', 'titre'] as const).map((part) => controls.column(at, part))
  return (
    <div class="query-line" role="group" aria-label={line}>
      <Path {...lines} id={path ?? ''} value={column.path} label={messages.field} counts />
      {column.path !== rowsPath && (
        <div class="field">
          <label for={how}>{messages.how}</label>
          <select id={how} name={how}>
            {howsOf(fieldAt(column.path), column.how).map((each) => (
              <option value={each} selected={each === column.how} key={each}>
                {messages.hows[each]}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="field">
        <label for={heading}>{messages.heading}</label>
        <input type="text" id={heading} name={heading} value={column.heading} autoComplete="off" class="w-20" />
      </div>
      <div class="query-acts">
        {at > 0 && <Act value={`${acts.raiseColumn}.${at}`} label={messages.raise} aria={messages.raiseLine(line)} />}
        <Act value={`${acts.dropColumn}.${at}`} label={messages.drop} aria={messages.dropLine(line)} />
      </div>
    </div>
  )
}

type How = keyof ReturnType<typeof queriesMessages>['hows']

/** What may be shown of a field; of one that is not chosen yet, all that there is. */
function howsOf(at: Reached | null, held: string): readonly How[] {
  const all: readonly How[] = ['', ...periods, 'count', 'distinct', 'total', 'mean', 'min', 'max']
  const { field } = at ?? {}
  if (!at || !field) return all
  const fitting: readonly How[] = [
    '',
    ...(hasPeriods(field) ? periods : []),
    ...aggregatesOf(field, at.labelled !== null),
  ]
  return all.filter((how) => fitting.includes(how) || how === held)
}

/** The filters, each with what it compares with or asks for. */
export function FilterLines(lines: Lines) {
  const { ctx, draft } = lines
  const messages = queriesMessages(ctx.locale)
  return (
    <fieldset class="group query-lines">
      <legend>{messages.filters}</legend>
      <p class="help">{messages.filtersHelp}</p>
      {draft.filters.map((filter, at) => (
        <FilterLine {...lines} filter={filter} at={at} key={at} />
      ))}
      <Act value={acts.addFilter} label={messages.addFilter} />
    </fieldset>
  )
}

function FilterLine({ filter, at, ...lines }: Lines & { readonly filter: DraftFilter; readonly at: number }) {
  const { ctx, fieldAt, choices, problems } = lines
  const messages = queriesMessages(ctx.locale)
  const line = messages.filter(at + 1)
  const name = (part: Parameters<typeof controls.filter>[1]) => controls.filter(at, part)
  const reached = fieldAt(filter.path)
  const fitting = reached?.field ? operatorsOf(reached.field, reached.labelled !== null) : queryOperators
  const isBare = filter.operator === 'empty' || filter.operator === 'filled'
  const value = (part: 'valeur' | 'a', label: string) => {
    const wrong = problems.filter(({ field }) => field === name(part))
    return (
      <div class="field">
        <label for={name(part)}>{label}</label>
        <ValueControl
          locale={ctx.locale}
          id={name(part)}
          name={name(part)}
          value={part === 'a' ? filter.to : filter.value}
          choices={isFree(filter.operator) ? null : (choices[at] ?? null)}
          describedBy={notesOf(name(part), null, wrong) || undefined}
          invalid={wrong.length > 0}
        />
        <FieldNotes id={name(part)} help={null} wrong={wrong} />
      </div>
    )
  }
  return (
    <div class="query-line" role="group" aria-label={line}>
      <Path {...lines} id={name('champ')} value={filter.path} label={messages.field} />
      <div class="field">
        <label for={name('operateur')}>{messages.operator}</label>
        <select id={name('operateur')} name={name('operateur')} data-reshape="1">
          {queryOperators
            .filter((each) => fitting.includes(each) || each === filter.operator)
            .map((each) => (
              <option value={each} selected={each === filter.operator} key={each}>
                {messages.operators[each]}
              </option>
            ))}
        </select>
      </div>
      {!isBare && value('valeur', messages.value)}
      {filter.operator === 'between' && value('a', messages.to)}
      {!isBare && (
        <div class="field">
          <label for={name('question')}>{messages.ask}</label>
          <input
            type="text"
            id={name('question')}
            name={name('question')}
            value={filter.ask}
            autoComplete="off"
            aria-describedby={`${name('question')}-aide`}
          />
          <FieldNotes id={name('question')} help={messages.askHelp} wrong={[]} />
          <input type="hidden" name={name('nom')} value={filter.name} />
        </div>
      )}
      <div class="query-acts">
        <Act value={`${acts.dropFilter}.${at}`} label={messages.drop} aria={messages.dropLine(line)} />
      </div>
    </div>
  )
}

/** By which columns rows are ordered. */
export function SortLines({ ctx, draft, called }: Lines) {
  const messages = queriesMessages(ctx.locale)
  const columns = draft.columns
    .filter(({ path }) => path !== '')
    .map((line) => {
      const column = columnFrom(line)
      return { name: columnName(column), label: column.heading ?? called.column(column) }
    })
  return (
    <fieldset class="group query-lines">
      <legend>{messages.sort}</legend>
      {draft.sort.map(({ column, direction }, at) => {
        const line = messages.sortLine(at + 1)
        const [by, way] = [controls.sort(at, 'colonne'), controls.sort(at, 'sens')]
        return (
          <div class="query-line" role="group" aria-label={line} key={at}>
            <div class="field">
              <label for={by}>{messages.sortColumn}</label>
              <select id={by} name={by}>
                <option value="">{messages.choose}</option>
                {columns.map(({ name, label }) => (
                  <option value={name} selected={name === column} key={name}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for={way}>{messages.direction}</label>
              <select id={way} name={way}>
                {(['asc', 'desc'] as const).map((each) => (
                  <option value={each} selected={each === direction} key={each}>
                    {messages.directions[each]}
                  </option>
                ))}
              </select>
            </div>
            <div class="query-acts">
              <Act value={`${acts.dropSort}.${at}`} label={messages.drop} aria={messages.dropLine(line)} />
            </div>
          </div>
        )
      })}
      <Act value={acts.addSort} label={messages.addSort} />
    </fieldset>
  )
}

interface PathProps extends Lines {
  readonly id: string
  readonly value: string
  readonly label: string
  /** Whether rows may be counted in its place. */
  readonly counts?: boolean
}

function Path({ ctx, groups, called, problems, id, value, label, counts = false }: PathProps) {
  const messages = queriesMessages(ctx.locale)
  const isKnown =
    value === '' || value === rowsPath || groups.some(({ paths }) => paths.some(({ path }) => path === value))
  const wrong = problems.filter(({ field }) => field === id)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        name={id}
        data-reshape="1"
        aria-invalid={wrong.length > 0 ? 'true' : undefined}
        aria-describedby={notesOf(id, null, wrong) || undefined}
      >
        <option value="">{messages.choose}</option>
        {counts && (
          <option value={rowsPath} selected={value === rowsPath}>
            {messages.rows}
          </option>
        )}
        {!isKnown && (
          <option value={value} selected>
            {called.path(value)}
          </option>
        )}
        {groups.map(({ title, paths }) => (
          <optgroup label={title} key={title}>
            {paths.map(({ path, label: said }) => (
              <option value={path} selected={path === value} key={path}>
                {said}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <FieldNotes id={id} help={null} wrong={wrong} />
    </div>
  )
}

/** A button that changes the form, and leaves what is typed. */
export function Act({
  value,
  label,
  aria,
}: {
  readonly value: string
  readonly label: string
  readonly aria?: string
}) {
  return (
    <button type="submit" name={controls.act} value={value} class="link" aria-label={aria}>
      {label}
    </button>
  )
}

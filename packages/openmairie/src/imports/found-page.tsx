// SPDX-License-Identifier: EUPL-1.2
import type { PageContent, PageRequest } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { shownCell } from './cell-text.js'
import { type Cause, type Import, type LineToMend, noOutcome } from './contract.js'
import { replacementsIn } from './mend.js'
import { importMessages } from './messages.js'
import { Outcomes } from './outcomes.js'
import { importPage, importUrl } from './place.js'
import { Said } from './said.js'

export interface Found {
  readonly request: PageRequest
  readonly target: Target
  readonly held: Import
  /** What became of the last work on it, where that is not what was hoped for. */
  readonly said: string | null
  readonly causes: readonly Cause[]
  readonly lines: readonly LineToMend[]
  /** There are more lines after these. */
  readonly more: boolean
  /** The line after which they are shown; 0: they are the first ones. */
  readonly from: number
}

/** Parameter of the address: the line after which those to correct are shown. */
export const afterName = 'apres'
/** Field of the form: where one goes on once what was mended is kept, after a line or to the settings. */
export const nextName = 'suite'
export const settingsNext = 'reglages'

const mendingForm = 'corrections'

/** What a check found: what would be written, what is wrong and where, with the means to mend it; then the import itself. */
export function foundPage(found: Found): PageContent {
  const { request, target, held, lines } = found
  const messages = importMessages(target.ctx.locale)
  const outcome = held.outcome ?? noOutcome
  const written = outcome.created + outcome.updated
  const body = (
    <>
      <Said said={found.said} />
      <Outcomes target={target} outcome={outcome} />
      {written === 0 && outcome.refused === 0 && <p>{messages.nothingToDo}</p>}
      {outcome.refused > 0 && <Mending {...found} />}
      <div class="buttons">
        {written > 0 && outcome.refused === 0 && (
          <form method="post" action={importUrl(target, held.id, 'confirmer')}>
            <input type="hidden" name="-csrf" value={request.csrf} />
            <button type="submit" class="primary">
              {messages.confirm(outcome)}
            </button>
          </form>
        )}
        {written > 0 && outcome.refused > 0 && (
          <button
            type="submit"
            form={mendingForm}
            formaction={importUrl(target, held.id, 'confirmer')}
            name="laisser"
            value="1"
          >
            {messages.confirmAside(outcome)}
          </button>
        )}
        {outcome.refused > 0 ? (
          <button type="submit" form={mendingForm} name={nextName} value={settingsNext}>
            {messages.settings}
          </button>
        ) : (
          <a class="button" href={importUrl(target, held.id, 'reglages')}>
            {messages.settings}
          </a>
        )}
        <form method="post" action={importUrl(target, held.id, 'abandon')}>
          <input type="hidden" name="-csrf" value={request.csrf} />
          <button type="submit">{messages.drop}</button>
        </form>
      </div>
    </>
  )
  return importPage(target, held, body, { wide: lines.length > 0 })
}

/** The means to mend what is refused. Whatever leads on sends what was typed along; the key Entrée, by the first button, has it checked. */
function Mending(found: Found) {
  const { request, target, held, lines, more, from } = found
  const messages = importMessages(target.ctx.locale)
  const action = importUrl(target, held.id, 'corrections')
  return (
    <form
      method="post"
      action={action}
      id={mendingForm}
      class="import-mending"
      data-guard="typed"
      {...(request.body.size > 0 ? { 'data-resumed': '' } : {})}
      noValidate
    >
      <input type="hidden" name="-csrf" value={request.csrf} />
      {from > 0 && <input type="hidden" name={afterName} value={from} />}
      <Alike {...found} />
      <Lines {...found} />
      <div class="buttons">
        <button type="submit" class="primary">
          {messages.recheck}
        </button>
        {more && (
          <button type="submit" name={nextName} value={String(lines.at(-1)?.line ?? 0)}>
            {messages.following}
          </button>
        )}
        {from > 0 && (
          <button type="submit" name={nextName} value="0">
            {messages.fromStart}
          </button>
        )}
        <a class="button" href={importUrl(target, held.id, 'rejets')} download>
          {messages.rejects}
        </a>
      </div>
    </form>
  )
}

/** What refuses several lines at once, mended at once. */
function Alike({ request, target, held, causes }: Found) {
  const messages = importMessages(target.ctx.locale)
  const typed = replacementsIn(request.body)
  const alike = causes.filter(({ lines, column }) => lines > 1 && column !== null)
  const others = causes.filter(({ lines, column }) => lines > 1 && column === null)
  if (alike.length + others.length === 0) return null
  return (
    <section>
      <h2 id="causes">{messages.mendAlike}</h2>
      <p class="help">{messages.mendAlikeHelp}</p>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="causes">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{messages.column}</th>
              <th scope="col">{messages.value}</th>
              <th scope="col">{messages.cause}</th>
              <th scope="col" class="number">
                {messages.concerned}
              </th>
              <th scope="col">{messages.replacement}</th>
            </tr>
          </thead>
          <tbody>
            {[...alike, ...others].map(({ column, value, message, lines }, index) => {
              const heading = column === null ? '' : headingOf(held, column, messages.noHeading)
              return (
                <tr key={`${column} ${value} ${message}`}>
                  <th scope="row">{heading}</th>
                  <td>{column === null ? '' : value === '' ? <em>{messages.blank}</em> : value}</td>
                  <td>{message}</td>
                  <td class="number">{lines}</td>
                  <td>
                    {column !== null && (
                      <>
                        <input type="hidden" name={`g.${index}.colonne`} value={column} />
                        <input type="hidden" name={`g.${index}.valeur`} value={value} />
                        <input
                          name={`g.${index}.par`}
                          aria-label={messages.replacementOf(value, heading)}
                          value={typed.find((each) => each.column === column && each.from === value)?.to}
                        />
                      </>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The lines that are refused, each cell that is guilty in a control of its own. */
function Lines({ request, target, held, lines }: Found) {
  const messages = importMessages(target.ctx.locale)
  const known = held.settings.columns.flatMap((name, column) => (name === null ? [] : [column]))
  return (
    <section aria-labelledby="lignes">
      <h2 id="lignes">{messages.mendLines}</h2>
      <ul class="mending">
        {lines.map(({ line, cells, faults, mended }) => {
          const columns = faults.flatMap(({ column }) => (column === null ? [] : [column]))
          const guilty = new Set(columns.sort((one, other) => one - other))
          const shown = (column: number): string => shownCell(cells[column] ?? null)
          const others = known.filter((column) => !guilty.has(column) && shown(column) !== '').slice(0, 4)
          return (
            <li class="card" key={line}>
              <h3>{messages.lineNumber(line)}</h3>
              <p class="others">{others.map(shown).join(' · ')}</p>
              {faults
                .filter(({ column }) => column === null)
                .map(({ message }) => (
                  <p class="error" key={message}>
                    {message}
                  </p>
                ))}
              {[...guilty].map((column) => {
                const id = `l.${line}.${column}`
                const heading = headingOf(held, column, messages.noHeading)
                const since = mended.get(column)
                const value = since ?? shown(column)
                const typed = request.body.get(id)
                return (
                  <div class="field invalid" key={column}>
                    <label for={id}>
                      {heading}
                      <span class="hidden"> {messages.lineNumber(line)}</span>
                    </label>
                    <p class="error" id={`${id}.erreur`}>
                      {faults
                        .filter((fault) => fault.column === column)
                        .map(({ message }) => message)
                        .join(' ')}
                    </p>
                    {since !== undefined && (
                      <p class="help" id={`${id}.depuis`}>
                        {messages.mendedSince}
                      </p>
                    )}
                    <input type="hidden" name={`a.${line}.${column}`} value={value} />
                    <Cell
                      id={id}
                      value={typed ?? value}
                      isLong={/[\r\n]/.test(value)}
                      told={since === undefined ? `${id}.erreur` : `${id}.erreur ${id}.depuis`}
                    />
                  </div>
                )
              })}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface CellProps {
  readonly id: string
  readonly value: string
  /** Whether the file has several lines there. */
  readonly isLong: boolean
  /** What is said of it. */
  readonly told: string
}

/** The control of a cell. */
function Cell({ id, value, isLong, told }: CellProps) {
  const attributes = { id, name: id, 'aria-invalid': 'true' as const, 'aria-describedby': told }
  return isLong ? (
    <textarea {...attributes} rows={3}>
      {value}
    </textarea>
  ) : (
    <input {...attributes} value={value} />
  )
}

function headingOf({ preview }: Import, column: number, unnamed: (column: number) => string): string {
  return preview.columns[column] || unnamed(column + 1)
}

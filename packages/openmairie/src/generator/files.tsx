// SPDX-License-Identifier: EUPL-1.2
import { differenceOf } from '../generate/difference.js'
import { kinds, type LaterLine, laterLines, rubrics } from '../generate/kinds.js'
import type { FileStatus } from '../generate/status.js'
import type { Locale } from '../model/application.js'
import { generatorMessages } from './messages.js'
import { concerns, type Situation } from './situation.js'

const writable: ReadonlySet<FileStatus['state']> = new Set(['absent', 'stale', 'leftover', 'edited', 'foreign'])

/** The files by rubric, each with its state, a box and its difference; then the button that generates. */
export function Files({ situation, locale, csrf }: { situation: Situation; locale: Locale; csrf: string }) {
  const messages = generatorMessages(locale)
  const { table, generation, loaded, parameters } = situation
  const concerned = generation.statuses.filter((status) => concerns(situation, status))
  const rubricOf = (status: FileStatus) => (status.planned ? kinds[status.planned.kind].rubric : 'other')
  return (
    <section aria-labelledby="fichiers">
      <h2 id="fichiers">{messages.files}</h2>
      <form method="get" action="/-/generateur" class="tools">
        <input type="hidden" name="app" value={loaded.app.definition.name} />
        {table && <input type="hidden" name="table" value={table.table} />}
        <label for="parametrage">{messages.parameters}</label>
        <select id="parametrage" name="parametrage">
          {situation.parameterSets.map((name) => (
            <option value={name} selected={name === parameters} key={name}>
              {name}
            </option>
          ))}
        </select>
        <button type="submit">OK</button>
      </form>
      <form method="post" action="/-/generateur">
        <input type="hidden" name="-csrf" value={csrf} />
        <input type="hidden" name="app" value={loaded.app.definition.name} />
        <input type="hidden" name="parametrage" value={parameters} />
        {table && <input type="hidden" name="table" value={table.table} />}
        {rubrics.map((rubric) => {
          const files = concerned.filter((status) => rubricOf(status) === rubric)
          return (
            <fieldset class="group" key={rubric}>
              <legend>{messages.rubrics[rubric]}</legend>
              <ul class="files">
                {files.map((status) => (
                  <File key={status.path} status={status} locale={locale} />
                ))}
                {laterLines(rubric, table?.secondaryKeys ?? []).map((line) => (
                  <Later key={`${line.kind} ${line.reference}`} line={line} locale={locale} />
                ))}
              </ul>
            </fieldset>
          )
        })}
        <div class="buttons sticky">
          <button type="submit" class="primary">
            {messages.validate(table?.table ?? loaded.app.definition.label)}
          </button>
        </div>
      </form>
    </section>
  )
}

/** What a later version will generate: said, without box. */
function Later({ line, locale }: { line: LaterLine; locale: Locale }) {
  const messages = generatorMessages(locale)
  const label = messages.laterKinds[line.kind]
  return (
    <li class="later">
      {line.reference === null ? label : messages.byReference(label, line.reference)}{' '}
      <span class="tag later">{messages.later}</span>
    </li>
  )
}

function File({ status, locale }: { status: FileStatus; locale: Locale }) {
  const messages = generatorMessages(locale)
  const changes = writable.has(status.state)
  const id = `fichier-${status.path.replace(/[^\w]/g, '-')}`
  return (
    <li>
      <span class="check">
        <input
          type="checkbox"
          id={id}
          name="fichier"
          value={status.path}
          checked={changes}
          disabled={status.state === 'kept'}
        />{' '}
        <label for={id}>
          <code>{status.path}</code> {status.planned && <span class="help">{messages.kinds[status.planned.kind]}</span>}
        </label>
        <span class={`tag ${status.state}`}>{messages.states[status.state]}</span>
      </span>
      {changes && status.state !== 'absent' && (
        <details>
          <summary>{messages.difference}</summary>
          <pre tabIndex={0}>{differenceOf(status)}</pre>
        </details>
      )}
    </li>
  )
}

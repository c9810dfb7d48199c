// SPDX-License-Identifier: EUPL-1.2
import type { Sketch } from '../../proposal/sketch.js'
import type { PageContent, PageRequest } from '../../ui/page.js'
import type { Draft, Problem } from './contract.js'
import { applicationControls } from './controls.js'
import { Field, type Typed } from './field.js'
import { sheetsMessages } from './messages.js'
import { draftUrl, sheetsPage } from './place.js'
import { TableCard } from './table-card.js'

interface Props {
  readonly request: PageRequest
  readonly id: string
  readonly draft: Draft
  readonly sketch: Sketch
  /** What was typed, where it is not what is kept. */
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** What became of the last work on it, or of a check. */
  readonly said: { readonly tone: 'warning' | 'success'; readonly message: string } | null
}

/** What is proposed, to be corrected: the application, then each table with its columns. */
export function proposalPage(props: Props): PageContent {
  const { request, id, draft, sketch, typed, problems, said } = props
  const messages = sheetsMessages(request.locale)
  const common = { typed, problems, locale: request.locale }
  const body = (
    <>
      <form method="post" action={draftUrl(id)} class="record-form sheets" noValidate>
        <input type="hidden" name="-csrf" value={request.csrf} />
        {/* The key Entrée sends a form by its first button. */}
        <button type="submit" name="action" value="verifier" class="hidden" tabIndex={-1} aria-hidden="true" />
        {said && (
          <p class={`flash ${said.tone}`} role="status">
            {said.message}
          </p>
        )}
        {problems.length > 0 && (
          <div class="summary" role="alert" id="problemes" tabIndex={-1}>
            <h2>{messages.problems(problems.length)}</h2>
            <ul>
              {problems.map(({ control, message }) => (
                <li key={`${control} ${message}`}>
                  <a href={`#${control}`}>{message}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        <fieldset class="group">
          <legend>{messages.application}</legend>
          <Field {...common} name={applicationControls.label} label={messages.label} value={sketch.label} />
          <Field
            {...common}
            name={applicationControls.name}
            label={messages.name}
            help={messages.nameHelp}
            value={draft.name}
          />
        </fieldset>
        {sketch.tables.map((table, at) => (
          // Tables are known by their place: their names are what is corrected.
          <TableCard {...common} key={at} sketch={sketch} table={table} at={at} notes={draft.notes[at] ?? []} />
        ))}
        <div class="buttons sticky">
          <button type="submit" name="action" value="creer" class="primary">
            {messages.make}
          </button>
          <button type="submit" name="action" value="verifier">
            {messages.check}
          </button>
        </div>
      </form>
      <form method="post" action={draftUrl(id, 'abandon')} class="buttons">
        <input type="hidden" name="-csrf" value={request.csrf} />
        <button type="submit">{messages.drop}</button>
      </form>
    </>
  )
  return sheetsPage(request, sketch.label, body, { wide: true, ...(problems.length > 0 ? { status: 422 } : {}) })
}

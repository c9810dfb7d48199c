// SPDX-License-Identifier: EUPL-1.2
import type { Problem } from '../../model/override.js'
import type { RecordView } from '../../records/index.js'
import { Obstacles } from '../../ui/last-step.js'
import type { PageContent, PageRequest } from '../../ui/page.js'
import type { Texts, Version } from '../kept/contract.js'
import { stateOf } from '../kept/store.js'
import { changedInFile, controlsOf } from '../kept/texts.js'
import { Control } from './controls.js'
import type { OfferedGroup } from './fields.js'
import { FieldsPanel } from './fields-panel.js'
import { editorMessages } from './messages.js'
import { type Edited, labelOfFiled } from './reach.js'
import { isHtml, isShort } from './read.js'
import { RichTools } from './rich/tools.js'
import { editionsUrl, editorControls, editorUrl } from './urls.js'
import { Versions } from './versions.js'

/** What the editor shows: what is typed, and what is known of it. */
export interface Shown {
  readonly texts: Texts
  readonly status?: number
  /** What prevents it from being kept. */
  readonly problems?: readonly Problem[]
  /** What it names that is not there; null where nobody asked yet. */
  readonly report?: readonly Problem[] | null
  /** What another keeps since: shown beside what differs. */
  readonly meanwhile?: { readonly said: string; readonly texts: Texts } | null
  readonly viewing?: Version | null
  /** The state that its author was shown; what it is now where nothing is said. */
  readonly seen?: number
  /** Whether what is typed is not kept. */
  readonly typed: boolean
  readonly sample: RecordView | null
  readonly sampleTyped: string
  readonly groups: readonly OfferedGroup[]
  nameOf(id: string | null): string
}

/** The page on which a definition is changed. */
export function editorPage(request: PageRequest, edited: Edited, shown: Shown): PageContent {
  const { locale, csrf } = request
  const { place, filed, entity, versions, ctx } = edited
  const messages = editorMessages(locale)
  const { texts, problems = [], report = null, meanwhile = null, viewing = null } = shown
  const label = texts['label'] || labelOfFiled(filed, entity)
  const names = controlsOf(filed)
  const title = messages.editTitle(label)
  const notes = [...problems, ...(report ?? [])]
  const isRefused = shown.status === 422
  const control = (name: string) => (
    <Control
      key={name}
      name={name}
      value={texts[name] ?? ''}
      theirs={meanwhile && meanwhile.texts[name] !== texts[name] ? (meanwhile.texts[name] ?? '') : null}
      wrong={notes.filter(({ field }) => field === name)}
      locale={locale}
    />
  )
  const paper = names.filter((name) => isShort(name) && !['label', 'group', 'draft', 'when'].includes(name))
  const linkTo = ({ field, message }: Problem) => ({ message, href: field === null ? null : `#t-${field}` })
  return {
    kind: 'page',
    status: shown.status ?? 200,
    wide: true,
    frames: true,
    title,
    breadcrumb: [
      { label: messages.title, href: editionsUrl },
      { label: title, href: null },
    ],
    body: (
      <>
        <Obstacles title={messages.notSaved} obstacles={(isRefused ? notes : problems).map(linkTo)} />
        <Notices edited={edited} shown={shown} />
        <form
          method="post"
          action={editorUrl(place)}
          class="record-form edition-editor"
          data-guard
          {...(shown.typed ? { 'data-resumed': '' } : {})}
        >
          <input type="hidden" name="-csrf" value={csrf} />
          <input type="hidden" name={editorControls.seen} value={String(shown.seen ?? stateOf(versions))} />
          <div class="texts">
            {report !== null && report.length === 0 && problems.length === 0 && (
              <p class="flash success" role="status">
                {messages.fine}
              </p>
            )}
            {report !== null && report.length > 0 && (
              <div class="flash warning" role="alert">
                <p>
                  <strong>{messages.warned}</strong>
                </p>
                {!isRefused && (
                  <ul>
                    {report.map(({ field, message }) => (
                      <li key={`${field} ${message}`}>
                        <a href={`#t-${field}`}>{messages.controls[field ?? '']}</a>
                        {`\u00a0: ${message}`}
                      </li>
                    ))}
                  </ul>
                )}
                <label class="check">
                  <input type="checkbox" name={editorControls.confirmed} value="1" /> {messages.confirm}
                </label>
              </div>
            )}
            <fieldset class="group">
              <legend>{messages.texts}</legend>
              {names.filter((name) => !paper.includes(name)).map(control)}
            </fieldset>
            {paper.length > 0 && (
              <fieldset class="group">
                <legend>{messages.paper}</legend>
                <div class="grid">{paper.map(control)}</div>
              </fieldset>
            )}
            <div class="buttons">
              <button type="submit" class="primary">
                {messages.save}
              </button>
              <button type="submit" name={editorControls.check} value="1">
                {messages.check}
              </button>
              <a class="button" href={editionsUrl}>
                {messages.back}
              </a>
            </div>
          </div>
          <div class="edition-side">
            <section class="group preview" aria-label={messages.previewTitle}>
              <div class="field">
                <label for={editorControls.sample}>{messages.sample}</label>
                <input
                  id={editorControls.sample}
                  name={editorControls.sample}
                  value={shown.sampleTyped}
                  aria-describedby="fiche-aide"
                />
                <p class="help" id="fiche-aide">
                  {messages.sampleHelp} {shown.sample ? messages.sampleIs(shown.sample.label) : messages.noSample}
                </p>
              </div>
              <p class="help">{messages.previewHelp}</p>
              <div class="buttons">
                <button
                  type="submit"
                  formAction={editorUrl(place, 'preview')}
                  formTarget="apercu"
                  data-again="1"
                  data-preview=""
                >
                  {messages.preview}
                </button>
              </div>
              <iframe name="apercu" title={messages.previewTitle} />
            </section>
            <FieldsPanel groups={shown.groups} locale={locale} />
          </div>
        </form>
        {names.some(isHtml) && <RichTools groups={shown.groups} locale={locale} />}
        <Versions request={request} edited={edited} viewing={viewing} timeZone={ctx.timeZone} />
      </>
    ),
  }
}

/** What one has to know before one types. */
function Notices({ edited, shown }: { edited: Edited; shown: Shown }) {
  const { ctx, place, filed, subject, versions, current } = edited
  const messages = editorMessages(ctx.locale)
  const own = versions.find(({ active }) => active) ?? null
  const { meanwhile = null, viewing = null } = shown
  return (
    <>
      {meanwhile && (
        <p class="flash warning" role="alert">
          {meanwhile.said}
        </p>
      )}
      {viewing && <p class="flash info">{messages.viewing(viewing.number)}</p>}
      {!own && current && <p class="flash info">{messages.inherited(shown.nameOf(current.collectivite))}</p>}
      {subject && !current && <p class="flash warning">{messages.isWithdrawn}</p>}
      {own && !subject && changedInFile(filed, own.origin).length > 0 && (
        <p class="flash warning">
          {messages.fileChanged}. <a href={editorUrl(place, 'compare')}>{messages.compare}</a>
        </p>
      )}
    </>
  )
}

// SPDX-License-Identifier: EUPL-1.2
import type { Problem } from '../../model/override.js'
import { FieldNotes, notesOf } from '../../ui/field-notes.js'
import { Obstacles } from '../../ui/last-step.js'
import type { PageContent, PageRequest } from '../../ui/page.js'
import { editorMessages } from './messages.js'
import { type Sort, type Start, sorts } from './starting.js'
import { creationControls, creationUrl, editionsUrl } from './urls.js'

interface Shown {
  readonly sort: Sort
  /** By application. */
  readonly groups: readonly {
    readonly label: string
    readonly copies: readonly Start[]
    readonly blank: readonly Start[]
  }[]
  readonly typed: { readonly label: string; readonly start: string }
  readonly problems: readonly Problem[]
  readonly status?: number
}

/** What a new definition is, what it is called, and what it begins from. */
export function createPage({ locale, csrf }: PageRequest, shown: Shown): PageContent {
  const { sort, groups, typed, problems, status = 200 } = shown
  const messages = editorMessages(locale)
  const wrongOf = (field: string) => problems.filter((problem) => problem.field === field)
  const described = (field: string, help: string | null) => ({
    id: field,
    name: field,
    'aria-invalid': wrongOf(field).length > 0 ? ('true' as const) : undefined,
    'aria-describedby': notesOf(field, help, wrongOf(field)) || undefined,
  })
  const offered = groups.flatMap(({ label, copies, blank }) => {
    const of = groups.length > 1 ? ` – ${label}` : ''
    return [
      { label: `${messages.fromNothing[sort]}${of}`, starts: blank },
      { label: `${messages.fromCopy}${of}`, starts: copies },
    ].filter(({ starts }) => starts.length > 0)
  })
  return {
    kind: 'page',
    status,
    title: messages.createTitle,
    breadcrumb: [
      { label: messages.title, href: editionsUrl },
      { label: messages.createTitle, href: null },
    ],
    body: (
      <div class="remembered tabs">
        <nav aria-label={messages.kind}>
          <ul>
            {sorts.map((each) => (
              <li key={each}>
                <a href={creationUrl(each)} aria-current={each === sort ? 'page' : undefined}>
                  {messages.kinds[each]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Obstacles
          title={messages.notCreated}
          obstacles={problems.map(({ field, message }) => ({ message, href: `#${field}` }))}
        />
        <p class="help">{messages.sortHelp[sort]}</p>
        <form method="post" action={creationUrl()} class="record-form card edition-new">
          <input type="hidden" name="-csrf" value={csrf} />
          <input type="hidden" name={creationControls.sort} value={sort} />
          <div class="field">
            <label for={creationControls.label}>{messages.controls['label']}</label>
            <input
              {...described(creationControls.label, null)}
              value={typed.label}
              aria-required="true"
              autoComplete="off"
            />
            <FieldNotes id={creationControls.label} help={null} wrong={wrongOf(creationControls.label)} />
          </div>
          <div class="field">
            <label for={creationControls.start}>{messages.start}</label>
            <select {...described(creationControls.start, messages.startHelp)}>
              {offered.map(({ label, starts }) => (
                <optgroup label={label} key={label}>
                  {starts.map((start) => (
                    <option value={start.value} selected={start.value === typed.start} key={start.value}>
                      {start.label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
            <FieldNotes id={creationControls.start} help={messages.startHelp} wrong={wrongOf(creationControls.start)} />
          </div>
          <div class="buttons">
            <button type="submit" class="primary">
              {messages.createIt}
            </button>
            <a class="button" href={editionsUrl}>
              {messages.back}
            </a>
          </div>
        </form>
      </div>
    ),
  }
}

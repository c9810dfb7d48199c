// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import { undoSeconds } from '../records/index.js'
import { LastButtons } from '../ui/last-step.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { crumbsOf, placeOf, rootOf } from '../ui/place.js'
import { recordUrl } from '../ui/urls.js'
import { withoutDraft } from './drafts.js'
import { followupMessages } from './messages.js'
import type { Anchored } from './opening.js'

/** What is wrong with a control, by its identifier. */
export interface Wrong {
  readonly control: string
  readonly message: string
}

interface FieldProps {
  readonly request: PageRequest
  readonly id: string
  readonly label: string
  readonly optional?: boolean
  readonly help?: string
  readonly problems: readonly Wrong[]
  readonly children: (attributes: Readonly<Record<string, string | undefined>>) => ComponentChildren
}

/** What is wrong with a control or a part of a page; nothing where nothing is. */
export function ErrorOf({ id, problems }: Pick<FieldProps, 'id' | 'problems'>) {
  const wrong = problems.filter(({ control }) => control === id)
  if (wrong.length === 0) return null
  return (
    <p class="error" id={`${id}-erreur`}>
      {wrong.map(({ message }) => message).join(' ')}
    </p>
  )
}

/** What a control or a part of a page is described by, of its help and its error. */
export function describedBy(id: string, problems: readonly Wrong[], hasHelp: boolean): string | undefined {
  const isWrong = problems.some(({ control }) => control === id)
  return [...(hasHelp ? [`${id}-aide`] : []), ...(isWrong ? [`${id}-erreur`] : [])].join(' ') || undefined
}

/** A control with its label, its help, and what is wrong with it. */
export function Field({ request, id, label, optional, help, problems, children }: FieldProps) {
  const isWrong = problems.some(({ control }) => control === id)
  return (
    <div class={isWrong ? 'field wrong' : 'field'}>
      <label for={id}>
        {label}
        {optional && <span class="optional"> ({followupMessages(request.locale).optional})</span>}
      </label>
      {help && (
        <p class="help" id={`${id}-aide`}>
          {help}
        </p>
      )}
      <ErrorOf id={id} problems={problems} />
      {children({
        id,
        'aria-describedby': describedBy(id, problems, help !== undefined && help !== ''),
        'aria-invalid': isWrong ? 'true' : undefined,
        'aria-required': optional ? undefined : 'true',
      })}
    </div>
  )
}

/** The button that keeps what is typed, and the way out where there is one. */
export function SaveButtons({ save, cancel, back }: { save: string; cancel: string; back: string | null }) {
  return (
    <div class="buttons">
      <button type="submit" class="primary">
        {save}
      </button>
      {back !== null && (
        <a class="button" href={back} data-cancel="1">
          {cancel}
        </a>
      )}
    </div>
  )
}

/** The problems of a form, each leading to its control. */
export function Summary({ request, problems }: { request: PageRequest; problems: readonly Wrong[] }) {
  if (problems.length === 0) return null
  return (
    <div class="summary" role="alert" id="problemes" tabIndex={-1}>
      <h2>{followupMessages(request.locale).problem(problems.length)}</h2>
      <ul>
        {problems.map(({ control, message }) => (
          <li key={`${control} ${message}`}>
            <a href={`#${control}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A page below that of a record. */
export async function besidePage(
  request: PageRequest,
  anchor: Anchored,
  title: string,
  body: ComponentChildren,
  status = 200,
): Promise<PageContent> {
  const { app, entity, key, record } = anchor
  const place = await placeOf(request.query, anchor)
  return {
    kind: 'page',
    status,
    title,
    current: rootOf(entity, place).name,
    breadcrumb: crumbsOf(anchor, place, [
      { label: record.label, href: recordUrl(app, entity.name, key, null, withoutDraft(request)) },
      { label: title, href: null },
    ]),
    body,
  }
}

/** Asks before something is deleted, which may be undone for a while. */
export function Confirmation({
  request,
  back,
  ask,
  children,
}: {
  request: PageRequest
  back: string
  ask: string
  children?: ComponentChildren
}) {
  const messages = followupMessages(request.locale)
  return (
    <form method="post" action={request.url} class="card confirm">
      <input type="hidden" name="-csrf" value={request.csrf} />
      <p>{ask}</p>
      {children}
      <p class="help">{messages.undoHint(undoSeconds)}</p>
      <LastButtons confirm={messages.remove} cancel={messages.cancel} back={back} />
    </form>
  )
}

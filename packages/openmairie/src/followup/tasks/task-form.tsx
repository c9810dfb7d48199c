// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { PageRequest } from '../../ui/page.js'
import { valueMessages } from '../../ui/value-messages.js'
import type { Person } from '../contract.js'
import { keptAttributes } from '../drafts.js'
import { Field, SaveButtons, Summary, type Wrong } from '../form-parts.js'
import { followupMessages } from '../messages.js'
import type { Anchor } from '../rows.js'
import { type Carried, taskUrl } from '../urls.js'
import { controls, type Typed } from './input.js'
import { longestWhat } from './store.js'

interface Props {
  readonly request: PageRequest
  readonly anchor: Anchor
  readonly carried: Carried
  /** The task that is changed; null for a new one. */
  readonly id: string | null
  readonly typed: Typed
  readonly people: readonly Person[]
  /** The version of a task that is changed; null for a new one. */
  readonly version: string | null
  /** The one-time key of the form, which its draft is kept under; null for one that is opened. */
  readonly once: string | null
  /** Whether it holds what was typed before. */
  readonly resumed: boolean
  readonly problems: readonly Wrong[]
  readonly back: string
}

/** A task: what, for when, by whom. */
export function TaskForm({ request, anchor, carried, id, typed, people, problems, back, ...state }: Props) {
  const messages = followupMessages(request.locale)
  const { version, once, resumed } = state
  return (
    <form
      method="post"
      action={id === null ? taskUrl(anchor, carried, 'nouvelle') : taskUrl(anchor, carried, id, 'modifier')}
      class="record-form task-form"
      data-guard="1"
      {...keptAttributes(anchor, carried, { kind: 'taches', id: id ?? '' }, resumed)}
      data-new={version === null ? '1' : undefined}
      noValidate
    >
      <input type="hidden" name="-csrf" value={request.csrf} />
      <input type="hidden" name="-once" value={once ?? randomUUID()} />
      {version !== null && <input type="hidden" name="-version" value={version} />}
      <Summary request={request} problems={problems} />
      <Field request={request} id={controls.what} label={messages.what} problems={problems}>
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            name="objet"
            value={typed.what}
            maxLength={longestWhat}
            autocomplete="off"
            class="w-60"
          />
        )}
      </Field>
      <Field
        request={request}
        id={controls.due}
        label={messages.due}
        optional
        help={valueMessages(request.locale).dateHelp}
        problems={problems}
      >
        {(attributes) => (
          <input {...attributes} type="text" name="echeance" value={typed.due} autocomplete="off" class="w-10" />
        )}
      </Field>
      <Field
        request={request}
        id={controls.assignee}
        label={messages.assignee}
        optional
        help={messages.assigneeHelp}
        problems={problems}
      >
        {(attributes) => (
          <select {...attributes} name="responsable">
            <option value="">{messages.nobody}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id} selected={id === typed.assignee}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <SaveButtons save={messages.saveChanges} cancel={messages.cancel} back={back} />
    </form>
  )
}

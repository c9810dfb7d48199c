// SPDX-License-Identifier: EUPL-1.2
import type { PageRequest } from '../ui/page.js'
import { memoryMessages } from './messages.js'
import { longestName } from './searches.js'

/** What is typed of a search; `state` is there while it is not saved yet. */
export interface Draft {
  readonly name: string
  readonly shared: boolean
  /** Keeps the display alone. */
  readonly display: boolean
  readonly state?: string
}

interface Props {
  readonly request: PageRequest
  readonly action: string
  /** Identifier of the control of the name, its own on the page. */
  readonly id: string
  readonly draft: Draft
  readonly problem: string | null
  readonly button: string
  /** What the button says to those who do not see what stands beside it. */
  readonly spoken?: string
}

/** Name and sharing of a search, new or not. */
export function SearchForm({ request, action, id, draft, problem, button, spoken }: Props) {
  const messages = memoryMessages(request.locale)
  const isNew = draft.state !== undefined
  return (
    <form method="post" action={action} class="sheet search-form" noValidate>
      <input type="hidden" name="-csrf" value={request.csrf} />
      {draft.state !== undefined && <input type="hidden" name="etat" value={draft.state} />}
      <div class={problem === null ? 'field' : 'field wrong'}>
        <label for={id}>{isNew || !draft.display ? messages.name : messages.displayName}</label>
        {problem !== null && (
          <p class="error" id={`${id}-erreur`}>
            {problem}
          </p>
        )}
        <input
          id={id}
          name="nom"
          type="text"
          value={draft.name}
          maxLength={longestName}
          autocomplete="off"
          aria-invalid={problem === null ? undefined : 'true'}
          aria-describedby={problem === null ? undefined : `${id}-erreur`}
        />
      </div>
      <label class="check">
        <input type="checkbox" name="partagee" value="1" checked={draft.shared} /> {messages.share}
      </label>
      {isNew && (
        <label class="check">
          <input type="checkbox" name="affichage" value="1" checked={draft.display} /> {messages.displayOnly}
        </label>
      )}
      {isNew && <p class="help">{messages.saveHelp}</p>}
      <div class="buttons">
        <button type="submit" class={isNew ? 'primary' : undefined} aria-label={spoken}>
          {button}
        </button>
      </div>
    </form>
  )
}

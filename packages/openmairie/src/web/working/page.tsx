// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { PageContent } from '../../ui/page.js'
import type { Choice } from './choices.js'
import { workingMessages } from './messages.js'
import { workingUrl } from './urls.js'

interface Shown {
  readonly locale: Locale
  readonly csrf: string
  readonly choices: readonly Choice[]
  readonly working: string | null
  /** What the account is attached to; null where it reaches them all. */
  readonly attached: string | null
  /** Where one comes back to. */
  readonly back: string
}

/** The page where one chooses the collectivité that one works for. */
export function workingPage({ locale, csrf, choices, working, attached, back }: Shown): PageContent {
  const messages = workingMessages(locale)
  // The first is the account's own, with all that is below it: the same as to choose none.
  const listed = attached === null ? choices : choices.slice(1)
  return {
    kind: 'page',
    title: messages.title,
    breadcrumb: [],
    body: (
      <form method="post" action={workingUrl} class="card">
        <input type="hidden" name="-csrf" value={csrf} />
        <input type="hidden" name="retour" value={back} />
        <p>{messages.explain}</p>
        <p class="field">
          <label for="collectivite">{messages.choice}</label>
          <select id="collectivite" name="collectivite">
            <option value="" selected={working === null}>
              {attached === null ? messages.every : messages.allOf(attached)}
            </option>
            {listed.map(({ id, label, depth }) => (
              <option value={id} selected={id === working} key={id}>
                {`${'\u2003'.repeat(depth)}${label}`}
              </option>
            ))}
          </select>
        </p>
        <p class="buttons">
          <button type="submit" class="primary">
            {messages.submit}
          </button>
        </p>
      </form>
    ),
  }
}

interface Other {
  readonly locale: Locale
  readonly csrf: string
  readonly record: string
  /** The collectivité of the record; null where it is not known which. */
  readonly owner: { readonly id: string; readonly label: string } | null
  readonly mine: string
  readonly address: string
}

/** A page of another of one's collectivités, opened by a link: which it is, and the way to it. */
export function otherPage({ locale, csrf, record, owner, mine, address }: Other): PageContent {
  const messages = workingMessages(locale)
  return {
    kind: 'page',
    status: 409,
    title: messages.otherTitle,
    breadcrumb: [],
    body: (
      <form method="post" action={workingUrl} class="card">
        <input type="hidden" name="-csrf" value={csrf} />
        <input type="hidden" name="retour" value={address} />
        <input type="hidden" name="collectivite" value={owner?.id ?? ''} />
        <p>{messages.other(record, owner?.label ?? messages.otherOwner, mine)}</p>
        <p class="buttons">
          <button type="submit" class="primary">
            {owner ? messages.goTo(owner.label) : messages.goToAll}
          </button>
          <a class="button" href="/">
            {messages.stay}
          </a>
        </p>
      </form>
    ),
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Collectivite } from '../collectivites/held.js'
import type { ResolvedApplication } from '../model/application.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { reversibilityMessages } from './messages.js'
import { chosenName, reversibilityUrl } from './urls.js'

interface Shown {
  readonly takeable: readonly Collectivite[]
  readonly chosen: string | null
  /** Applications of which nothing will be in the archive. */
  readonly left: readonly ResolvedApplication[]
}

/** What an archive holds, and for which collectivité it is asked. */
export function reversibilityPage({ locale, csrf }: PageRequest, { takeable, chosen, left }: Shown): PageContent {
  const messages = reversibilityMessages(locale)
  return {
    kind: 'page',
    title: messages.title,
    breadcrumb: [],
    body: (
      <form method="post" action={reversibilityUrl} class="card reversibility">
        <input type="hidden" name="-csrf" value={csrf} />
        <input type="hidden" name="-once" value={randomUUID()} />
        <p>{messages.lead}</p>
        <h2>{messages.inside}</h2>
        <ul>
          {messages.contents.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <p>{messages.outside}</p>
        {left.length > 0 && <p>{messages.left(left.map(({ definition }) => definition.label).join(', '))}</p>}
        <p class="flash warning">{messages.personal}</p>
        {takeable.length === 0 ? (
          <p class="empty">{messages.none}</p>
        ) : (
          <>
            <p class="field">
              <label for="collectivite">{messages.choice}</label>
              <select id="collectivite" name={chosenName}>
                {takeable.map(({ id, label }) => (
                  <option value={id} selected={id === chosen} key={id}>
                    {`${label} (${id})`}
                  </option>
                ))}
              </select>
            </p>
            <p class="buttons">
              <button type="submit" class="primary">
                {messages.submit}
              </button>
            </p>
          </>
        )}
      </form>
    ),
  }
}

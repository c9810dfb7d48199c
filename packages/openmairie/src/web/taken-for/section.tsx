// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import { spokenDay } from './days.js'
import { takenForMessages } from './messages.js'
import type { Colleague, Delegation, DelegationProblem } from './store.js'
import { delegationUrl } from './urls.js'

export interface DelegationsShown {
  readonly given: readonly Delegation[]
  readonly received: readonly Delegation[]
  readonly colleagues: readonly Colleague[]
  readonly today: string
  readonly problem: DelegationProblem | null
}

/** On the page of one's account: rights given and received for a period. */
export function Delegations({ shown, csrf, locale }: { shown: DelegationsShown; csrf: string; locale: Locale }) {
  const messages = takenForMessages(locale)
  const { given, received } = shown
  return (
    <section class="card" aria-labelledby="delegations">
      <h2 id="delegations">{messages.title}</h2>
      <p class="help">{messages.lead}</p>
      {received.length > 0 && <h3>{messages.received}</h3>}
      <ul class="delegations">
        {received.map((each) => (
          <li key={each.id}>
            {messages.from(each.name, spokenDay(each.first, locale), spokenDay(each.last, locale))}
            {each.active ? (
              <Post csrf={csrf} to="agir" id={each.id} label={messages.act} name={messages.actFor(each.name)} />
            ) : (
              <span class="tag">{messages.toCome}</span>
            )}
          </li>
        ))}
      </ul>
      {given.length > 0 && <h3>{messages.given}</h3>}
      <ul class="delegations">
        {given.map((each) => (
          <li key={each.id}>
            {messages.to(each.name, spokenDay(each.first, locale), spokenDay(each.last, locale))}
            {!each.active && <span class="tag">{messages.toCome}</span>}
            <Post csrf={csrf} to="fin" id={each.id} label={messages.revoke} name={messages.revokeOf(each.name)} />
          </li>
        ))}
      </ul>
      {shown.colleagues.length > 0 ? <GiveForm shown={shown} csrf={csrf} locale={locale} /> : <p>{messages.nobody}</p>}
    </section>
  )
}

function GiveForm({ shown, csrf, locale }: { shown: DelegationsShown; csrf: string; locale: Locale }) {
  const messages = takenForMessages(locale)
  const { problem, today } = shown
  return (
    <form method="post" action={delegationUrl} noValidate>
      <input type="hidden" name="-csrf" value={csrf} />
      {problem && (
        <p class="error" id="delegation-erreur" role="alert">
          {messages.problems[problem]}
        </p>
      )}
      <div class="field">
        <label for="delegue">{messages.delegate}</label>
        <select id="delegue" name="delegue" required aria-describedby={problem ? 'delegation-erreur' : undefined}>
          <option value="">{messages.choose}</option>
          {shown.colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="debut">{messages.first}</label>
        <input id="debut" type="date" name="debut" value={today} required />
      </div>
      <div class="field">
        <label for="fin">{messages.last}</label>
        <input id="fin" type="date" name="fin" min={today} required />
      </div>
      <div class="field">
        <label for="motif">{messages.reason}</label>
        <input id="motif" name="motif" maxLength={200} />
      </div>
      <div class="buttons">
        <button type="submit">{messages.give}</button>
      </div>
    </form>
  )
}

function Post({
  csrf,
  to,
  id,
  label,
  name,
}: {
  csrf: string
  to: 'agir' | 'fin'
  id: string
  label: string
  name: string
}) {
  return (
    <form method="post" action={`${delegationUrl}/${to}`}>
      <input type="hidden" name="-csrf" value={csrf} />
      <input type="hidden" name="delegation" value={id} />
      <button type="submit" aria-label={name}>
        {label}
      </button>
    </form>
  )
}

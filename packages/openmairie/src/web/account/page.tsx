// SPDX-License-Identifier: EUPL-1.2
import type { Showing } from '../../ui/format.js'
import { spokenInstant } from '../../ui/moments.js'
import type { PageContent } from '../../ui/page.js'
import type { OpenSession, Session } from '../sessions.js'
import { Delegations, type DelegationsShown } from '../taken-for/section.js'
import { deviceOf } from './device.js'
import { accountMessages } from './messages.js'
import { longestPassword, type PasswordProblem } from './password.js'
import { accountUrl } from './urls.js'

interface Shown {
  readonly showing: Showing
  readonly session: Session
  /** What his profil is called. */
  readonly profil: string
  readonly hasPassword: boolean
  readonly sessions: readonly OpenSession[]
  readonly problem: PasswordProblem | null
  /** Null while the session is taken for another. */
  readonly delegations: DelegationsShown | null
}

/** The account of who is signed in: who he is, his password, where he is signed in. */
export function accountPage({
  showing,
  session,
  profil,
  hasPassword,
  sessions,
  problem,
  delegations,
}: Shown): PageContent {
  const messages = accountMessages(showing.locale)
  const facts: readonly (readonly [string, string])[] = [
    [messages.login, session.actor.login],
    [messages.name, session.actor.name],
    [messages.profil, profil],
    ...(session.collectivite ? [[messages.collectivite, session.collectivite.label] as const] : []),
  ]
  return {
    kind: 'page',
    status: problem === null ? 200 : 422,
    title: messages.title,
    breadcrumb: [],
    body: (
      <div class="account">
        <dl class="facts">
          {facts.map(([term, said]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
        <section class="card" aria-labelledby="mot-de-passe">
          <h2 id="mot-de-passe">{messages.passwordTitle}</h2>
          {hasPassword ? (
            <PasswordForm showing={showing} session={session} problem={problem} />
          ) : (
            <p>{messages.none}</p>
          )}
        </section>
        <section class="card" aria-labelledby="sessions">
          <h2 id="sessions">{messages.sessionsTitle}</h2>
          <p class="help">{messages.sessionsLead}</p>
          <SessionsTable showing={showing} session={session} sessions={sessions} />
        </section>
        {delegations && <Delegations shown={delegations} csrf={session.csrf} locale={showing.locale} />}
      </div>
    ),
  }
}

/** Each field with the problems that are its own. */
const fields = [
  { name: 'current', complete: 'current-password', of: ['current'] },
  { name: 'next', complete: 'new-password', of: ['guessable', 'named', 'long', 'same'] },
  { name: 'again', complete: 'new-password', of: ['again'] },
] as const satisfies readonly { name: string; complete: string; of: readonly PasswordProblem[] }[]

function PasswordForm({ showing, session, problem }: Pick<Shown, 'showing' | 'session' | 'problem'>) {
  const messages = accountMessages(showing.locale)
  const { problems } = messages
  const said = problem === 'long' ? problems.long(longestPassword) : problem === null ? null : problems[problem]
  return (
    <form method="post" action={`${accountUrl}/mot-de-passe`} noValidate>
      <input type="hidden" name="-csrf" value={session.csrf} />
      {/* For the browser's own keeper of passwords. */}
      <input type="hidden" name="login" value={session.actor.login} autoComplete="username" />
      {fields.map(({ name, complete, of }) => {
        const isWrong = problem !== null && of.some((each) => each === problem)
        const notes = [...(name === 'next' ? ['next-aide'] : []), ...(isWrong ? [`${name}-erreur`] : [])]
        return (
          <div class={isWrong ? 'field wrong' : 'field'} key={name}>
            <label for={name}>{messages[name]}</label>
            {name === 'next' && (
              <p class="help" id="next-aide">
                {messages.advice}
              </p>
            )}
            {isWrong && (
              <p class="error" id={`${name}-erreur`} role="alert">
                {said}
              </p>
            )}
            <input
              id={name}
              name={name}
              type="password"
              autoComplete={complete}
              required
              aria-invalid={isWrong ? 'true' : undefined}
              aria-describedby={notes.length > 0 ? notes.join(' ') : undefined}
            />
          </div>
        )
      })}
      <div class="buttons">
        <button type="submit" class="primary">
          {messages.change}
        </button>
      </div>
    </form>
  )
}

function SessionsTable({ showing, session, sessions }: Pick<Shown, 'showing' | 'session' | 'sessions'>) {
  const messages = accountMessages(showing.locale)
  return (
    <>
      <table class="changes">
        <caption class="hidden">{messages.sessionsTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.device}</th>
            <th scope="col">{messages.opened}</th>
            <th scope="col">{messages.seen}</th>
            <th scope="col">{messages.action}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((each) => {
            const device = deviceOf(each.device)
            const named = device ? messages.browser(device.browser, device.system) : messages.unknown
            const opened = spokenInstant(each.opened, showing)
            return (
              <tr key={each.id}>
                <th scope="row">{named}</th>
                <td data-label={messages.opened}>{messages.on(opened)}</td>
                <td data-label={messages.seen}>{messages.on(spokenInstant(each.seen, showing))}</td>
                <td>
                  {each.current ? (
                    <span class="tag">{messages.here}</span>
                  ) : (
                    <CloseForm csrf={session.csrf} id={each.id} label={messages.close}>
                      {messages.closeOne(named, opened)}
                    </CloseForm>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {sessions.length > 1 && (
        <CloseForm csrf={session.csrf} id={null} label={messages.closeOthers}>
          {messages.closeOthers}
        </CloseForm>
      )}
    </>
  )
}

function CloseForm({
  csrf,
  id,
  label,
  children,
}: {
  csrf: string
  id: string | null
  label: string
  children: string
}) {
  return (
    <form method="post" action={`${accountUrl}/fermer`}>
      <input type="hidden" name="-csrf" value={csrf} />
      {id !== null && <input type="hidden" name="session" value={id} />}
      <button type="submit" aria-label={children}>
        {label}
      </button>
    </form>
  )
}

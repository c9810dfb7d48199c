// SPDX-License-Identifier: EUPL-1.2
import type { Showing } from '../../ui/format.js'
import { spokenInstant } from '../../ui/moments.js'
import type { PageContent } from '../../ui/page.js'
import { FactorSection } from '../second-factor/section.js'
import type { FactorState } from '../second-factor/store.js'
import { spokenLimits } from '../session-end/limits.js'
import { sessionMessages } from '../session-end/messages.js'
import type { OpenSession, Session, SessionLimits } from '../sessions.js'
import { Delegations, type DelegationsShown } from '../taken-for/section.js'
import { deviceOf } from './device.js'
import { AccountField } from './field.js'
import { accountMessages } from './messages.js'
import { NewPassword, passwordProblem } from './new-password.js'
import type { PasswordProblem } from './password.js'
import { accountUrl } from './urls.js'

interface Shown {
  readonly showing: Showing
  readonly session: Session
  /** What his profil is called. */
  readonly profil: string
  readonly hasPassword: boolean
  readonly sessions: readonly OpenSession[]
  readonly factor: FactorState
  readonly limits: SessionLimits
  readonly problem: AccountProblem | null
  /** Null while the session is taken for another. */
  readonly delegations: DelegationsShown | null
}

/** What is wrong with what was typed on the page: a password that is changed, or the one asked for before a change. */
export type AccountProblem = PasswordProblem | 'own'

/** The account of who is signed in: who he is, his password, where he is signed in. */
export function accountPage({
  showing,
  session,
  profil,
  hasPassword,
  factor,
  sessions,
  limits,
  problem,
  delegations,
}: Shown): PageContent {
  const { idle, days } = spokenLimits(limits, showing.locale)
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
            <PasswordForm showing={showing} session={session} problem={problem === 'own' ? null : problem} />
          ) : (
            <p>{messages.none}</p>
          )}
        </section>
        {hasPassword && (
          <FactorSection locale={showing.locale} csrf={session.csrf} state={factor} wrong={problem === 'own'} />
        )}
        <section class="card" aria-labelledby="sessions">
          <h2 id="sessions">{messages.sessionsTitle}</h2>
          <p class="help">
            {messages.sessionsLead} {sessionMessages(showing.locale).limits(idle, days)}
          </p>
          <SessionsTable showing={showing} session={session} sessions={sessions} />
        </section>
        {delegations && <Delegations shown={delegations} csrf={session.csrf} locale={showing.locale} />}
      </div>
    ),
  }
}

function PasswordForm({
  showing,
  session,
  problem,
}: Pick<Shown, 'showing' | 'session'> & { readonly problem: PasswordProblem | null }) {
  const messages = accountMessages(showing.locale)
  return (
    <form method="post" action={`${accountUrl}/mot-de-passe`} noValidate>
      <input type="hidden" name="-csrf" value={session.csrf} />
      {/* For the browser's own keeper of passwords. */}
      <input type="hidden" name="login" value={session.actor.login} autoComplete="username" />
      <AccountField
        name="current"
        label={messages.current}
        type="password"
        complete="current-password"
        error={problem === 'current' ? passwordProblem(problem, showing.locale) : null}
      />
      <NewPassword locale={showing.locale} problem={problem} />
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

// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { PageContent } from '../../ui/page.js'
import { AccountField } from '../account/field.js'
import { NewPassword } from '../account/new-password.js'
import type { NewPasswordProblem } from '../account/password.js'
import { recoveryMessages } from './messages.js'
import { linkMinutes } from './store.js'
import { recoveryUrl } from './urls.js'

/** The page that asks which account is meant. */
export function askPage(locale: Locale, blank: boolean): PageContent {
  const messages = recoveryMessages(locale)
  return {
    kind: 'page',
    status: blank ? 422 : 200,
    title: messages.askTitle,
    breadcrumb: [],
    body: (
      <form method="post" action={recoveryUrl} class="card account-form" noValidate>
        <p>{messages.askLead}</p>
        <AccountField name="who" label={messages.who} complete="username" error={blank ? messages.blank : null} />
        <div class="buttons">
          <button type="submit" class="primary">
            {messages.send}
          </button>
          <a href="/-/connexion">{messages.back}</a>
        </div>
      </form>
    ),
  }
}

/** What is answered, whether there is such an account or not. */
export function sentPage(locale: Locale): PageContent {
  const messages = recoveryMessages(locale)
  return {
    kind: 'page',
    title: messages.sentTitle,
    breadcrumb: [],
    body: (
      <div class="card account-form">
        <p>{messages.sent(linkMinutes)}</p>
        <p class="buttons">
          <a class="button" href="/-/connexion">
            {messages.back}
          </a>
        </p>
      </div>
    ),
  }
}

/** The page of a link, where the new password is chosen. */
export function choosePage(
  locale: Locale,
  token: string,
  login: string,
  problem: NewPasswordProblem | null,
): PageContent {
  const messages = recoveryMessages(locale)
  return {
    kind: 'page',
    status: problem === null ? 200 : 422,
    title: messages.chooseTitle,
    breadcrumb: [],
    body: (
      <form method="post" action={`${recoveryUrl}/${token}`} class="card account-form" noValidate>
        <p>{messages.chooseLead(login)}</p>
        {/* For the browser's own keeper of passwords. */}
        <input type="hidden" name="login" value={login} autoComplete="username" />
        <NewPassword locale={locale} problem={problem} />
        <div class="buttons">
          <button type="submit" class="primary">
            {messages.choose}
          </button>
        </div>
      </form>
    ),
  }
}

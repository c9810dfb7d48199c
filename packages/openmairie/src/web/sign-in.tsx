// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { PageContent } from '../ui/page.js'
import { webMessages } from './messages.js'
import { recoveryMessages } from './recovery/messages.js'
import { recoveryUrl } from './recovery/urls.js'
import { spokenLimits } from './session-end/limits.js'
import { sessionMessages } from './session-end/messages.js'
import type { SessionLimits } from './sessions.js'

/** The sign-in page; the demonstration offers each profil in one click. */
export function signInPage(
  locale: Locale,
  options: {
    /** The profils that the demonstration is entered as; null where it is none. */
    readonly demonstration: readonly { readonly profil: string; readonly label: string }[] | null
    readonly login: string
    readonly failed: boolean
    readonly back: string
    /** Whether a forgotten password may be told: mails can be sent. */
    readonly recovers: boolean
    readonly limits: SessionLimits
  },
): PageContent {
  const messages = webMessages(locale)
  return {
    kind: 'page',
    status: options.failed ? 422 : 200,
    title: messages.signInTitle,
    breadcrumb: [],
    body: (
      <div class="sign-in">
        {options.demonstration && (
          <section class="card" aria-labelledby="essai">
            <h2 id="essai">{messages.tryIt}</h2>
            <p>{messages.tryHelp}</p>
            {options.demonstration.map(({ profil, label }) => (
              <form method="post" action="/-/essayer" key={profil}>
                <input type="hidden" name="profil" value={profil} />
                <input type="hidden" name="retour" value={options.back} />
                <button type="submit" class={profil === 'administrateur' ? 'primary' : ''}>
                  {messages.tryAs(profil, label)}
                </button>
              </form>
            ))}
          </section>
        )}
        <form method="post" action="/-/connexion" class="card">
          {options.demonstration && <h2>{messages.signInOwn}</h2>}
          {options.failed && (
            <p class="flash error" role="alert">
              {messages.wrong}
            </p>
          )}
          <input type="hidden" name="retour" value={options.back} />
          <div class="field">
            <label for="login">{messages.login}</label>
            <input
              id="login"
              name="login"
              value={options.login}
              autoComplete="username"
              required
              autoCapitalize="none"
            />
          </div>
          <div class="field">
            <label for="password">{messages.password}</label>
            <input id="password" name="password" type="password" autoComplete="current-password" required />
          </div>
          <button type="submit" class={options.demonstration ? '' : 'primary'}>
            {messages.signIn}
          </button>
          <p class="help">{sessionMessages(locale).brief(spokenLimits(options.limits, locale).idle)}</p>
          {options.recovers && <a href={recoveryUrl}>{recoveryMessages(locale).forgotten}</a>}
        </form>
      </div>
    ),
  }
}

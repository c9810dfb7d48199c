// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import { AccountField } from '../account/field.js'
import { factorMessages } from './messages.js'
import type { FactorState } from './store.js'
import { ownFactorUrl } from './urls.js'

interface Shown {
  readonly locale: Locale
  readonly csrf: string
  readonly state: FactorState
  /** Whether the password typed to change it was wrong. */
  readonly wrong: boolean
}

/** The second factor on one's own account: on or off, its recovery codes, and the way to change it. */
export function FactorSection({ locale, csrf, state, wrong }: Shown) {
  const messages = factorMessages(locale)
  return (
    <section class="card" aria-labelledby="second-facteur">
      <h2 id="second-facteur">{messages.title}</h2>
      <p>{state.enrolled ? messages.on : messages.off}</p>
      {state.enrolled ? (
        <>
          <p>{messages.left(state.codesLeft)}</p>
          {state.required && <p>{messages.required}</p>}
          <details class="disclosure" open={wrong}>
            <summary>{messages.change}</summary>
            <form method="post" action={`${ownFactorUrl}/changer`} noValidate>
              <input type="hidden" name="-csrf" value={csrf} />
              <AccountField
                name="own"
                label={messages.password}
                type="password"
                complete="current-password"
                error={wrong ? messages.wrongPassword : null}
              />
              <div class="buttons">
                <button type="submit" name="action" value="renouveler">
                  {messages.renew}
                </button>
                {!state.required && (
                  <button type="submit" name="action" value="retirer">
                    {messages.remove}
                  </button>
                )}
              </div>
            </form>
          </details>
        </>
      ) : (
        <p class="buttons">
          <a class="button" href={ownFactorUrl}>
            {messages.enrolTitle}
          </a>
        </p>
      )}
    </section>
  )
}

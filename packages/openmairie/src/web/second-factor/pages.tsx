// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { PageContent } from '../../ui/page.js'
import { AccountField } from '../account/field.js'
import { addressOf } from './code.js'
import { factorMessages } from './messages.js'
import { drawQr, QrCode } from './qr.js'
import { secondFactorUrl } from './urls.js'

/** The page that asks for a code after the password. */
export function codePage(locale: Locale, csrf: string, back: string, wrong: boolean): PageContent {
  const messages = factorMessages(locale)
  return {
    kind: 'page',
    status: wrong ? 422 : 200,
    title: messages.title,
    breadcrumb: [],
    body: (
      <form method="post" action={secondFactorUrl} class="card account-form" noValidate>
        <input type="hidden" name="-csrf" value={csrf} />
        <input type="hidden" name="retour" value={back} />
        <p>{messages.codeLead}</p>
        <AccountField
          name="code"
          label={messages.codeOrRecovery}
          complete="one-time-code"
          help={messages.lost}
          error={wrong ? messages.wrong : null}
        />
        <div class="buttons">
          <button type="submit" class="primary">
            {messages.verify}
          </button>
          <a href="/-/connexion">{messages.other}</a>
        </div>
      </form>
    ),
  }
}

/** What is wrong where a second factor is set up or changed. */
export type FactorProblem = 'code' | 'password'

interface Enrolment {
  readonly locale: Locale
  readonly csrf: string
  readonly action: string
  readonly back: string
  readonly secret: string
  /** Who gives the code, as the telephone shows it. */
  readonly issuer: string
  readonly login: string
  /** Whether the profil asks for it, right after the password; else the password is asked for here. */
  readonly required: boolean
  readonly problem: FactorProblem | null
}

/** The page that shows a secret, and asks for a code of it. */
export async function enrolPage(shown: Enrolment): Promise<PageContent> {
  const { locale, csrf, action, back, secret, issuer, login, required, problem } = shown
  const messages = factorMessages(locale)
  const drawing = await drawQr(addressOf(secret, issuer, login))
  return {
    kind: 'page',
    status: problem === null ? 200 : 422,
    title: messages.enrolTitle,
    breadcrumb: [],
    body: (
      <form method="post" action={action} class="card account-form" noValidate>
        <input type="hidden" name="-csrf" value={csrf} />
        <input type="hidden" name="retour" value={back} />
        {required && <p>{messages.requiredLead}</p>}
        <p>{messages.scan}</p>
        <QrCode drawing={drawing} label={messages.qr} />
        <p>
          {messages.byHand} <code class="key">{(secret.match(/.{1,4}/g) ?? []).join(' ')}</code>
        </p>
        <p>{messages.copy}</p>
        <AccountField
          name="code"
          label={messages.code}
          complete="one-time-code"
          figures
          error={problem === 'code' ? messages.wrong : null}
        />
        {!required && (
          <AccountField
            name="current"
            label={messages.password}
            type="password"
            complete="current-password"
            error={problem === 'password' ? messages.wrongPassword : null}
          />
        )}
        <div class="buttons">
          <button type="submit" class="primary">
            {messages.enable}
          </button>
        </div>
      </form>
    ),
  }
}

/** Recovery codes, shown once. */
export function codesPage(locale: Locale, codes: readonly string[], next: string): PageContent {
  const messages = factorMessages(locale)
  return {
    kind: 'page',
    title: messages.codesTitle,
    breadcrumb: [],
    body: (
      <div class="card account-form">
        <p>{messages.codesLead}</p>
        <ul class="codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <p class="buttons">
          <a class="button primary" href={next}>
            {messages.goOn}
          </a>
        </p>
      </div>
    ),
  }
}

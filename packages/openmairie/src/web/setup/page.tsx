// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { PageContent } from '../../ui/page.js'
import { AccountField } from '../account/field.js'
import { NewPassword } from '../account/new-password.js'
import type { NewPasswordProblem } from '../account/password.js'
import { setupMessages } from './messages.js'
import { setupUrl } from './urls.js'

export type SetupProblem = 'name' | 'login' | 'email'

interface Shown {
  readonly locale: Locale
  readonly token: string
  readonly typed: Readonly<Record<SetupProblem, string>>
  readonly problems: readonly SetupProblem[]
  readonly password: NewPasswordProblem | null
}

const fields = [
  { name: 'name', complete: 'name', type: 'text', help: null },
  { name: 'login', complete: 'username', type: 'text', help: 'loginHelp' },
  { name: 'email', complete: 'email', type: 'email', help: 'emailHelp' },
] as const

/** The form that names the first administrator. */
export function setupPage({ locale, token, typed, problems, password }: Shown): PageContent {
  const messages = setupMessages(locale)
  return {
    kind: 'page',
    status: problems.length > 0 || password !== null ? 422 : 200,
    title: messages.title,
    breadcrumb: [],
    body: (
      <form method="post" action={`${setupUrl}/${token}`} class="card account-form" noValidate>
        <p>{messages.lead}</p>
        {fields.map(({ name, complete, type, help }) => (
          <AccountField
            key={name}
            name={name}
            label={messages[name]}
            complete={complete}
            type={type}
            value={typed[name]}
            error={problems.includes(name) ? messages.problems[name] : null}
            {...(help === null ? {} : { help: messages[help] })}
          />
        ))}
        <NewPassword locale={locale} problem={password} first />
        <div class="buttons">
          <button type="submit" class="primary">
            {messages.create}
          </button>
        </div>
      </form>
    ),
  }
}

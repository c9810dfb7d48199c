// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import { AccountField } from './field.js'
import { accountMessages } from './messages.js'
import { longestPassword, type PasswordProblem } from './password.js'

/** The sentence of what is wrong with a password. */
export function passwordProblem(problem: PasswordProblem, locale: Locale): string {
  const { problems } = accountMessages(locale)
  return problem === 'long' ? problems.long(longestPassword) : problems[problem]
}

/** Each problem of a password that is chosen, at the field that it is of. */
const atFirst: readonly PasswordProblem[] = ['guessable', 'named', 'long', 'same']

interface Props {
  readonly locale: Locale
  readonly problem: PasswordProblem | null
  /** Whether there was none before. */
  readonly first?: boolean
}

/** A password that is chosen, typed twice. */
export function NewPassword({ locale, problem, first = false }: Props) {
  const messages = accountMessages(locale)
  const said = problem === null ? null : passwordProblem(problem, locale)
  return (
    <>
      <AccountField
        name="next"
        label={first ? messages.passwordTitle : messages.next}
        type="password"
        complete="new-password"
        help={messages.advice}
        error={problem !== null && atFirst.includes(problem) ? said : null}
      />
      <AccountField
        name="again"
        label={first ? messages.firstAgain : messages.again}
        type="password"
        complete="new-password"
        error={problem === 'again' ? said : null}
      />
    </>
  )
}

// SPDX-License-Identifier: EUPL-1.2
import type { Wrong } from '../../followup/form-parts.js'
import { isMailAddress } from '../../mail/address.js'
import type { Locale } from '../../model/application.js'
import { sendingMessages } from './messages.js'

/** Names of the controls of the form, which are their identifiers too. */
export const controls = {
  to: 'destinataire',
  subject: 'objet',
  text: 'message',
  file: 'document',
  once: '-once',
} as const

/** What is typed of a mail. */
export interface Typed {
  readonly to: string
  readonly subject: string
  readonly text: string
}

const longestSubject = 150
const longestText = 10_000

/** What a form holds. */
export function readTyped(body: URLSearchParams): Typed {
  const typed = (name: string): string => (body.get(name) ?? '').trim()
  return { to: typed(controls.to), subject: typed(controls.subject), text: typed(controls.text) }
}

/** What is wrong with it, by control: a header of a mail is one line, whatever a form is made to send. */
export function problemsOf({ to, subject, text }: Typed, locale: Locale): readonly Wrong[] {
  const messages = sendingMessages(locale)
  const problems: Wrong[] = []
  const wrong = (control: string, message: string): void => void problems.push({ control, message })
  if (to === '') wrong(controls.to, messages.blankTo)
  else if (!isMailAddress(to)) wrong(controls.to, messages.badTo(to))
  const [subjectLength, textLength] = [[...subject].length, [...text].length]
  if (subject === '') wrong(controls.subject, messages.blankSubject)
  else if (/[\p{Cc}\u2028\u2029]/u.test(subject)) wrong(controls.subject, messages.badSubject)
  else if (subjectLength > longestSubject) wrong(controls.subject, messages.longSubject(subjectLength, longestSubject))
  if (text === '') wrong(controls.text, messages.blankText)
  else if (/[^\P{Cc}\n\t]/u.test(text)) wrong(controls.text, messages.badText)
  else if (textLength > longestText) wrong(controls.text, messages.longText(textLength, longestText))
  return problems
}

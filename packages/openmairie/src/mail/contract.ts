// SPDX-License-Identifier: EUPL-1.2

/** A mail in plain text. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Why a mail server does not take what it is given: a code, never its words, which name accounts. */
export class MailError extends Error {
  readonly code: string
  constructor(code: string, options?: ErrorOptions) {
    super(`mail: ${code}`, options)
    this.code = code
  }
}

/** Sends mails. Raises MailError. */
export interface Mailer {
  send(mail: Mail): Promise<void>
  /** Whether the server answers, and knows us. */
  verify(): Promise<void>
  close(): void
}

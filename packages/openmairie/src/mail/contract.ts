// SPDX-License-Identifier: EUPL-1.2

/** A mail in plain text. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Whoever sends it; left out where the instance does by itself. */
  readonly sender?: Sender
  readonly attachment?: Attachment
}

/** A person who sends a mail. */
export interface Sender {
  /** Identifier of the mail, the same however often it is tried: a mailbox that is given it twice shows it once. */
  readonly id: string
  /** Where one answers; null: where mails of the instance come from. */
  readonly replyTo: string | null
}

export interface Attachment {
  readonly name: string
  /** Media type. */
  readonly type: string
  readonly content: Uint8Array
}

/** Why a mail server does not take what it is given: a code, never its words, which name accounts. */
export class MailError extends Error {
  readonly code: string
  /**
   * `final`: it will not take this mail however often it is asked, as a rule it knows no such address; `later`: nor for now, others it
   * takes; `server`: it takes none.
   */
  readonly kind: 'final' | 'later' | 'server'
  constructor(code: string, kind: MailError['kind'], options?: ErrorOptions) {
    super(`mail: ${code}`, options)
    this.code = code
    this.kind = kind
  }
  /** Whether it is of no use to ask again. */
  get isFinal(): boolean {
    return this.kind === 'final'
  }
}

/** Sends mails. Raises MailError. */
export interface Mailer {
  send(mail: Mail): Promise<void>
  /** Whether the server answers, and knows us. */
  verify(): Promise<void>
  close(): void
}

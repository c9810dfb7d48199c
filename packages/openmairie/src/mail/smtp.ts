// SPDX-License-Identifier: EUPL-1.2
import { createTransport } from 'nodemailer'
import { type Mail, MailError, type Mailer } from './contract.js'

/** Milliseconds. */
const patience = { connectionTimeout: 8000, greetingTimeout: 8000, socketTimeout: 15_000 }
const ports: Readonly<Record<string, number>> = { 'smtps:': 465, 'smtp:': 587 }
const local = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Sends by an SMTP server, of which the address is that of the settings. `from`: who the mails come from, by name and address. */
export function openSmtp(server: string, from: { readonly name: string; readonly address: string }): Mailer {
  const { protocol, hostname, port, username, password } = new URL(server)
  const transport = createTransport({
    ...patience,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? ports[protocol] : Number(port),
    secure: protocol === 'smtps:',
    // A password crosses a network under TLS only; without one, a relay of the town's own network may do without.
    requireTLS: username !== '' && !local.has(hostname),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ to, subject, text, sender, attachment }) => {
      await transport
        .sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          textEncoding: 'quoted-printable',
          ...headersOf(sender, from.address),
          ...(attachment ? { attachments: [fileOf(attachment)] } : {}),
        })
        .catch(raise)
    },
    verify: async () => {
      await transport.verify().catch(raise)
    },
    close: () => transport.close(),
  }
}

function headersOf(sender: Mail['sender'], from: string) {
  if (!sender) return { headers: { 'Auto-Submitted': 'auto-generated' } }
  const messageId = `<${sender.id}@${from.split('@').at(-1)}>`
  return sender.replyTo === null ? { messageId } : { messageId, replyTo: { name: '', address: sender.replyTo } }
}

function fileOf({ name, type, content }: NonNullable<Mail['attachment']>) {
  return { filename: name, contentType: type, content: Buffer.from(content) }
}

/** Refusals of the recipient or of what is sent, and no others, are of one mail: that of its sender is of all of them. */
const ofTheMail = new Set(['EENVELOPE', 'EMESSAGE'])

function raise(error: unknown): never {
  throw mailErrorOf(error)
}

/** What an error of the transport says of the mail, and of the server. */
export function mailErrorOf(error: unknown): MailError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'ESEND'
  const answered = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  const command = error instanceof Error && 'command' in error ? String(error.command) : ''
  const isOfOne = ofTheMail.has(code) && answered >= 400 && command !== 'MAIL FROM'
  return new MailError(code, isOfOne ? (answered >= 500 ? 'final' : 'later') : 'server', { cause: error })
}

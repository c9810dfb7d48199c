// SPDX-License-Identifier: EUPL-1.2
import { createTransport } from 'nodemailer'
import { MailError, type Mailer } from './contract.js'

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
    send: async ({ to, subject, text }) => {
      const textEncoding = 'quoted-printable'
      const headers = { 'Auto-Submitted': 'auto-generated' }
      await transport
        .sendMail({ from, to: { name: '', address: to }, subject, text, headers, textEncoding })
        .catch(raise)
    },
    verify: async () => {
      await transport.verify().catch(raise)
    },
    close: () => transport.close(),
  }
}

function raise(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'ESEND'
  throw new MailError(code, { cause: error })
}

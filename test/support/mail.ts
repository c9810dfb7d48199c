// SPDX-License-Identifier: EUPL-1.2
import { SMTPServer } from 'smtp-server'

export interface Received {
  readonly to: readonly string[]
  readonly headers: string
  /** The text, decoded. */
  readonly text: string
  readonly attachments: readonly { readonly headers: string; readonly content: Buffer }[]
}

export interface MailServer {
  /** Address for OPENMAIRIE_SMTP, with the account that it knows. */
  readonly url: string
  readonly port: number
  readonly received: Received[]
  stop(): Promise<void>
}

const account = { user: 'relais', password: 'p@ss/mot' }

interface Manners {
  /** Where it listens; anywhere where nothing is said. */
  readonly port?: number
  /** What it answers to a recipient instead of taking him: `550`, `451`. */
  readonly refuses?: (address: string) => number | null
  /** Asked once a mail is whole, and before that is answered. */
  readonly taken?: (mail: Received) => Promise<void>
}

/** A real SMTP server on this machine, which keeps what it receives. */
export async function mailServer({ port: wanted = 0, refuses, taken }: Manners = {}): Promise<MailServer> {
  const received: Received[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth: ({ username, password }, _, done) =>
      username === account.user && password === account.password
        ? done(null, { user: username })
        : done(new Error('no such account')),
    onRcptTo: ({ address }, _, done) => {
      const responseCode = refuses?.(address) ?? null
      done(responseCode === null ? null : Object.assign(new Error(`No mailbox ${address}`), { responseCode }))
    },
    onData: (stream, session, done) => {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const mail = { to, ...readMail(Buffer.concat(pieces).toString('latin1')) }
        received.push(mail)
        Promise.resolve(taken?.(mail)).then(() => done(), done)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://${account.user}:${encodeURIComponent(account.password)}@127.0.0.1:${port}`,
    port,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function readMail(raw: string): Omit<Received, 'to'> {
  const { headers, body } = cut(raw)
  const boundary = /^Content-Type: multipart\/mixed;\s+boundary="([^"]+)"/m.exec(headers)?.[1]
  if (boundary === undefined) return { headers, text: quoted(body), attachments: [] }
  const [text, ...files] = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => cut(part.trim()))
  return {
    headers,
    text: quoted(text?.body ?? ''),
    attachments: files.map((file) => ({ headers: file.headers, content: Buffer.from(file.body, 'base64') })),
  }
}

function cut(part: string): { readonly headers: string; readonly body: string } {
  const [headers = '', ...body] = part.split('\r\n\r\n')
  return { headers, body: body.join('\r\n\r\n') }
}

function quoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n')
}

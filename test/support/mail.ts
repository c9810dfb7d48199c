// SPDX-License-Identifier: EUPL-1.2
import { SMTPServer } from 'smtp-server'

export interface Received {
  readonly to: readonly string[]
  readonly headers: string
  /** The text, decoded. */
  readonly text: string
}

export interface MailServer {
  /** Address for OPENMAIRIE_SMTP, with the account that it knows. */
  readonly url: string
  readonly received: Received[]
  stop(): Promise<void>
}

const account = { user: 'relais', password: 'p@ss/mot' }

/** A real SMTP server on this machine, which keeps what it receives. */
export async function mailServer(): Promise<MailServer> {
  const received: Received[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      username === account.user && password === account.password
        ? done(null, { user: username })
        : done(new Error('no such account')),
    onData: (stream, session, done) => {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const [headers = '', ...body] = Buffer.concat(pieces).toString('latin1').split('\r\n\r\n')
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, headers, text: quoted(body.join('\r\n\r\n')) })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://${account.user}:${encodeURIComponent(account.password)}@127.0.0.1:${port}`,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function quoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n')
}

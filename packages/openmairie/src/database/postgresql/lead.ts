// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'

export interface Lead {
  stop(): Promise<void>
}

interface LeadOptions {
  readonly url: string
  /** Number of the advisory lock that whoever leads holds. */
  readonly lock: number
  /** Milliseconds between two attempts. */
  readonly pause: number
  /** This process leads. What it returns is called when it no longer does. */
  readonly gained: () => Promise<() => Promise<void>>
  readonly failed: (error: unknown) => void
}

/**
 * Waits to be the one process, among all that share a base, that does what only one has to do. The lead hangs on a
 * connection: the server gives it to another as soon as this process, or its connection, is gone.
 */
export function seekLead({ url, lock, pause, gained, failed }: LeadOptions): Lead {
  let held: { readonly client: pg.Client; readonly lose: () => Promise<void> } | null = null
  let under = Promise.resolve()
  const loseIt = async (): Promise<void> => {
    const lost = held
    held = null
    await lost?.lose().catch(failed)
    await lost?.client.end().catch(() => undefined)
  }
  const attempt = async (): Promise<void> => {
    if (held) return
    const client = new pg.Client({ connectionString: url, application_name: 'openmairie lead', keepAlive: true })
    client.on('error', (error) => {
      failed(error)
      if (held?.client === client) under = under.then(loseIt)
    })
    try {
      await client.connect()
      const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS held', [lock])
      if (rows[0]?.held === true) held = { client, lose: await gained() }
    } finally {
      if (held?.client !== client) await client.end().catch(() => undefined)
    }
  }
  const try_ = (): void => {
    under = under.then(() => attempt().catch(failed))
  }
  try_()
  const timer = setInterval(try_, pause).unref()
  return {
    stop: () => {
      clearInterval(timer)
      under = under.then(loseIt)
      return under
    },
  }
}

// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'

/** A transaction that a signal may stop. */
export interface Stop {
  /** Listens no more. Tells whether it was stopped: its connection may then still be cancelled, and is to be closed. */
  over(): Promise<boolean>
}

/**
 * Cancels what a connection is doing when the signal comes, from another one with the rights of the same account: the role that
 * serves may cancel nothing. Where that fails, the statement runs to its end and its transaction is rolled back all the same.
 */
export async function cancelledBy(
  signal: AbortSignal,
  client: pg.ClientBase,
  url: string,
  failed: (error: unknown) => void,
): Promise<Stop> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const pid = Number(rows[0]?.pid)
  let sent: Promise<void> | null = null
  const cancel = (): void => {
    sent ??= sendCancel(url, pid).catch(failed)
  }
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()
  return {
    over: async () => {
      signal.removeEventListener('abort', cancel)
      await sent
      return sent !== null
    },
  }
}

async function sendCancel(url: string, pid: number): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'openmairie cancel' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SELECT pg_cancel_backend($1)', [pid])
  } finally {
    await client.end()
  }
}

// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'

/** What is heard of a job that moved; null: some may have moved unheard. */
export interface Heard {
  readonly job: string
  /** Who asked for it. */
  readonly user: string
  /** It is asked to stop. */
  readonly cancelled: boolean
}

/** Hears of the jobs of an instance as they move, whoever carries them. */
export interface JobFeed {
  /** Calls back for each job that moves, until what it returns is called. */
  listen(hear: (heard: Heard | null) => void): () => void
  stop(): Promise<void>
}

/** Milliseconds before a connection that was lost is opened again. */
const pause = 1000

/** Hears by one connection of this process, which is open while somebody listens. */
export function openFeed(url: string, failed: (error: unknown) => void): JobFeed {
  const listeners = new Set<(heard: Heard | null) => void>()
  let client: pg.Client | null = null
  let under = Promise.resolve()
  let again: NodeJS.Timeout | undefined
  const tell = (heard: Heard | null): void => {
    for (const hear of [...listeners]) hear(heard)
  }
  const close = async (): Promise<void> => {
    const closed = client
    client = null
    await closed?.end().catch(() => undefined)
  }
  const settle = async (): Promise<void> => {
    if (listeners.size === 0) return close()
    if (client !== null) return
    const opened = new pg.Client({ connectionString: url, application_name: 'openmairie feed', keepAlive: true })
    const lost = (error: unknown): void => {
      if (client !== opened) return
      client = null
      failed(error)
      clearTimeout(again)
      again = setTimeout(attend, pause).unref()
    }
    opened.on('error', lost)
    opened.on('notification', ({ payload = '' }) => {
      const [job = '', cancelled, user = ''] = payload.split(' ')
      tell({ job, user, cancelled: cancelled === '1' })
    })
    client = opened
    try {
      await opened.connect()
      await opened.query('LISTEN openmairie_job')
      // What moved before is not told.
      tell(null)
    } catch (error) {
      lost(error)
      await opened.end().catch(() => undefined)
    }
  }
  const attend = (): void => {
    under = under.then(settle)
  }
  return {
    listen: (hear) => {
      listeners.add(hear)
      attend()
      return () => {
        listeners.delete(hear)
        attend()
      }
    },
    stop: () => {
      clearTimeout(again)
      listeners.clear()
      under = under.then(close)
      return under
    },
  }
}

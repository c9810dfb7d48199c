// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { JobState, KeepStep, TellDone } from './contract.js'
import { queueJob } from './queue.js'

/** Another process carries the job: what this one was about to write is rolled back. */
export class Taken extends Error {
  constructor() {
    super('Another process carries this job')
  }
}

/** What a carrier writes of the job that it took. Nothing of it is written once another has taken it. */
export interface Standing {
  /** Number with which the carrier signs. */
  readonly carrier: string
  /** Gives a sign of life. Tells whether its user asked it to stop. Raises Taken. */
  sign(): Promise<boolean>
  tellTotal(total: number | null): Promise<void>
  readonly keep: KeepStep
  readonly tell: TellDone
  end(state: JobState, message: string | null): Promise<void>
  /** Lets another take it: at once, or when the queue tries it again. */
  release(soon: boolean): Promise<void>
  /** Lets another take it at once, as what did it was killed; ends it, with a message, where that happened too often without its going on. */
  lose(message: string): Promise<'lost' | 'ended'>
}

/** A job that so many carriers died with, without its going on, is what they died of. */
export const mostResumed = 5

/** What is written of a job by the carrier of this number. */
export function standingOf(database: Database, id: string, carrier: string): Standing {
  const mine = sql`om_job = ${id} AND porteur = ${carrier} AND etat = 'en cours'`
  return {
    carrier,
    sign: async () => {
      const { rows } = await database.query(
        sql`UPDATE openmairie.om_job SET signe = clock_timestamp() WHERE ${mine} RETURNING annulation`,
      )
      if (!rows[0]) throw new Taken()
      return rows[0]['annulation'] === true
    },
    tellTotal: async (total) => {
      await database.query(sql`UPDATE openmairie.om_job SET total = ${total}, signe = clock_timestamp() WHERE ${mine}`)
    },
    keep: async (connection, { checkpoint, done, refusals, ended, foretells }) => {
      const over = ended === null ? sql`` : sql`, etat = 'fait', fini = clock_timestamp(), message = ${ended}`
      const resumed = foretells ? sql`reprises` : sql`0`
      const { count } = await connection.query(sql`
        UPDATE openmairie.om_job SET reperes = ${JSON.stringify(checkpoint)}::jsonb, traites = traites + ${done}, signe = clock_timestamp(),
          reprises = ${resumed} ${over} WHERE ${mine}`)
      if (count === 0) throw new Taken()
      for (const { record, label, reason } of refusals)
        await connection.query(
          sql`INSERT INTO openmairie.om_job_refus (om_job, enregistrement, libelle, motif) VALUES (${id}, ${record}, ${label}, ${reason})`,
        )
    },
    tell: async (done, transaction) => {
      const { count } = await (transaction ?? database).query(
        sql`UPDATE openmairie.om_job SET traites = ${done}, signe = clock_timestamp() WHERE ${mine}`,
      )
      if (count === 0) throw new Taken()
    },
    end: async (state, message) => {
      await database.query(
        sql`UPDATE openmairie.om_job SET etat = ${state}, fini = clock_timestamp(), message = ${message} WHERE ${mine}`,
      )
    },
    release: (soon) =>
      database.transaction(async (transaction) => {
        const { count } = await transaction.query(
          sql`UPDATE openmairie.om_job SET etat = 'attente', porteur = NULL, noeud = NULL WHERE ${mine}`,
        )
        if (soon && count > 0) await queueJob(transaction, id)
      }),
    lose: (message) =>
      database.transaction(async (transaction) => {
        const { rows } = await transaction.query(sql`
          UPDATE openmairie.om_job SET reprises = reprises + 1, porteur = NULL, noeud = NULL,
            etat = CASE WHEN reprises + 1 >= ${mostResumed} THEN 'echec' ELSE 'attente' END,
            fini = CASE WHEN reprises + 1 >= ${mostResumed} THEN clock_timestamp() END,
            message = CASE WHEN reprises + 1 >= ${mostResumed} THEN ${message} END
          WHERE ${mine} RETURNING etat`)
        if (rows[0]?.['etat'] === 'echec') return 'ended'
        if (rows[0]) await queueJob(transaction, id)
        return 'lost'
      }),
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { OpenMairieError } from '../errors/errors.js'

/** How often something may be tried, and over how long: from any address, whichever worker answers. */
export interface Limit {
  readonly most: number
  readonly minutes: number
}

/** Failed sign-ins that an account bears. */
const signIns: Limit = { most: 10, minutes: 5 }
/** Minutes after which no limit looks at what was tried. */
const forgottenAfter = 60

/**
 * Counts an attempt before anything is verified, unless there were too many of late: those that come at once are counted one
 * after another, and no more of them pass than one by one. Returns whether it may go on; a login that does not exist is counted alike.
 */
export async function countAttempt(database: Database, what: string, limit: Limit = signIns): Promise<boolean> {
  const digest = digestOf(what)
  await database.query(
    sql`DELETE FROM openmairie.om_tentative WHERE instant < now() - make_interval(mins => ${forgottenAfter})`,
  )
  return database.transaction(async (transaction) => {
    await transaction.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(encode(${digest}, 'hex'), 0))`)
    const { count } = await transaction.query(sql`
      INSERT INTO openmairie.om_tentative (empreinte) SELECT ${digest}
      WHERE (SELECT count(*) FROM openmairie.om_tentative WHERE empreinte = ${digest} AND instant > now() - make_interval(mins => ${limit.minutes})) < ${limit.most}`)
    return count === 1
  })
}

/** The same, for what an answer is given to. Raises OM_TOO_MANY_ATTEMPTS. */
export async function demandAttempt(database: Database, what: string): Promise<void> {
  if (!(await countAttempt(database, what))) throw new OpenMairieError('OM_TOO_MANY_ATTEMPTS')
}

/** A success wipes the attempts before it, and its own. */
export async function forgetAttempts(database: Database, what: string): Promise<void> {
  await database.query(sql`DELETE FROM openmairie.om_tentative WHERE empreinte = ${digestOf(what)}`)
}

function digestOf(what: string): Buffer {
  return createHash('sha256').update(what).digest()
}

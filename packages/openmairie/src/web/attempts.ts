// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'

/** How often something may be tried, and over how long: from any address, whichever worker answers. */
export interface Limit {
  readonly most: number
  readonly minutes: number
}

/** Failed sign-ins that an account bears. */
const signIns: Limit = { most: 10, minutes: 5 }
/** Minutes after which no limit looks at what was tried. */
const forgottenAfter = 60

/** Whether something has been tried too often of late; a login that does not exist is counted alike. */
export async function isThrottled(database: Database, what: string, limit: Limit = signIns): Promise<boolean> {
  const { rows } = await database.query(
    sql`SELECT count(*) >= ${limit.most} AS throttled FROM openmairie.om_tentative WHERE empreinte = ${digest(what)} AND instant > now() - make_interval(mins => ${limit.minutes})`,
  )
  return rows[0]?.['throttled'] === true
}

/** Remembers an attempt, and forgets those that no longer count. */
export async function rememberFailure(database: Database, what: string): Promise<void> {
  await database.query(
    sql`DELETE FROM openmairie.om_tentative WHERE instant < now() - make_interval(mins => ${forgottenAfter})`,
  )
  await database.query(sql`INSERT INTO openmairie.om_tentative (empreinte) VALUES (${digest(what)})`)
}

/** A success wipes the failures before it. */
export async function forgetFailures(database: Database, what: string): Promise<void> {
  await database.query(sql`DELETE FROM openmairie.om_tentative WHERE empreinte = ${digest(what)}`)
}

function digest(what: string): Buffer {
  return createHash('sha256').update(what).digest()
}

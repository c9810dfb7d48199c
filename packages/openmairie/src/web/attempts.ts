// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'

/** Failed sign-ins that an account bears, and over how long: from any address, whichever worker answers. */
const most = 10
const minutes = 5

/** Whether a login has failed too often of late; one that does not exist is counted alike. */
export async function isThrottled(database: Database, login: string): Promise<boolean> {
  const { rows } = await database.query(
    sql`SELECT count(*) >= ${most} AS throttled FROM openmairie.om_tentative WHERE empreinte = ${digest(login)} AND instant > now() - make_interval(mins => ${minutes})`,
  )
  return rows[0]?.['throttled'] === true
}

/** Remembers a failure, and forgets those that no longer count. */
export async function rememberFailure(database: Database, login: string): Promise<void> {
  await database.query(
    sql`DELETE FROM openmairie.om_tentative WHERE instant < now() - make_interval(mins => ${minutes})`,
  )
  await database.query(sql`INSERT INTO openmairie.om_tentative (empreinte) VALUES (${digest(login)})`)
}

/** A sign-in that succeeds wipes the failures before it. */
export async function forgetFailures(database: Database, login: string): Promise<void> {
  await database.query(sql`DELETE FROM openmairie.om_tentative WHERE empreinte = ${digest(login)}`)
}

function digest(login: string): Buffer {
  return createHash('sha256').update(login).digest()
}

// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { openDatabase } from '../database/postgresql/pool.js'
import type { Config } from './config.js'

/** Milliseconds that a statement may take: one fills many rows. */
const statementTimeout = 120_000

/** Works on the instance's base as the account that owns it, and not as the role that serves. */
export async function withOwner<T>(
  { databaseUrl: url, timeZone }: Pick<Config, 'databaseUrl' | 'timeZone'>,
  work: (owner: Database) => Promise<T>,
): Promise<T> {
  const options = { url, size: 1, applicationName: 'openmairie owner', statementTimeout, timeZone }
  const owner = openDatabase({ ...options, failed: () => undefined })
  try {
    return await work(owner)
  } finally {
    await owner.close()
  }
}

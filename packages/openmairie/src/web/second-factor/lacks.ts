// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { sql } from '../../database/sql.js'

/** Whether an account lacks the second factor, where it is required of it; one without password is entered otherwise. */
export function lacksFactor(account: string, required: Sql): Sql {
  return sql`((${required}) AND ${sql.id(account)}.totp IS NULL AND ${sql.id(account)}.mot_de_passe IS NOT NULL)`
}

// SPDX-License-Identifier: EUPL-1.2
import { sql } from '../database/sql.js'

/** Whether a delegation `d` may begin to serve, or serves: nobody took it back, and its last day is not over. */
export const isOpen = sql`d.revoque IS NULL AND d.fin >= current_date`

/** The collectivité of an account of a delegation `d`. */
const collectiviteOf = (account: 'om_utilisateur' | 'delegue') =>
  sql`(SELECT w.om_collectivite FROM openmairie.om_utilisateur w WHERE w.om_utilisateur = d.${sql.id(account)})`

/** Whether a delegation `d` is in force today: both still work for the same collectivité, as when it was given. */
export const isActive = sql`${isOpen} AND d.debut <= current_date
  AND ${collectiviteOf('om_utilisateur')} IS NOT DISTINCT FROM ${collectiviteOf('delegue')}`

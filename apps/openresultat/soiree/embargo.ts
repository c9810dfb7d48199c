// SPDX-License-Identifier: EUPL-1.2
import type { Election } from '../gen/election.js'

/** Moment of the instance's zone: `YYYY-MM-DD` and `HH:MM`. */
export interface Moment {
  readonly jour: string
  readonly heure: string
}

/**
 * Whether the figures of a poll may be shown to everybody: it is published, and its hour has come (Code électoral, L52-2). Before
 * that, no page, file nor error tells a vote.
 */
export function estPublic(
  { publication, date_scrutin, heure_embargo, statut }: Election,
  { jour, heure }: Moment,
): boolean {
  if (!publication || statut === 'preparation') return false
  return jour > date_scrutin || (jour === date_scrutin && heure >= heure_embargo.slice(0, 5))
}

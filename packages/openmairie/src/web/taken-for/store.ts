// SPDX-License-Identifier: EUPL-1.2
import type { Database, Row } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { writeJournal } from '../../journal/write.js'
import type { Actor } from '../../records/index.js'
import { isActive, isOpen } from '../../rights/delegations.js'
import { lacksFactor } from '../second-factor/lacks.js'

export interface Delegation {
  readonly id: string
  /** The other person's name. */
  readonly name: string
  /** `YYYY-MM-DD`, both included. */
  readonly first: string
  readonly last: string
  readonly active: boolean
  /** Whether the profil of who gave it asks for a second factor that the delegate lacks. */
  readonly lacksFactor: boolean
}

export interface Colleague {
  readonly id: string
  readonly name: string
}

/** What a user gave and received that is not over. */
export async function delegationsOf(
  database: Database,
  user: string,
): Promise<{ readonly given: readonly Delegation[]; readonly received: readonly Delegation[] }> {
  const { rows } = await database.query(sql`
    SELECT d.om_delegation::text AS id, d.debut::text AS first, d.fin::text AS last, ${isActive} AS active,
      d.om_utilisateur = ${user} AS given, o.nom AS name, ${lacksFactor('a', sql`p.second_facteur`)} AS lacks
    FROM openmairie.om_delegation d
    JOIN openmairie.om_utilisateur a ON a.om_utilisateur = d.delegue
    JOIN openmairie.om_utilisateur g ON g.om_utilisateur = d.om_utilisateur
    JOIN openmairie.om_profil p ON p.om_profil = g.om_profil
    JOIN openmairie.om_utilisateur o ON o.om_utilisateur = CASE WHEN d.om_utilisateur = ${user} THEN d.delegue ELSE d.om_utilisateur END
    WHERE (d.om_utilisateur = ${user} OR d.delegue = ${user}) AND ${isOpen} AND o.actif
    ORDER BY d.debut, d.om_delegation`)
  const told = (row: Row): Delegation => ({
    id: String(row['id']),
    name: String(row['name']),
    first: String(row['first']),
    last: String(row['last']),
    active: row['active'] === true,
    lacksFactor: row['lacks'] === true,
  })
  return {
    given: rows.filter((row) => row['given'] === true).map(told),
    received: rows.filter((row) => row['given'] !== true).map(told),
  }
}

/** Whom a user may give his rights to: the people who work for the same collectivité, or for none, as he does. */
export async function colleaguesOf(database: Database, user: string): Promise<readonly Colleague[]> {
  const { rows } = await database.query(sql`
    SELECT o.om_utilisateur::text AS id, o.nom AS name FROM openmairie.om_utilisateur u
    JOIN openmairie.om_utilisateur o ON o.om_collectivite IS NOT DISTINCT FROM u.om_collectivite AND o.om_utilisateur <> u.om_utilisateur
    WHERE u.om_utilisateur = ${user} AND o.actif ORDER BY o.nom, o.om_utilisateur LIMIT 500`)
  return rows.map((row) => ({ id: String(row['id']), name: String(row['name']) }))
}

export type DelegationProblem = 'delegate' | 'dates' | 'long'

/** Gives a user's rights to a colleague for a period. Returns the colleague's name, or what is wrong. */
export async function giveRights(
  database: Database,
  actor: Actor,
  asked: { readonly delegate: string; readonly first: string; readonly last: string; readonly reason: string },
  today: string,
): Promise<{ readonly name: string } | { readonly problem: DelegationProblem }> {
  const colleague = (await colleaguesOf(database, actor.id)).find(({ id }) => id === asked.delegate)
  if (!colleague) return { problem: 'delegate' }
  const { first, last } = asked
  if (!isDay(first) || !isDay(last) || last < first || last < today) return { problem: 'dates' }
  if (Date.parse(last) - Date.parse(first) > 366 * 86_400_000) return { problem: 'long' }
  await database.transaction(async (transaction) => {
    const { rows } = await transaction.query(sql`
      INSERT INTO openmairie.om_delegation (om_utilisateur, delegue, debut, fin, motif)
      VALUES (${actor.id}, ${colleague.id}, ${first}::date, ${last}::date, ${asked.reason.slice(0, 200)}) RETURNING om_delegation::text AS id`)
    await writeJournal(transaction, {
      ...lineOf(actor, String(rows[0]?.['id'])),
      operation: 'create',
      before: null,
      after: { delegue: colleague.id, debut: first, fin: last },
    })
  })
  return { name: colleague.name }
}

/** Ends a delegation that a user gave. False where there is none. */
export function revokeRights(database: Database, actor: Actor, id: string): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const { rows } = await transaction.query(sql`
      UPDATE openmairie.om_delegation SET revoque = now()
      WHERE om_delegation::text = ${id} AND om_utilisateur = ${actor.id} AND revoque IS NULL RETURNING fin::text AS fin`)
    if (rows.length === 0) return false
    const fin = String(rows[0]?.['fin'])
    await writeJournal(transaction, { ...lineOf(actor, id), operation: 'delete', before: { fin }, after: null })
    return true
  })
}

function lineOf(actor: Actor, record: string) {
  return { actor: actor.login, application: 'openmairie', entity: 'om_delegation', record }
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

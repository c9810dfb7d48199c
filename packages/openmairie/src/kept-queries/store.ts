// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database, Row, Sql, Transaction } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { writeJournal } from '../journal/write.js'
import type { Actor } from '../records/index.js'
import type { KeptQuery, QueryPlace, Question } from './contract.js'
import { readQuestion } from './shape.js'

const columns = sql`r.nom, r.om_collectivite, r.genre, r.definition::text AS definition, r.revision, r.acteur,
  floor(extract(epoch FROM r.instant) * 1000)::text AS instant`

/** The queries that hold for a collectivité: its own, else those of the nearest above it, else of the instance; one of each name. */
export async function queriesFor(
  connection: Connection,
  application: string,
  home: string | null,
): Promise<readonly KeptQuery[]> {
  const { rows } = await connection.query(sql`WITH RECURSIVE above (id, rang) AS (
      SELECT om_collectivite, 1 FROM openmairie.om_collectivite WHERE om_collectivite = ${home}
      UNION ALL SELECT c.parent, above.rang + 1 FROM above
        JOIN openmairie.om_collectivite c ON c.om_collectivite = above.id WHERE c.parent IS NOT NULL AND above.rang < 100)
    SELECT DISTINCT ON (r.nom) ${columns} FROM openmairie.om_requete r LEFT JOIN above ON above.id = r.om_collectivite
    WHERE r.application = ${application} AND (r.om_collectivite IS NULL OR above.id IS NOT NULL)
    ORDER BY r.nom, above.rang NULLS LAST`)
  return rows.map(keptOf)
}

/** What a change of a query came to: `meanwhile`, another was made since the one that it was made from. */
export type KeepOutcome = { readonly kind: 'done'; readonly revision: number } | { readonly kind: 'meanwhile' }

interface Writing {
  readonly place: QueryPlace
  readonly actor: Actor
  /** The revision that its author was shown; 0 for none. */
  readonly seen: number
}

/** Keeps a query, with its line of journal. */
export function keepQuery(database: Database, writing: Writing, question: Question): Promise<KeepOutcome> {
  const { place, actor, seen } = writing
  const { kind, definition } = question
  return changing(database, writing, async (transaction) => {
    await transaction.query(
      seen === 0
        ? sql`INSERT INTO openmairie.om_requete (application, nom, om_collectivite, genre, definition, acteur)
            VALUES (${place.application}, ${place.name}, ${place.collectivite}, ${kind}, ${JSON.stringify(definition)}::jsonb, ${actor.login})`
        : sql`UPDATE openmairie.om_requete r SET genre = ${kind}, definition = ${JSON.stringify(definition)}::jsonb,
            revision = r.revision + 1, acteur = ${actor.login}, instant = now() WHERE ${isAt(place)}`,
    )
    return question
  })
}

/** Withdraws a query, with its line of journal. */
export function withdrawQuery(database: Database, writing: Writing): Promise<KeepOutcome> {
  return changing(database, writing, async (transaction) => {
    await transaction.query(sql`DELETE FROM openmairie.om_requete r WHERE ${isAt(writing.place)}`)
    return null
  })
}

/** One change at a time of one query, and none over another that its author has not seen. */
function changing(
  database: Database,
  { place, actor, seen }: Writing,
  change: (transaction: Transaction) => Promise<Question | null>,
): Promise<KeepOutcome> {
  return database.transaction(async (transaction): Promise<KeepOutcome> => {
    const lock = JSON.stringify([place.application, place.name, place.collectivite])
    await transaction.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 727))`)
    const { rows } = await transaction.query(sql`SELECT ${columns} FROM openmairie.om_requete r WHERE ${isAt(place)}`)
    const [former] = rows
    if (Number(former?.['revision'] ?? 0) !== seen) return { kind: 'meanwhile' }
    const after = await change(transaction)
    await writeJournal(transaction, {
      actor: actor.login,
      onBehalfOf: actor.onBehalfOf ?? null,
      application: 'openmairie',
      entity: 'om_requete',
      record: `${place.application}.${place.name}`,
      operation: !former ? 'create' : after === null ? 'delete' : 'update',
      before: former ? { genre: String(former['genre']), definition: String(former['definition']) } : null,
      after: after && {
        genre: after.kind,
        definition: JSON.stringify(after.definition),
        collectivite: place.collectivite,
      },
    })
    return { kind: 'done', revision: seen + 1 }
  })
}

function isAt({ application, name, collectivite }: QueryPlace): Sql {
  return sql`r.application = ${application} AND r.nom = ${name} AND r.om_collectivite IS NOT DISTINCT FROM ${collectivite}`
}

function keptOf(row: Row): KeptQuery {
  const text = (name: string): string => String(row[name])
  return {
    name: text('nom'),
    collectivite: row['om_collectivite'] === null ? null : text('om_collectivite'),
    question: readQuestion(text('genre'), text('definition')),
    revision: Number(row['revision']),
    author: text('acteur'),
    at: Number(text('instant')),
  }
}

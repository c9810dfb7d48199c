// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Connection, Database, Row, Sql, Transaction } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { type Payload, writeJournal } from '../../journal/write.js'
import type { Actor } from '../../records/index.js'
import type { Place, Subject, Texts, Version } from './contract.js'

const texts = z.record(z.string(), z.string())
const subject = z.object({
  entity: z.string(),
  kind: z.enum(['etat', 'lettre']).optional(),
  reference: z.string().optional(),
})
const columns = sql`v.version, v.om_collectivite, v.active, v.textes::text AS textes, v.depart::text AS depart, v.sujet::text AS sujet, v.acteur,
  floor(extract(epoch FROM v.instant) * 1000)::text AS instant`

/** Collectivités above a user's own, itself first. */
const aboveOf = (home: string | null): Sql => sql`WITH RECURSIVE above (id, rang) AS (
    SELECT om_collectivite, 1 FROM openmairie.om_collectivite WHERE om_collectivite = ${home}
    UNION ALL SELECT c.parent, above.rang + 1 FROM above
      JOIN openmairie.om_collectivite c ON c.om_collectivite = above.id WHERE c.parent IS NOT NULL AND above.rang < 100)`

export type InUse = Version & Pick<Place, 'kind' | 'name'>

/** The versions in use for a collectivité, one at most a definition: its own, else of the nearest above it, else of the instance. */
export async function inUse(
  connection: Connection,
  application: string,
  home: string | null,
): Promise<readonly InUse[]> {
  const { rows } = await connection.query(sql`${aboveOf(home)}
    SELECT DISTINCT ON (v.genre, v.nom) v.genre, v.nom, ${columns}
    FROM openmairie.om_edition v LEFT JOIN above ON above.id = v.om_collectivite
    WHERE v.application = ${application} AND v.active AND (v.om_collectivite IS NULL OR above.id IS NOT NULL)
    ORDER BY v.genre, v.nom, above.rang NULLS LAST`)
  return rows.map(inUseOf)
}

/** The latest version of each definition of its own that a collectivité, or the instance, made and does not use any more. */
export async function withdrawn(
  connection: Connection,
  application: string,
  home: string | null,
): Promise<readonly InUse[]> {
  const { rows } = await connection.query(sql`
    SELECT DISTINCT ON (v.genre, v.nom) v.genre, v.nom, ${columns} FROM openmairie.om_edition v
    WHERE v.application = ${application} AND v.om_collectivite IS NOT DISTINCT FROM ${home} AND v.sujet IS NOT NULL
      AND NOT EXISTS (SELECT FROM openmairie.om_edition a WHERE a.application = v.application AND a.genre = v.genre AND a.nom = v.nom
        AND a.om_collectivite IS NOT DISTINCT FROM v.om_collectivite AND a.active)
    ORDER BY v.genre, v.nom, v.version DESC`)
  return rows.map(inUseOf)
}

/** Every version of a definition that a collectivité, or the instance, keeps; the latest first. */
export async function versionsOf(connection: Connection, place: Place): Promise<readonly Version[]> {
  const { rows } = await connection.query(
    sql`SELECT ${columns} FROM openmairie.om_edition v WHERE ${isAt(place)} ORDER BY v.version DESC`,
  )
  return rows.map(versionOf)
}

/** What a change of a definition came to: `meanwhile`, another was made since the one that it was made from. */
export type Outcome = { readonly kind: 'done'; readonly number: number } | { readonly kind: 'meanwhile' }

interface Writing {
  readonly place: Place
  readonly actor: Actor
  /** Number of the latest version that its author had seen; 0 for none. */
  readonly seen: number
}

interface Keeping extends Writing {
  /** What it is about, where no file has it. */
  readonly subject: Subject | null
}

/** Keeps a new version, in use from now on, with its line of journal. */
export function keepVersion(database: Database, writing: Keeping, said: Texts, origin: Texts): Promise<Outcome> {
  return changing(database, writing, async (transaction, latest, former) => {
    const { place, actor, subject } = writing
    await transaction.query(sql`
      INSERT INTO openmairie.om_edition (application, genre, nom, om_collectivite, version, textes, depart, sujet, acteur)
      VALUES (${place.application}, ${place.kind}, ${place.name}, ${place.collectivite}, ${latest + 1},
        ${JSON.stringify(said)}::jsonb, ${JSON.stringify(origin)}::jsonb,
        ${subject && JSON.stringify(subject)}::jsonb, ${actor.login})`)
    return { number: latest + 1, before: former && { ...former.texts }, after: said }
  })
}

/** Puts the file’s definition back in use, or withdraws one that has no file: what was kept stays among the versions. */
export function takeBack(database: Database, writing: Writing): Promise<Outcome> {
  return changing(database, writing, async (_, latest, former) => ({
    number: latest,
    before: former && { ...former.texts },
    after: null,
  }))
}

interface Change {
  readonly number: number
  readonly before: Texts | null
  readonly after: Texts | null
}

/** One change at a time of one definition, and none over another that its author has not seen. */
function changing(
  database: Database,
  writing: Writing,
  change: (transaction: Transaction, latest: number, former: Version | null) => Promise<Change>,
): Promise<Outcome> {
  const { place, actor, seen } = writing
  return database.transaction(async (transaction): Promise<Outcome> => {
    const lock = JSON.stringify([place.application, place.kind, place.name, place.collectivite])
    await transaction.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 726))`)
    const versions = await versionsOf(transaction, place)
    if (stateOf(versions) !== seen) return { kind: 'meanwhile' }
    const former = versions.find(({ active }) => active) ?? null
    await transaction.query(sql`UPDATE openmairie.om_edition v SET active = false WHERE ${isAt(place)} AND v.active`)
    const { number, before, after } = await change(transaction, versions[0]?.number ?? 0, former)
    const [was, is] = changed(before, after)
    if (!was && !is) return { kind: 'done', number }
    await writeJournal(transaction, {
      actor: actor.login,
      onBehalfOf: actor.onBehalfOf ?? null,
      application: 'openmairie',
      entity: 'om_edition',
      record: `${place.application}.${place.kind}.${place.name}`,
      operation: before === null ? 'create' : after === null ? 'delete' : 'update',
      before: was,
      after: is && { ...is, collectivite: place.collectivite, version: String(number) },
    })
    return { kind: 'done', number }
  })
}

/** What tells whether a definition was changed: its latest version, and whether one is in use. */
export function stateOf(versions: readonly Version[]): number {
  const latest = versions[0]?.number ?? 0
  return versions.some(({ active }) => active) ? latest : -latest
}

/** The texts that differ, before and after. */
function changed(before: Texts | null, after: Texts | null): readonly [Payload | null, Payload | null] {
  if (before === null || after === null) return [before, after]
  const names = Object.keys(after).filter((name) => before[name] !== after[name])
  const of = (given: Texts): Payload => Object.fromEntries(names.map((name) => [name, given[name] ?? null]))
  return [of(before), of(after)]
}

function isAt({ application, kind, name, collectivite }: Place): Sql {
  return sql`v.application = ${application} AND v.genre = ${kind} AND v.nom = ${name}
    AND v.om_collectivite IS NOT DISTINCT FROM ${collectivite}`
}

// The base holds the kinds that the contract lists.
function inUseOf(row: Row): InUse {
  return { ...versionOf(row), kind: row['genre'] as Place['kind'], name: String(row['nom']) }
}

function versionOf(row: Row): Version {
  const text = (name: string): string => String(row[name])
  return {
    number: Number(row['version']),
    collectivite: row['om_collectivite'] === null ? null : text('om_collectivite'),
    active: row['active'] === true,
    texts: texts.parse(JSON.parse(text('textes'))),
    origin: texts.parse(JSON.parse(text('depart'))),
    subject: row['sujet'] === null ? null : subject.parse(JSON.parse(text('sujet'))),
    author: text('acteur'),
    at: Number(text('instant')),
  }
}

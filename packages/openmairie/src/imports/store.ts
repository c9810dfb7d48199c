// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Connection, Row, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { OpenMairieError } from '../errors/errors.js'
import {
  causeSchema,
  type Import,
  type ImportState,
  type Outcome,
  outcomeSchema,
  type Preview,
  previewSchema,
  type Settings,
  settingsSchema,
  type Undoing,
  undoingSchema,
} from './contract.js'

const columns = sql`om_import::text AS id, application, entite, om_utilisateur::text AS om_utilisateur, fichier::text AS fichier, nom,
  extract(epoch FROM cree)::text AS cree, etat, reglages::text AS reglages, apercu::text AS apercu, bilan::text AS bilan, ecrit::text AS ecrit, defait::text AS defait, causes::text AS causes, travail::text AS travail`

/** Keeps a new import, of a file that is kept. */
export async function addImport(
  connection: Connection,
  given: Pick<Import, 'id' | 'application' | 'entity' | 'user' | 'file' | 'name' | 'settings' | 'preview'>,
): Promise<void> {
  const { id, application, entity, user, file, name, settings, preview } = given
  await connection.query(sql`
    INSERT INTO openmairie.om_import (om_import, application, entite, om_utilisateur, fichier, nom, reglages, apercu)
    VALUES (${id}, ${application}, ${entity}, CAST(${user} AS bigint), ${file}, ${name}, CAST(${JSON.stringify(settings)} AS jsonb),
      CAST(${JSON.stringify(preview)} AS jsonb))`)
}

/** An import of a user into an entity; null where there is none of his. */
export async function findImport(
  connection: Connection,
  { id, application, entity, user }: Pick<Import, 'id' | 'application' | 'entity' | 'user'>,
): Promise<Import | null> {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) return null
  const { rows } = await connection.query(sql`
    SELECT ${columns} FROM openmairie.om_import
    WHERE om_import = ${id} AND application = ${application} AND entite = ${entity} AND om_utilisateur::text = ${user}`)
  return rows[0] ? importOf(rows[0]) : null
}

const shownImports = 10

/** The last imports of a user into an entity. */
export async function lastImports(
  connection: Connection,
  { application, entity, user }: Pick<Import, 'application' | 'entity' | 'user'>,
): Promise<readonly Import[]> {
  const { rows } = await connection.query(sql`
    SELECT ${columns} FROM openmairie.om_import
    WHERE application = ${application} AND entite = ${entity} AND om_utilisateur::text = ${user}
    ORDER BY cree DESC LIMIT ${shownImports}`)
  return rows.map(importOf)
}

/** Changes how a file is read: what was found of its lines holds no longer. Nothing of an import that is done. */
export async function keepSettings(
  connection: Connection,
  id: string,
  { settings, preview }: { readonly settings: Settings; readonly preview: Preview },
): Promise<void> {
  await connection.query(sql`
    UPDATE openmairie.om_import SET reglages = CAST(${JSON.stringify(settings)} AS jsonb), apercu = CAST(${JSON.stringify(preview)} AS jsonb),
      etat = 'reglage', bilan = NULL
    WHERE om_import = ${id} AND etat IN ('reglage', 'verifie')`)
}

/** Holds an import until the end of a transaction. False where it has gone on to another state, or a job works on it. */
export async function holdIdle(transaction: Connection, { id, state }: Pick<Import, 'id' | 'state'>): Promise<boolean> {
  const { rows } = await transaction.query(
    sql`SELECT etat, travail::text AS travail FROM openmairie.om_import WHERE om_import = ${id} FOR UPDATE`,
  )
  if (rows[0]?.['etat'] !== state) return false
  // Asked once the row is held: who held it before may have asked for a job.
  const { rows: working } = await transaction.query(
    sql`SELECT 1 FROM openmairie.om_job WHERE om_job = CAST(${rows[0]['travail']} AS uuid) AND etat IN ('attente', 'en cours')`,
  )
  return working.length === 0
}

/** Says which job works on an import from now on, in the transaction that holds it. */
export async function claimImport(transaction: Connection, id: string, job: string): Promise<void> {
  await transaction.query(sql`UPDATE openmairie.om_import SET travail = ${job} WHERE om_import = ${id}`)
}

/**
 * Says what became of an import, in the transaction of what was done. Raises OM_NOT_FOUND where this job is not the one that works on
 * it: nothing of what it did is kept then.
 */
export async function tellImport(
  connection: Connection,
  { id, job }: { readonly id: string; readonly job: string },
  state: ImportState,
  outcome: Outcome | null,
): Promise<void> {
  const { count } = await connection.query(sql`
    UPDATE openmairie.om_import SET etat = ${state}, bilan = CAST(${outcome === null ? null : JSON.stringify(outcome)} AS jsonb)
    WHERE om_import = ${id} AND travail = ${job}`)
  if (count === 0) throw new OpenMairieError('OM_NOT_FOUND')
}

/** Says what an import is about to have done, before its rows are committed in another base. Raises OM_NOT_FOUND as above. */
export function foretellImport(connection: Connection, of: Held, outcome: Outcome): Promise<void> {
  return foretell(connection, of, sql`ecrit = CAST(${JSON.stringify(outcome)} AS jsonb)`)
}

/** Says which write is about to undo an import, before the rows that it takes back are gone from another base. Raises OM_NOT_FOUND as above. */
export function foretellUndo(connection: Connection, of: Held, undoing: Undoing): Promise<void> {
  return foretell(connection, of, sql`defait = CAST(${JSON.stringify(undoing)} AS jsonb)`)
}

/** An import, and the job that works on it. */
interface Held {
  readonly id: string
  readonly job: string
}

async function foretell(connection: Connection, { id, job }: Held, said: Sql): Promise<void> {
  const { count } = await connection.query(
    sql`UPDATE openmairie.om_import SET ${said} WHERE om_import = ${id} AND travail = ${job}`,
  )
  if (count === 0) throw new OpenMairieError('OM_NOT_FOUND')
}

/** The writes that were about to undo imports of an application, of those that no job has told as undone. */
export async function undoingWrites(connection: Connection, application: string): Promise<ReadonlySet<string>> {
  const { rows } = await connection.query(
    sql`SELECT defait->>'write' AS ecriture FROM openmairie.om_import WHERE application = ${application} AND etat = 'importe' AND defait IS NOT NULL`,
  )
  return new Set(rows.map((row) => String(row['ecriture'])))
}

/** Forgets an import that wrote nothing. */
export async function dropImport(connection: Connection, id: string): Promise<boolean> {
  const { count } = await connection.query(
    sql`DELETE FROM openmairie.om_import WHERE om_import = ${id} AND etat IN ('reglage', 'verifie')`,
  )
  return count > 0
}

/** Days that an import is kept, with its file and the lines that were refused: it can be undone for as long. */
export const keptDays = 30

/** Forgets the imports that are older, with all that they hold of their files. Returns their number. */
export async function forgetImports(connection: Connection): Promise<number> {
  const { count } = await connection.query(
    sql`DELETE FROM openmairie.om_import WHERE cree < now() - make_interval(days => ${keptDays})`,
  )
  return count
}

function importOf(row: Row): Import {
  const text = (name: string): string => String(row[name])
  const orNull = (name: string): string | null => (row[name] === null ? null : text(name))
  const outcomeIn = (name: string): Outcome | null => {
    const said = orNull(name)
    return said === null ? null : outcomeSchema.parse(JSON.parse(said))
  }
  const causes = orNull('causes')
  const undoing = orNull('defait')
  return {
    id: text('id'),
    application: text('application'),
    entity: text('entite'),
    user: text('om_utilisateur'),
    file: text('fichier'),
    name: text('nom'),
    created: Number(text('cree')) * 1000,
    // Held to these by the table.
    state: text('etat') as ImportState,
    settings: settingsSchema.parse(JSON.parse(text('reglages'))),
    preview: previewSchema.parse(JSON.parse(text('apercu'))),
    outcome: outcomeIn('bilan'),
    foretold: outcomeIn('ecrit'),
    undoing: undoing === null ? null : undoingSchema.parse(JSON.parse(undoing)),
    causes: causes === null ? null : z.array(causeSchema).parse(JSON.parse(causes)),
    job: orNull('travail'),
  }
}

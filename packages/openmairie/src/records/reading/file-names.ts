// SPDX-License-Identifier: EUPL-1.2
import { sql } from '../../database/sql.js'
import { isUsage } from '../../files/usages.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { ListRow } from '../contract.js'

/** The fields of an entity that hold a file: its usage, by its identifier. */
export function fileFields(entity: AnyEntity): readonly string[] {
  return Object.values(entity.fields).flatMap(({ name, widget }) => (widget === 'file' ? [name] : []))
}

/** Rows with, among their labels, the names of the files that their fields hold. Asks nothing where there is no such field. */
export async function withFileNames<R extends ListRow>(
  ctx: Ctx,
  entity: AnyEntity,
  rows: readonly R[],
): Promise<readonly R[]> {
  const fields = fileFields(entity).filter((name) => !entity.fields[name]?.hidden)
  if (fields.length === 0) return rows
  const named = await fileNames(
    ctx,
    entity,
    rows.flatMap(({ values }) => fields.map((name) => values[name])),
  )
  return rows.map((row) => {
    const told = fields.map((name) => [name, named(row.values[name], row.key)] as const)
    return { ...row, labels: { ...row.labels, ...Object.fromEntries(told) } }
  })
}

/**
 * How the files of an entity's fields are named, by their identifiers: those of a record, and those that the user has just sent for
 * one; null for others.
 */
export async function fileNames(
  ctx: Ctx,
  entity: AnyEntity,
  ids: readonly unknown[],
): Promise<(id: unknown, key: Key | null) => string | null> {
  const known = ids.filter((id): id is string => typeof id === 'string' && isUsage(id))
  if (known.length === 0) return () => null
  const { rows } = await ctx.instance.query(sql`
    SELECT om_fichier_usage::text AS id, nom, enregistrement FROM openmairie.om_fichier_usage
    WHERE om_fichier_usage = ANY(${known}::uuid[]) AND genre = 'champ' AND application = ${ctx.app.definition.name} AND entite = ${entity.name}
      AND (enregistrement <> '' OR om_utilisateur::text = ${ctx.actor.id})`)
  const found = new Map(rows.map((row) => [row['id'], { name: String(row['nom']), record: row['enregistrement'] }]))
  return (id, key) => {
    const file = typeof id === 'string' ? found.get(id) : undefined
    return file && (file.record === '' || (key !== null && file.record === keyText(key))) ? file.name : null
  }
}

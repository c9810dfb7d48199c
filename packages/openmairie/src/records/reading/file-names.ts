// SPDX-License-Identifier: EUPL-1.2
import { sql } from '../../database/sql.js'
import { isUsage } from '../../files/usages.js'
import type { AnyEntity } from '../../model/entity.js'
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
  const fields = Object.values(entity.fields).filter(({ widget, hidden }) => widget === 'file' && !hidden)
  if (fields.length === 0) return rows
  const names = await fileNames(
    ctx,
    rows.flatMap(({ values }) => fields.map(({ name }) => values[name])),
  )
  return rows.map((row) => {
    const told = fields.map(({ name }) => [name, names.get(String(row.values[name])) ?? null] as const)
    return { ...row, labels: { ...row.labels, ...Object.fromEntries(told) } }
  })
}

/** Names of files by the identifiers of their usages. */
export async function fileNames(ctx: Ctx, ids: readonly unknown[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.filter((id): id is string => typeof id === 'string' && isUsage(id))
  if (known.length === 0) return new Map()
  const { rows } = await ctx.instance.query(
    sql`SELECT om_fichier_usage::text AS id, nom FROM openmairie.om_fichier_usage WHERE om_fichier_usage = ANY(${known}::uuid[]) AND genre = 'champ'`,
  )
  return new Map(rows.map((row) => [String(row['id']), String(row['nom'])]))
}

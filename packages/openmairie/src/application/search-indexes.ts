// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { openByAddress } from '../database/open.js'
import { openDatabase } from '../database/postgresql/pool.js'
import { unserved } from '../database/postgresql/unserved.js'
import { sql } from '../database/sql.js'
import { engineOf } from '../model/address.js'
import type { Finding, ResolvedApplication } from '../model/application.js'
import { finding } from '../model/checks/finding.js'
import type { AnyEntity } from '../model/entity.js'

/** The base of an application, and whether it is that of the instance, where search has a function of its own. */
export interface SearchedBase {
  readonly url: string
  readonly isInstance: boolean
}

/** Findings on the searches of big tables that no index serves; none on engines where none could, nor before the first start. */
export async function searchIndexes(app: ResolvedApplication, base: SearchedBase): Promise<readonly Finding[]> {
  if (engineOf(base.url) !== 'postgresql') return []
  const options = {
    url: base.url,
    size: 1,
    applicationName: 'openmairie check',
    statementTimeout: 60_000,
    failed: () => undefined,
  }
  const database = base.isInstance ? openDatabase(options) : openByAddress(options)
  try {
    if (base.isInstance && !(await hasFunction(database))) return []
    const found: Finding[] = []
    for (const { entity } of app.entities.values()) found.push(...(await searchIndexOf(app, database, entity)))
    return found
  } finally {
    await database.close()
  }
}

async function searchIndexOf(
  app: ResolvedApplication,
  database: Database,
  entity: AnyEntity,
): Promise<readonly Finding[]> {
  const columns = entity.listing.search.flatMap((name) => {
    const field = entity.fields[name]
    return field && !field.hidden && (field.type === 'string' || field.type === 'text') ? [{ name, field }] : []
  })
  if (app.drifted.has(entity.name) || columns.length === 0) return []
  const left = await database.transaction((transaction) => unserved(transaction, { table: entity.table, columns }))
  if (left === null) return []
  const rows = { fr: left.rows.toLocaleString('fr-FR'), en: left.rows.toLocaleString('en-GB') }
  const statements = left.statements.map((statement) => `${statement};`).join(' ')
  const details = { table: entity.table.name, rows, columns: left.columns.join(', '), sql: statements }
  return [finding('model.search-index', `${app.definition.name}.${entity.name}.listing.search`, details)]
}

async function hasFunction(database: Database): Promise<boolean> {
  const { rows } = await database.query(
    sql`SELECT to_regprocedure('openmairie.om_sans_accent(text)') IS NOT NULL AS present`,
  )
  return rows[0]?.['present'] === true
}

// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sheetScripts, writeFromSheets } from '../../application/from-sheets.js'
import { installScript } from '../../application/installation.js'
import { tablesWithin } from '../../application/tables-within.js'
import type { Connection, Database, Transaction } from '../../database/contract.js'
import { everyCollectivite } from '../../database/postgresql/barrier/context.js'
import { grantsFor } from '../../database/postgresql/barrier/grants.js'
import { raiseBarrier } from '../../database/postgresql/barrier/raise.js'
import { rolesOf } from '../../database/postgresql/barrier/roles.js'
import { sql } from '../../database/sql.js'
import type { Proposal } from '../../proposal/contract.js'
import { schemaSql } from '../../proposal/schema-sql.js'
import type { SheetsNeeded } from './contract.js'

/** What is made, and where. */
export interface Making {
  /** Of the draft: a folder that was left half made is known by it. */
  readonly id: string
  readonly name: string
  readonly proposal: Proposal
  /** Statements that fill the tables. */
  readonly data: string
}

type Where = Pick<SheetsNeeded, 'folder' | 'variable' | 'role'>

/** Names of schemas that are not ours to make. */
const reserved = /^(pg_|om_)|^(information_schema|public|openmairie|graphile_worker|administration)$/

/** Whether a name is free for an application: no folder there, no schema of the base. */
export async function isFree(
  connection: Connection,
  { folder }: Pick<Where, 'folder'>,
  name: string,
): Promise<boolean> {
  if (reserved.test(name) || existsSync(join(folder, name))) return false
  const { rows } = await connection.query(sql`
    SELECT 1 FROM pg_namespace WHERE nspname = ${name} UNION ALL SELECT 1 FROM openmairie.om_installation WHERE application = ${name}`)
  return rows.length === 0
}

/**
 * Makes an application: its tables with their rows, its files, and what `keep` notes, in one transaction: where anything fails
 * nothing is left of it, and killed anywhere it is made again. Returns its folder; null where its name is taken.
 */
export async function makeApplication(
  owner: Database,
  where: Where,
  making: Making,
  keep: (transaction: Connection, folder: string) => Promise<void>,
): Promise<string | null> {
  const { id, name, proposal, data } = making
  const folder = join(where.folder, name)
  const aside = join(where.folder, `.${name}-${id}`)
  const clear = async (): Promise<void> => {
    await rm(aside, { recursive: true, force: true })
    // Ours, from a process that died before its tables were there for good.
    if ((await readFile(join(folder, mark), 'utf8').catch(() => '')) === id) await rm(folder, { recursive: true })
  }
  await sweep(owner, where)
  try {
    // The account that owns the base may be one that row-level security holds.
    const made = await (owner.under?.(everyCollectivite) ?? owner).transaction(async (transaction) => {
      await transaction.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`application ${name}`}, 0))`)
      await clear()
      if (!(await isFree(transaction, where, name))) return null
      await installScript(transaction, name, name, { name: sheetScripts.tables, text: schemaSql(proposal) })
      if (data !== '') await installScript(transaction, name, name, { name: sheetScripts.rows, text: data })
      await transaction.query(sql`SET LOCAL search_path TO DEFAULT`)
      await mkdir(aside, { recursive: true })
      await writeFile(join(aside, mark), id)
      await writeFromSheets(aside, { name, proposal, data, database: where.variable }, () =>
        tablesWithin(transaction, [name]),
      )
      await linkFramework(aside)
      if (where.role !== null) await grant(transaction, name)
      await keep(transaction, folder)
      await rename(aside, folder)
      return folder
    })
    await rm(join(folder, mark), { force: true })
    return made
  } catch (error) {
    // A commit whose answer was lost may stand: its files stay with it, and else go when it is made again.
    const mayStand = await isInstalled(owner, name).catch(() => true)
    await (mayStand ? rm(aside, { recursive: true, force: true }) : clear())
    throw error
  }
}

/** Milliseconds after which what was being made is no longer waited for: its process died. */
const longAgo = 86_400_000
const madeAside = /^\.\w+-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/**
 * Removes what dead processes left beside the applications: folders that never came to their name, and marks of those whose tables are
 * there for good. A folder that has its name and no tables here stays: they may be those of another instance.
 */
async function sweep(connection: Connection, { folder }: Pick<Where, 'folder'>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name)
    if (!entry.isDirectory() || !existsSync(join(path, mark))) continue
    if (madeAside.test(entry.name)) {
      if ((await stat(path)).mtimeMs < Date.now() - longAgo) await rm(path, { recursive: true, force: true })
    } else if (await isInstalled(connection, entry.name)) await rm(join(path, mark), { force: true })
  }
}

async function isInstalled(connection: Connection, name: string): Promise<boolean> {
  const { rows } = await connection.query(
    sql`SELECT 1 FROM openmairie.om_installation WHERE application = ${name} LIMIT 1`,
  )
  return rows.length > 0
}

/** File of a folder whose tables may not be there for good: it holds the draft that it is made of. */
const mark = '.en-cours'

async function grant(transaction: Transaction, schema: string): Promise<void> {
  const { rows } = await transaction.query(sql`SELECT current_database()::text AS name`)
  await raiseBarrier(transaction, await grantsFor(transaction, rolesOf(String(rows[0]?.['name'])), [schema]))
}

/** Lets an application find the framework that serves it, where nothing above its folder does; an install of its own takes its place. */
async function linkFramework(folder: string): Promise<void> {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, 'node_modules/openmairie'))) return
    if (above === dirname(above)) break
  }
  const own = fileURLToPath(new URL('../../../', import.meta.url))
  await mkdir(join(folder, 'node_modules'), { recursive: true })
  await symlink(own, join(folder, 'node_modules/openmairie'), 'dir')
}

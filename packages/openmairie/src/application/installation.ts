// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Access, Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { LoadedApplication } from './load.js'
import { importTypescript } from './typescript.js'

/** Scripts of an application's own tables, in the order of their names; none for an application over a database that exists. */
export async function schemaScripts(
  folder: string,
): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const names: readonly string[] = await readdir(join(folder, 'schema')).catch(() => [])
  const scripts = names.filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    scripts.map(async (name) => ({ name, text: await readFile(join(folder, 'schema', name), 'utf8') })),
  )
}

/** Makes the schema of an application where it is missing, and runs the scripts that have not run yet, each in a transaction. Returns their number. */
export async function install(database: Access, application: string, schema: string, folder: string): Promise<number> {
  let done = 0
  for (const script of await schemaScripts(folder)) {
    if (await database.transaction((transaction) => installScript(transaction, application, schema, script))) done++
  }
  return done
}

/** Runs a script of an application, in a transaction; false where it has run before. */
export async function installScript(
  transaction: Connection,
  application: string,
  schema: string,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<boolean> {
  const claimed = await transaction.query(
    sql`INSERT INTO openmairie.om_installation (application, fichier) VALUES (${application}, ${name}) ON CONFLICT DO NOTHING`,
  )
  if (claimed.count > 0) await runScript(transaction, schema, text)
  return claimed.count > 0
}

/** Runs the statements of a script in a schema, made if need be. */
export async function runScript(connection: Connection, schema: string, text: string): Promise<void> {
  await connection.query(sql`CREATE SCHEMA IF NOT EXISTS ${sql.id(schema)}`)
  await connection.query(sql`SELECT set_config('search_path', quote_ident(${schema}), true)`)
  for (const statement of statementsOf(text)) await connection.query(sql.raw(statement))
}

/** The statements of a script: split at semicolons outside quotes, dollar quotes and comments. */
export function statementsOf(text: string): readonly string[] {
  const pattern = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/|;|[^'"$;/-]+|[\s\S]/g
  const statements: string[] = []
  let current = ''
  for (const [piece] of text.matchAll(pattern)) {
    if (piece === ';') {
      statements.push(current)
      current = ''
    } else if (!piece.startsWith('--') && !piece.startsWith('/*')) current += piece
  }
  return [...statements, current].map((statement) => statement.trim()).filter((statement) => statement !== '')
}

interface DemonstrationTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}
/** What `demo/` exports: its rows, and the collectivité that they are of, where they are of one. */
interface Demonstration {
  readonly demonstration: (options: { readonly today: string }) => readonly DemonstrationTable[]
  readonly collectivite?: { readonly id: string; readonly label: string }
}

const rowsAtOnce = 500

/** Fills the tables of an application with the rows of its `demo/`, once. Returns the collectivité that they are of; null where it is none, or it was done before. */
export async function fillDemonstration(
  database: Access,
  application: string,
  schema: string,
  { folder, compiled }: LoadedApplication,
  today: string,
  filling: () => void,
): Promise<NonNullable<Demonstration['collectivite']> | null> {
  const file = join(folder, compiled ? 'dist/demo/index.js' : 'demo/index.ts')
  if (!existsSync(file)) return null
  return database.transaction(async (transaction) => {
    const claimed = await transaction.query(
      sql`INSERT INTO openmairie.om_installation (application, fichier) VALUES (${application}, 'demo') ON CONFLICT DO NOTHING`,
    )
    if (claimed.count === 0) return null
    filling()
    const url = pathToFileURL(file).href
    // What the author of the application exports there.
    const loaded = (await (compiled ? import(url) : importTypescript(url, folder))) as Demonstration
    const tables = loaded.demonstration({ today })
    for (const table of tables) await fillTable(transaction, schema, table)
    return loaded.collectivite ?? null
  })
}

async function fillTable(
  connection: Connection,
  schema: string,
  { table, columns, rows }: DemonstrationTable,
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const lines = rows
      .slice(start, start + rowsAtOnce)
      .map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])))
    await connection.query(
      sql`INSERT INTO ${sql.id(schema, table)} (${sql.join(columns.map((name) => sql.id(name)))}) SELECT ${sql.join(columns.map((name) => sql.id(name)))} FROM jsonb_populate_recordset(NULL::${sql.id(schema, table)}, ${JSON.stringify(lines)}::jsonb)`,
    )
  }
  // Keys were given: the sequences go on after them.
  await connection.query(sql`
    SELECT setval(s.seq, greatest(s.top, 1)) FROM (
      SELECT pg_get_serial_sequence(quote_ident(${schema}) || '.' || quote_ident(${table}), a.attname) AS seq,
             (xpath('/row/m/text()', query_to_xml(format('SELECT max(%I) AS m FROM %I.%I', a.attname, ${schema}::text, ${table}::text), false, true, '')))[1]::text::bigint AS top
      FROM pg_attribute a WHERE a.attrelid = (quote_ident(${schema}) || '.' || quote_ident(${table}))::regclass AND a.attidentity <> '') AS s
    WHERE s.seq IS NOT NULL AND s.top IS NOT NULL`)
}

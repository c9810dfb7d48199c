// SPDX-License-Identifier: EUPL-1.2
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../packages/openmairie/src/database/contract.js'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { roleStatements, rolesOf } from '../../packages/openmairie/src/database/postgresql/barrier/roles.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { isFree, type Making, makeApplication } from '../../packages/openmairie/src/generator/sheets/install.js'
import { readSchema } from '../../packages/openmairie/src/schema/read.js'
import { compile } from '../support/compile.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { linkFramework } from '../support/workspace.js'

let base: Scratch
let database: Database
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openmairie-installer-'))
  linkFramework(folder)
  base = await scratchDatabase()
  database = openDatabase({
    url: base.url,
    size: 2,
    applicationName: 'test',
    statementTimeout: 60_000,
    failed: () => undefined,
  })
  await migrateInstance(database)
})
afterAll(async () => {
  await database.close()
  await base.drop()
  rmSync(folder, { recursive: true, force: true })
})

const making: Making = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'cles',
  proposal: {
    label: 'Clés',
    tables: [
      {
        name: 'cle',
        label: 'Clés',
        from: { file: 'cles.csv', sheet: 0, header: 1 },
        key: 'cle',
        columns: [{ name: 'porte', label: 'Porte', from: 'A', type: 'string', length: 30, required: true }],
      },
    ],
  },
  data: `INSERT INTO "cle" ("cle", "porte") VALUES ('1', 'D''entrée; $$ -- l''autre');`,
}
const where = () => ({ folder, variable: 'DATABASE_URL', role: null })
const schemas = async (): Promise<readonly string[]> =>
  (await base.raw.query(`SELECT nspname FROM pg_namespace WHERE nspname = 'cles'`)).rows.map(({ nspname }) => nspname)
const here = (): readonly string[] => readdirSync(folder).filter((name) => name !== 'node_modules')

test('what fails on the way leaves neither tables nor files, whether rows do not fit or the end is refused', async () => {
  const broken = { ...making, data: `INSERT INTO "cle" ("cle", "porte") VALUES ('1', repeat('x', 31));` }
  await expect(makeApplication(database, where(), broken, async () => undefined)).rejects.toThrow()
  const taken = async (): Promise<void> => Promise.reject(new Error('Another process carries the job'))
  await expect(makeApplication(database, where(), making, taken)).rejects.toThrow('Another process')
  expect(await schemas()).toEqual([])
  expect(here()).toEqual([])
  expect((await base.raw.query('SELECT 1 FROM openmairie.om_installation')).rows).toEqual([])
})

test('killed once its folder stood and its tables did not, it is made again; the folder of anybody else is left alone', async () => {
  const left = join(folder, 'cles')
  mkdirSync(left)
  writeFileSync(join(left, 'app.ts'), 'à quelqu’un')
  expect(await makeApplication(database, where(), making, async () => undefined)).toBeNull()
  expect(readFileSync(join(left, 'app.ts'), 'utf8')).toBe('à quelqu’un')
  // Ours: it says of which draft it is made.
  writeFileSync(join(left, '.en-cours'), making.id)
  let kept = ''
  const made = await makeApplication(database, where(), making, async (_, told) => {
    kept = told
  })
  expect(made).toBe(left)
  expect(kept).toBe(left)
  expect(existsSync(join(left, '.en-cours'))).toBe(false)
  expect((await base.raw.query('SELECT cle, porte FROM cles.cle')).rows).toEqual([
    { cle: 1, porte: "D'entrée; $$ -- l'autre" },
  ])
  expect(readFileSync(join(left, 'gen/cle.ts'), 'utf8')).toContain('porte')
  expect(await compile(left)).toEqual([])
})

test('what dead processes left beside the applications goes when the next one is made', async () => {
  const id = '00000000-0000-4000-8000-000000000009'
  const left = (name: string, days: number): string => {
    const path = join(folder, name)
    mkdirSync(path, { recursive: true })
    writeFileSync(join(path, '.en-cours'), id)
    utimesSync(path, new Date(), new Date(Date.now() - days * 86_400_000))
    return path
  }
  const [old, fresh] = [left(`.parc-${id}`, 2), left(`.stade-${id}`, 0)]
  // Its tables are there for good: its process died before it said so.
  const whole = left('cles', 0)
  // Tables of another instance, for all one knows.
  const unknown = left('inconnue', 2)
  expect(await makeApplication(database, where(), making, async () => undefined)).toBeNull()
  expect([old, fresh, whole, unknown].map((path) => existsSync(join(path, '.en-cours')))).toEqual([
    false,
    true,
    false,
    true,
  ])
  expect(existsSync(join(whole, 'gen/cle.ts'))).toBe(true)
  rmSync(fresh, { recursive: true })
  rmSync(unknown, { recursive: true })
})

test('the tables are read in the transaction that makes them as they are once it is over', async () => {
  const { tables } = await readSchema(base.url, { schemas: ['cles'] })
  expect(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)])).toEqual([
    ['cle', ['cle', 'porte']],
  ])
  expect(readFileSync(join(folder, 'cles/gen/cle.ts'), 'utf8')).toContain("label: 'Porte'")
})

test('a name that is taken, by a folder, a schema or the framework, is not free', async () => {
  expect(await makeApplication(database, where(), making, async () => undefined)).toBeNull()
  const elsewhere = { folder: join(folder, 'ailleurs') }
  const free = (name: string): Promise<boolean> => isFree(database, elsewhere, name)
  expect(await free('cles')).toBe(false)
  expect(await free('voirie')).toBe(true)
  for (const name of ['openmairie', 'public', 'pg_toast', 'information_schema', 'administration', 'om_voirie'])
    expect([name, await free(name)]).toEqual([name, false])
})

test('where a role serves the base, it reads and writes the new tables, and numbers their rows', async () => {
  const { serving, searching } = rolesOf(new URL(base.url).pathname.slice(1))
  for (const statement of roleStatements([serving, searching])) await base.raw.query(statement)
  try {
    const served = { ...making, data: '', id: '00000000-0000-4000-8000-000000000002', name: 'servie' }
    await makeApplication(database, { ...where(), role: serving }, served, async () => undefined)
    await base.raw.query(`SET ROLE "${serving}"`)
    const { rows } = await base.raw.query(`INSERT INTO servie.cle (porte) VALUES ('Cave') RETURNING cle`)
    expect(rows).toEqual([{ cle: 1 }])
  } finally {
    await base.raw.query('RESET ROLE; DROP SCHEMA IF EXISTS servie CASCADE')
    for (const role of [serving, searching]) await base.raw.query(`DROP OWNED BY "${role}"; DROP ROLE "${role}"`)
  }
})

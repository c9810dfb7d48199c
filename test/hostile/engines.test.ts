// SPDX-License-Identifier: EUPL-1.2
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these texts are here to be mistaken for templates
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import type { Schema } from '../../packages/openmairie/src/model/schema.js'
import { readSchema } from '../../packages/openmairie/src/schema/read.js'
import { compile } from '../support/compile.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'
import { linkFramework, newApplication } from '../support/workspace.js'

/** Generates an application over a hostile schema: it compiles, and each of its files has a plain name within its folder. */
async function expectTame(schema: Schema): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'openmairie-hostile-'))
  onTestFinished(() => rmSync(work, { recursive: true, force: true }))
  linkFramework(work)
  const folder = join(work, 'hostile')
  await newApplication(folder, schema)
  expect(await compile(folder)).toEqual([])
  expect(readdirSync(work).sort()).toEqual(['hostile', 'node_modules'])
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  expect(paths.filter((path) => !/^[\w./-]+$/.test(path))).toEqual([])
}

test.skipIf(inject('mariadbUrl') === null)('hostile names and texts of MariaDB pass intact', async () => {
  const base = await scratchMariadb(`
    CREATE TABLE \`index\` (
      \`a\`\`b\` int AUTO_INCREMENT PRIMARY KEY,
      \`l'été "x"\` varchar(20) DEFAULT 'l''\${x}' COMMENT '*/ l''x \${y} \`',
      \`class\` enum('a''b','\${z}','\`','\\\\'),
      \`constructor\` set('é','b c'),
      prix varchar(9) CHECK (prix IN ('*/','l''x')));
    CREATE TABLE \`Élève du ../..\` (__proto__ int PRIMARY KEY, \`ref x\` int, CONSTRAINT \`fk \`\`x\` FOREIGN KEY (\`ref x\`) REFERENCES \`index\` (\`a\`\`b\`));
    CREATE TABLE \`a.b-c\` (\`1\` int, \`%\` int, PRIMARY KEY (\`1\`, \`%\`));`)
  onTestFinished(() => base.drop())
  const schema = await readSchema(base.url)
  const [dotted, index, student] = schema.tables
  expect(schema.tables.map(({ name }) => name)).toEqual(['a.b-c', 'index', 'Élève du ../..'])
  expect(dotted?.primaryKey).toEqual(['1', '%'])
  expect(index?.columns.map(({ name }) => name)).toEqual(['a`b', 'l\'été "x"', 'class', 'constructor', 'prix'])
  expect(index?.columns[1]).toMatchObject({ default: "'l''${x}'", comment: "*/ l'x ${y} `" })
  expect(index?.columns[2]?.enumValues).toEqual(["a'b", '${z}', '`', '\\'])
  expect(index?.checks).toEqual([{ name: 'prix', expression: "`prix` in ('*/','l''x')", columns: ['prix'] }])
  expect(student?.foreignKeys).toMatchObject([{ name: 'fk `x', columns: ['ref x'], target: { columns: ['a`b'] } }])
  await expectTame(schema)
})

test('hostile names and texts of SQLite pass intact', async () => {
  const base = await scratchSqlite(`
    CREATE TABLE "index" ("a""b" INTEGER PRIMARY KEY, [l'été "x"] VARCHAR(20) DEFAULT 'l''\${x} \` \\' CHECK ([l'été "x"] IN ('a''b', '\${z}', '*/')), \`class\` TEXT, "constructor" BLOB);
    CREATE TABLE "Élève du ../.." (__proto__ INT PRIMARY KEY, "ref x" INT CONSTRAINT "fk ""x" REFERENCES "index");
    CREATE TABLE "a.b-c" ("1" INT, "%" INT, PRIMARY KEY ("1", "%")) WITHOUT ROWID;
    CREATE TABLE "check" ("check" INT, "constraint" TEXT CHECK ("constraint" <> ''), "references" INT REFERENCES "check" ("check"));`)
  onTestFinished(() => base.drop())
  const schema = await readSchema(base.url)
  const [dotted, check, index, student] = schema.tables
  expect(schema.tables.map(({ name }) => name)).toEqual(['a.b-c', 'check', 'index', 'Élève du ../..'])
  expect(dotted?.primaryKey).toEqual(['1', '%'])
  expect(check?.checks).toEqual([
    { name: `"constraint" <> ''`, expression: `"constraint" <> ''`, columns: ['constraint'] },
  ])
  expect(check?.foreignKeys).toMatchObject([
    { columns: ['references'], target: { table: 'check', columns: ['check'] } },
  ])
  expect(index?.columns.map(({ name }) => name)).toEqual(['a"b', 'l\'été "x"', 'class', 'constructor'])
  expect(index?.columns[1]?.default).toBe("'l''${x} ` \\'")
  expect(index?.checks[0]?.columns).toEqual(['l\'été "x"'])
  expect(student?.foreignKeys).toMatchObject([{ name: 'fk "x', columns: ['ref x'], target: { columns: ['a"b'] } }])
  await expectTame(schema)
})

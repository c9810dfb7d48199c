// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { contractTables } from '../conformance/schema/dialects.js'
import { compile } from '../support/compile.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'
import { linkFramework } from '../support/workspace.js'
import { openmairie } from './command.js'

const work = mkdtempSync(join(tmpdir(), 'openmairie-engines-'))
linkFramework(work)
afterAll(() => rmSync(work, { recursive: true, force: true }))

const noMariadb = inject('mariadbUrl') === null

test.skipIf(noMariadb)(
  'the analysis of ressource on MariaDB is the screen of the original, figure for figure',
  async () => {
    const base = await scratchMariadb(readFileSync(join(import.meta.dirname, 'crise.mariadb.sql'), 'utf8'))
    const { code, stdout, stderr } = await openmairie(['analyse', base.url, '--table', 'ressource'])
    onTestFinished(() => base.drop())
    expect(stdout.split('\n')).toEqual([
      `Base mariadb «\u00a0${base.name}\u00a0»`,
      'Tables\u00a0: collectivite, competence, cp, droit, grade, organisation, permis, profil, ressource, ressource_competence, service, utilisateur',
      '',
      'Table ressource',
      '  cle N – automatique (ressource)',
      '  longueur de l’enregistrement 218',
      '  Champs',
      '    ressource           8  int',
      '    organisation        8  int',
      '    matricule          10  string',
      '    grade              10  string',
      '    service            10  string',
      '    nom                30  string',
      '    prenom             30  string',
      '    datenaissance      10  date',
      '    enfantmineur        4  int',
      '    cp                  5  string',
      '    telephone1         14  string',
      '    telephone2         14  string',
      '    email              50  string',
      '    permis              2  string',
      '    disponible          3  string',
      '    datedisponible     10  date',
      '    observation     65535  blob',
      '  Sous-formulaires\u00a0: ressource_competence',
      '  Clés secondaires\u00a0: organisation, grade, service, cp, permis',
      '',
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  },
)

const engines = {
  mariadb: () => scratchMariadb(contractTables.mariadb),
  sqlite: () => scratchSqlite(contractTables.sqlite),
}

describe.each([
  ['mariadb', 'mysql://…', noMariadb],
  ['sqlite', 'sqlite:…', false],
] as const)('a new application on %s', (engine, address, leftOut) => {
  test.skipIf(leftOut)('compiles, is what would be generated, and names no schema in its tables', async () => {
    const base = await engines[engine]()
    onTestFinished(() => base.drop())
    const folder = join(work, engine)
    expect((await openmairie(['new', engine, base.url], {}, work)).stdout).toContain('(6 tables)')
    const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
    const schemas = ['name' in base ? base.name : 'main']
    expect(JSON.parse(read('package.json')).openmairie).toEqual({
      database: 'DATABASE_URL',
      schemas,
      parameters: 'standard',
    })
    expect(read('gen/agent.ts')).toContain("table: { schema: null, name: 'agent' },")
    expect(read('README.md')).toContain(`DATABASE_URL=${address} npm start `)
    expect(read('package.json') + read('README.md')).not.toContain(base.url)
    expect(await compile(folder)).toEqual([])
    const checked = await openmairie(['check', '.'], { DATABASE_URL: base.url }, folder)
    const finding = `! model.no-key  ${engine}.trace  trace n’a pas de clé\u00a0: elle ne peut qu’être lue.\n`
    expect(checked).toEqual({ code: 0, stdout: finding, stderr: '' })
  })
})

test('a file that is not there, and one that is no database, are one sentence and the code of a base out of reach', async () => {
  const absent = await openmairie(['analyse', 'sqlite:absente.db'], {}, work)
  expect(absent).toEqual({ code: 3, stdout: '', stderr: `Le fichier ${join(work, 'absente.db')} n’existe pas.\n` })
  const text = await openmairie(['analyse', `sqlite:${import.meta.filename}`], { LC_ALL: 'en_GB.UTF-8' }, work)
  expect(text.stderr).toBe(`The file ${import.meta.filename} is no SQLite database, or cannot be read.\n`)
  const other = await openmairie(['analyse', 'oracle://scott:tiger@host/base'], {}, work)
  expect(other.code).toBe(2)
  expect(other.stderr).toContain('L’adresse oracle://scott@host/base n’est pas celle d’une base connue\u00a0: ')
})

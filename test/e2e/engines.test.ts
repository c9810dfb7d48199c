// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { decoded, signIn, type Visitor } from '../support/http.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'
import { linkFramework } from '../support/workspace.js'
import { type Instance, startInstance } from './instance.js'
import { newApplication } from './new-application.js'

const script = (key: string, moment: string): string => `
  CREATE TABLE service (code varchar(5) PRIMARY KEY, libelle varchar(40) NOT NULL);
  CREATE TABLE agent (
    agent ${key}, nom varchar(40) NOT NULL, note decimal(6,2), vu ${moment}, actif boolean NOT NULL DEFAULT true,
    service varchar(5), CONSTRAINT agent_service FOREIGN KEY (service) REFERENCES service (code));
  CREATE INDEX agent_service_idx ON agent (service);
  INSERT INTO service VALUES ('V', 'Voirie'), ('E', 'Écoles');
  INSERT INTO agent (nom, note, service) VALUES ('Émile', 12.5, 'V'), ('zoé', -3, 'E'), ('Abel', NULL, NULL);`

/** What lies in the base, beside the framework. */
interface Base {
  readonly url: string
  agents(): Promise<readonly unknown[]>
  drop(): Promise<void>
}

const selected = 'SELECT nom, CAST(note AS CHAR) AS note, service FROM agent ORDER BY agent'
const bases: Readonly<Record<string, () => Promise<Base>>> = {
  // Without a server the tests say what they leave out when they start.
  ...(inject('mariadbUrl') === null
    ? {}
    : {
        surmariadb: async () => {
          const base = await scratchMariadb(script('int(8) unsigned AUTO_INCREMENT PRIMARY KEY', 'timestamp NULL'))
          const agents = async () => {
            const [rows] = await base.raw.query(selected)
            return Array.isArray(rows) ? rows.map((row) => Object.values(row)) : []
          }
          return { url: base.url, agents, drop: base.drop }
        },
      }),
  sursqlite: async () => {
    const base = await scratchSqlite(script('INTEGER PRIMARY KEY AUTOINCREMENT', 'timestamptz'))
    const agents = async () => base.raw.prepare(selected).raw().all()
    return { url: base.url, agents, drop: base.drop }
  },
}

const names = Object.keys(bases)
const work = mkdtempSync(join(tmpdir(), 'openmairie-moteurs-'))
const opened = new Map<string, Base>()
let journal: Scratch
let server: Instance
let visitor: Visitor

beforeAll(async () => {
  linkFramework(work)
  journal = await scratchDatabase()
  const environment: Record<string, string> = { OPENMAIRIE_DATABASE_URL: journal.url }
  for (const [name, open] of Object.entries(bases)) {
    const base = await open()
    opened.set(name, base)
    const folder = join(work, name)
    await newApplication(folder, base.url, [])
    const manifest = join(folder, 'package.json')
    const variable = `BASE_${name.toUpperCase()}`
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"DATABASE_URL"', `"${variable}"`))
    environment[variable] = base.url
  }
  server = await startInstance({
    folders: names.map((name) => join(work, name)),
    dataFolder: join(work, 'data'),
    environment,
  })
  visitor = await signIn(server.url)
})
afterAll(async () => {
  await server?.stop()
  for (const base of opened.values()) await base.drop()
  await journal?.drop()
  rmSync(work, { recursive: true, force: true })
})

describe.each(names)('an application beside another engine’s in one instance: %s', (app) => {
  /** The names of a listing, in its order. */
  const listed = async (question: string): Promise<readonly string[]> => {
    const html = await visitor.page(`/${app}/agent${question}`)
    return [...html.matchAll(/data-field="nom"[^>]*>(.*?)<\/t[dh]>/gs)].map(([, inner = '']) =>
      decoded(inner.replace(/<[^>]*>/g, '')).trim(),
    )
  }
  const agents = () => opened.get(app)?.agents()
  const lines = async () =>
    (
      await journal.raw.query(
        `SELECT entite, enregistrement, operation, etat FROM openmairie.om_journal WHERE application = $1 AND operation <> 'baseline' ORDER BY om_journal`,
        [app],
      )
    ).rows.map((row) => Object.values(row).join(' '))

  test('is listed, sorted and searched without regard to accents and capitals', async () => {
    expect([...(await listed(''))].sort()).toEqual(['Abel', 'zoé', 'Émile'])
    expect(await listed('?tri=note')).toEqual(['zoé', 'Émile', 'Abel'])
    expect(await listed('?tri=-note')).toEqual(['Émile', 'zoé', 'Abel'])
    expect(await listed('?q=EMILE')).toEqual(['Émile'])
    expect(await listed('?q=zo*e')).toEqual(['zoé'])
    expect(await listed('?q=personne')).toEqual([])
    expect(await visitor.page(`/${app}/service/V`)).toContain('Émile')
  })

  test('takes a record through its whole life, each step a line of the journal that is done', async () => {
    const created = await visitor.send(`/${app}/agent/-/nouveau`, {
      'v.nom': 'L’Hôte & fils',
      'v.note': '1 234,50',
      'v.vu': '1/12/2026 9h30',
      'v.service': 'E',
    })
    expect([created.status, created.location]).toEqual([303, expect.stringContaining(`/${app}/agent/4`)])
    expect(await agents()).toContainEqual(['L’Hôte & fils', expect.stringMatching(/^1234\.50?$/), 'E'])
    expect(await visitor.page(`/${app}/agent/4`)).toContain('01/12/2026 09:30')

    const same = await visitor.send(`/${app}/agent/4/-/modifier`, {})
    expect(same.status).toBe(303)
    const modified = await visitor.send(`/${app}/agent/4/-/modifier`, { 'v.nom': 'L’Hôte', 'v.service': 'V' })
    expect(modified.status).toBe(303)
    expect(await agents()).toContainEqual(['L’Hôte', expect.stringMatching(/^1234\.50?$/), 'V'])

    const referred = await visitor.send(`/${app}/service/V/-/supprimer`, {})
    expect(referred.status).not.toBe(303)
    const deleted = await visitor.send(`/${app}/agent/4/-/supprimer`, {})
    expect(deleted.status).toBe(303)
    expect(await agents()).toHaveLength(3)
    expect(await lines()).toEqual(['agent 4 create fait', 'agent 4 update fait', 'agent 4 delete fait'])
  })

  test('ticks the box of a column that is true by default, and leaves it as the user did', async () => {
    const box = (html: string) => /<input type="checkbox"[^>]*name="v\.actif"[^>]*>/.exec(html)?.[0]
    expect(box(await visitor.page(`/${app}/agent/-/nouveau`))).toMatch(/ checked/)
    const refused = await visitor.send(`/${app}/agent/-/nouveau`, { 'v.nom': '', 'v.actif': 'false' })
    expect(refused.status).toBe(422)
    expect(box(refused.text)).not.toMatch(/ checked/)
  })

  test('says at its field what the base refuses, and writes nothing', async () => {
    const refused = await visitor.send(`/${app}/service/-/nouveau`, { 'v.code': 'V', 'v.libelle': 'Encore' })
    expect(refused.status).toBe(422)
    expect(decoded(refused.text)).toContain('Un autre enregistrement porte déjà cette valeur')
    expect((await lines()).filter((line) => line.startsWith('service'))).toEqual([])
  })
})

test('nothing was logged', () => {
  expect(server.output()).not.toMatch(/"level":(40|50)/)
})

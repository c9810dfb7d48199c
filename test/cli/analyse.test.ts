// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { root } from '../support/workspace.js'
import { openmairie } from './command.js'

let base: Scratch
beforeAll(async () => {
  const folder = join(root, 'apps/opengestioncrise/schema')
  const scripts = readdirSync(folder).sort()
  base = await scratchDatabase(scripts.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n'))
})
afterAll(() => base.drop())

test('the analysis of the sample’s table ressource is the one that the original showed', async () => {
  const { code, stdout, stderr } = await openmairie(['analyse', base.url, '--table', 'ressource'])
  const lines = stdout.split('\n')
  expect(lines[0]).toMatch(/^Base postgresql «\u00a0test_[0-9a-f]+\u00a0»$/)
  expect(lines.slice(1)).toEqual([
    'Tables\u00a0: collectivite, competence, cp, droit, grade, organisation, permis, profil, ressource, ressource_competence, service, utilisateur',
    '',
    'Table ressource',
    '  cle N – automatique (ressource)',
    '  longueur de l’enregistrement 231',
    '  Champs',
    '    ressource          11  int',
    '    organisation       11  int',
    '    matricule          10  string',
    '    grade              10  string',
    '    service            10  string',
    '    nom                30  string',
    '    prenom             30  string',
    '    datenaissance      10  date',
    '    enfantmineur       11  int',
    '    cp                  5  string',
    '    telephone1         14  string',
    '    telephone2         14  string',
    '    email              50  string',
    '    permis              2  string',
    '    disponible          3  string',
    '    datedisponible     10  date',
    '    observation         –  blob',
    '  Sous-formulaires\u00a0: ressource_competence',
    '  Clés secondaires\u00a0: organisation, grade, service, cp, permis',
    '',
  ])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

test('a script reads the same analysis as JSON', async () => {
  const { code, stdout } = await openmairie(['analyse', base.url, '--table', 'cp', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    engine: 'postgresql',
    schemas: ['public'],
    tables: [
      {
        table: 'cp',
        keyKind: 'A',
        automatic: false,
        key: ['cp'],
        recordLength: 55,
        fields: [
          { name: 'cp', length: 5, type: 'string' },
          { name: 'ville', length: 50, type: 'string' },
        ],
        children: ['organisation', 'ressource'],
        secondaryKeys: [],
      },
    ],
  })
})

test('the analysis speaks English to who asks for it', async () => {
  const { stdout } = await openmairie(['analyse', base.url, '--table', 'permis'], { LC_ALL: 'en_GB.UTF-8' })
  expect(stdout).toContain('\nTable permis\n  key A – typed (permis)\n  record length 52\n')
})

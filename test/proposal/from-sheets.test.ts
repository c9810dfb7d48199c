// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openmairie, type Ran } from '../cli/command.js'
import { type Instance, startInstance } from '../e2e/instance.js'
import { compile } from '../support/compile.js'
import { removeDataFolder } from '../support/data-folder.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { signIn, type Visitor } from '../support/http.js'
import { linkFramework } from '../support/workspace.js'
import { keys, roads, subsidies } from './town.js'

let work: string
let base: Scratch
let instance: Instance
let visitor: Visitor
const made: Record<string, Ran> = {}
const run = (...words: readonly string[]): Promise<Ran> =>
  openmairie(words, { OPENMAIRIE_DATA_FOLDER: join(work, 'data') }, work)

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'openmairie-sheets-'))
  linkFramework(work)
  for (const [name, source] of [
    ['voirie', await roads(work)],
    ['subventions', subsidies(work)],
    ['cles', await keys(work)],
  ] as const)
    made[name] = await run('new', name, '--from', source.name)
  base = await scratchDatabase()
  instance = await startInstance({
    folders: ['voirie', 'subventions', 'cles'].map((name) => join(work, name)),
    databaseUrl: base.url,
    dataFolder: join(work, 'served'),
  })
  visitor = await signIn(instance.url)
}, 240_000)
afterAll(async () => {
  await instance?.stop()
  await base?.drop()
  await removeDataFolder(join(work, 'data'))
  rmSync(work, { recursive: true, force: true })
})

const rows = async (statement: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  (await base.raw.query(statement)).rows

test('requests to the roads service: titles above, a total below, spellings of one quarter, telephones, postal codes', async () => {
  expect(made['voirie']).toMatchObject({ code: 0, stderr: '' })
  const { stdout } = made['voirie'] ?? { stdout: '' }
  expect(stdout).toContain('écritures réunies\u00a0: Centre = centre, Les Ormes = LES ORMES')
  expect(stdout).toContain('les titres des colonnes sont à la ligne 4')
  expect(stdout).toContain('lignes de totaux laissées de côté\u00a0: 65')
  expect(await rows('SELECT count(*)::int AS n, min(demande) AS first FROM voirie.demande')).toEqual([
    { n: 60, first: 1001 },
  ])
  expect(
    await rows(
      `SELECT date_demande::text AS day, demandeur, telephone, code_postal, q.libelle AS quartier, n.libelle AS nature, urgent, cout_ttc::text AS cost
       FROM voirie.demande d JOIN voirie.quartier q USING (quartier) JOIN voirie.nature n USING (nature) WHERE demande = 1002`,
    ),
  ).toEqual([
    {
      day: '2024-01-08',
      demandeur: 'M. Petit 1',
      telephone: '0563007919',
      code_postal: '01000',
      quartier: 'Les Ormes',
      nature: 'Éclairage',
      urgent: false,
      cost: '37.50',
    },
  ])
  const listing = await visitor.page('/voirie/demande')
  expect(listing).toContain('Date de la demande')
  expect(listing).toContain('Les Ormes')
  // The numbers go on after those of the sheet.
  expect(
    (await visitor.send('/voirie/quartier/-/nouveau', { 'v.libelle': 'Les Prés', libelle: 'Les Prés' })).status,
  ).toBe(303)
})

test('subsidies: Windows-1252, amounts with their sign, a date that is none is told', async () => {
  expect(made['subventions']?.stdout).toContain('date_vote serait de type date, sans «\u00a0à voir\u00a0» (ligne 22)')
  expect(
    await rows(
      `SELECT association, siret, montant_demande::text AS asked, montant_accorde::text AS given, t.libelle AS theme, convention_signee AS signed
       FROM subventions.subvention JOIN subventions.thematique t USING (thematique) ORDER BY subvention LIMIT 2`,
    ),
  ).toEqual([
    {
      association: 'Association des Amis n° 1',
      siret: '000 456 789 00012',
      asked: '250.00',
      given: null,
      theme: 'Sport',
      signed: false,
    },
    {
      association: 'Association sportive n° 2',
      siret: '001 456 789 00012',
      asked: '500.00',
      given: '375.00',
      theme: 'Fêtes',
      signed: true,
    },
  ])
  const listing = await visitor.page('/subventions/subvention')
  expect(listing).toContain('Association des Amis n° 13')
  expect(listing).toContain('>Thématiques</a>')
})

test('the cabinet of keys: a loan refers to its key by the number that both sheets have', async () => {
  expect(made['cles']?.stdout).toMatch(/cle +→ cle, obligatoire +N° de clé/)
  expect(
    await rows(
      `SELECT c.designation, b.libelle AS building, count(*)::int AS loans FROM cles.emprunt e JOIN cles.cle c ON c.numero_cle = e.cle
       JOIN cles.batiment b USING (batiment) WHERE c.numero_cle = 'C001' GROUP BY 1, 2`,
    ),
  ).toEqual([{ designation: 'Porte 1', building: 'Mairie', loans: 3 }])
  expect(await visitor.page('/cles/cle/C001')).toContain('Emprunts')
})

test.each(['voirie', 'subventions', 'cles'])('what is written for %s compiles', async (name) => {
  expect(await compile(join(work, name))).toEqual([])
}, 60_000)

test('a proposal is written, corrected, followed; what has no room in it is told, and nothing is made', async () => {
  const first = await run('new', 'corrige', '--from', 'subventions.csv', '--proposal', 'proposition.json')
  expect(first.code).toBe(0)
  expect(first.stdout).toContain('Proposition écrite dans proposition.json.')
  expect(existsSync(join(work, 'corrige'))).toBe(false)
  const proposal = JSON.parse(readFileSync(join(work, 'proposition.json'), 'utf8'))
  const table = proposal.tables.find((each: { name: string }) => each.name === 'subvention')
  const vote = table.columns.find((each: { name: string }) => each.name === 'date_vote')
  Object.assign(vote, { name: 'vote', type: 'date', order: 'dmy', length: undefined })
  writeFileSync(join(work, 'proposition.json'), JSON.stringify(proposal))
  const refused = await run('new', 'corrige', '--from', 'subventions.csv', '--proposal', 'proposition.json')
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain(
    'subvention, ligne 22, Date du vote\u00a0: «\u00a0à voir\u00a0» n’est pas du type voulu',
  )
  expect(existsSync(join(work, 'corrige'))).toBe(false)
  table.columns.splice(table.columns.indexOf(vote), 1)
  table.label = 'Subventions aux associations'
  writeFileSync(join(work, 'proposition.json'), JSON.stringify(proposal))
  expect(await run('new', 'corrige', '--from', 'subventions.csv', '--proposal', 'proposition.json')).toMatchObject({
    code: 0,
    stderr: '',
  })
  const script = readFileSync(join(work, 'corrige/schema/0001-initial.sql'), 'utf8')
  expect(script).toContain('COMMENT ON TABLE "subvention" IS \'Subventions aux associations\';')
  expect(script).not.toContain('vote')
  expect(readFileSync(join(work, 'corrige/.gitignore'), 'utf8')).toContain('schema/0002-donnees.sql')
})

test('neither a base nor a spreadsheet: said so', async () => {
  expect(await run('new', 'rien')).toMatchObject({
    code: 2,
    stderr: 'Dites sur quoi\u00a0: l’adresse d’une base, ou --from et un tableau (CSV, XLSX, ODS).\n',
  })
})

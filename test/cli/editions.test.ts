// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadApplication } from '../../packages/openmairie/src/application/load.js'
import { openCompiler } from '../../packages/openmairie/src/documents/typst/compiler.js'
import { compose } from '../../packages/openmairie/src/editions/compose/etat.js'
import { keep, keepRequete, keepSousEtat, town } from '../editions/original.js'
import { applicationOver } from '../support/application.js'
import { compile } from '../support/compile.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { readPdf } from '../support/pdf.js'
import { linkFramework } from '../support/workspace.js'
import { openmairie, type Ran } from './command.js'

let base: Scratch
let work: string
let folder: string
const run = (...words: readonly string[]): Promise<Ran> => openmairie(words, { DATABASE_URL: base.url }, work)

beforeAll(async () => {
  base = await scratchDatabase(town)
  await keepRequete(base.raw, 1, { classe: 'demande;demandeur' })
  await keepSousEtat(
    base.raw,
    'pieces',
    'Pièces',
    `SELECT libelle AS "Pièce" FROM &DB_PREFIXEpiece WHERE demande = '&idx'`,
  )
  await keep(base.raw, {
    table: 'om_etat',
    id: 'recu',
    requete: 1,
    titre: '<p>Reçu d’une page</p>',
    corps: '<p>De [demandeur.nom] `x` \'</p><p><span class="mce_sousetat" id="pieces">x</span></p>',
  })
  work = mkdtempSync(join(tmpdir(), 'openmairie-cli-'))
  linkFramework(work)
  folder = join(work, 'voirie')
  expect((await run('new', 'voirie', base.url)).code).toBe(0)
})
afterAll(async () => {
  rmSync(work, { recursive: true, force: true })
  await base.drop()
})

test('takeover writes definitions that type-check and print, and says what to import', async () => {
  const file = join(folder, 'editions/reprise.ts')
  expect(await run('editions', 'takeover', 'voirie', '--collectivite', '2')).toEqual({
    code: 0,
    stdout: `1 édition et 1 sous-état repris dans ${file}.\nEnsuite, dans app.ts\u00a0: import { reprise } from './editions/reprise.js', puis editions: reprise dans application({…}).\n`,
    stderr: '',
  })
  const app = join(folder, 'app.ts')
  const before = readFileSync(app, 'utf8')
  writeFileSync(
    app,
    `import { reprise } from './editions/reprise.js'\n${before.replace(/^(\s*)generated,$/m, '$1generated,\n$1editions: reprise,')}`,
  )
  expect(readFileSync(app, 'utf8')).toContain('editions: reprise')
  expect(await compile(folder)).toEqual([])

  const { etats, sousEtats } = (await loadApplication(folder)).app.editions
  const over = await applicationOver(base.url, {}, undefined, { etats, sousEtats })
  const definition = etats.find(({ name }) => name === 'recu')
  if (!definition) throw new Error('recu')
  const { document } = await compose(over.ctx, definition, over.entity('demande'), [['1']], { name: '', logo: null })
  const pdf = await readPdf(openCompiler().draw(document).pdf)
  await pdf.close()
  await over.database.close()
  expect(pdf.pages[0]?.split('\n').filter((line) => line.trim() !== '')).toEqual([
    'Reçu d’une page',
    "De N'Guessan `x` '",
    'Pièces',
    'Pièce',
    'Assurance',
    'Kbis',
    'Plan',
  ])
})

test('a file that is there is left as it is, unless one says so', async () => {
  const file = join(work, 'deja.ts')
  writeFileSync(file, 'mien')
  const refused = await run('editions', 'takeover', 'voirie', '--out', 'deja.ts')
  expect(refused).toEqual({
    code: 2,
    stdout: '',
    stderr: `${file} existe déjà\u00a0: donnez un autre nom par --out, ou --force pour l’écraser.\n`,
  })
  expect(readFileSync(file, 'utf8')).toBe('mien')
  expect((await run('editions', 'takeover', 'voirie', '--out', 'deja.ts', '--force')).code).toBe(0)
  expect(readFileSync(file, 'utf8')).toContain('export const reprise: EditionDefinitions')
})

test('what is left to the author is told with its code, its place and the way out, and the exit code says so', async () => {
  await keep(base.raw, {
    table: 'om_lettretype',
    id: 'lettre',
    requete: 1,
    titre: '<p>x</p>',
    corps: '<p>[inconnu]<img src="a.png" /></p>',
  })
  const { code, stdout } = await run('editions', 'takeover', 'voirie', '--out', 'lettre.ts')
  await base.raw.query('DELETE FROM om_lettretype')
  expect(code).toBe(1)
  expect(stdout.split('\n').slice(2)).toEqual([
    'Laissé à l’auteur (1)\u00a0:',
    '- lettre, corps\u00a0: une image est laissée (a.png)\u00a0: le logo de la collectivité s’écrit <img class="logo">.',
    'À relire (1)\u00a0:',
    '- lettre, corps\u00a0: [inconnu] n’est pas un champ de la requête\u00a0: il reste visible, comme avant.',
    '',
  ])
})

test('what cannot be read is told in a sentence, and nothing is written', async () => {
  const said = async (...words: readonly string[]) => {
    const { code, stderr } = await run('editions', ...words)
    return [code, stderr.trim()]
  }
  expect(await said('takeover', 'voirie', '--out', 'a.ts', '--collectivite', '9')).toEqual([
    2,
    'Pas de collectivité 9. Il y a\u00a0: 1, 2, 3.',
  ])
  expect((await said('print', 'voirie'))[0]).toBe(2)
  expect(await said('takeover', 'voirie', '--out', 'a.ts', '--from', 'postgres://nobody@127.0.0.1:1/x')).toEqual([
    3,
    expect.stringContaining('127.0.0.1:1'),
  ])
  const empty = await scratchDatabase('')
  const [code, message] = await said('takeover', 'voirie', '--out', 'a.ts', '--from', empty.url)
  await empty.drop()
  expect(code).toBe(2)
  expect(message).toContain('n’a ni om_etat, ni om_lettretype, ni om_sousetat\u00a0: donnez par --from')
})

// SPDX-License-Identifier: EUPL-1.2
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { signIn, tokenIn, type Visitor } from '../support/http.js'
import { linkFramework, root } from '../support/workspace.js'
import { type Instance, startInstance } from './instance.js'
import { crowd } from './requests.js'

let work: string
let folder: string
let base: Scratch
let server: Instance
let visitor: Visitor
const sql = (text: string) => base.raw.query(`SET search_path = opengestioncrise; ${text}`)

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'openmairie-generateur-'))
  linkFramework(work)
  folder = join(work, 'opengestioncrise')
  cpSync(join(root, 'apps/opengestioncrise'), folder, { recursive: true })
  base = await scratchDatabase()
  server = await startInstance({ folders: [folder], databaseUrl: base.url, dataFolder: join(work, 'data') })
  visitor = await signIn(server.url)
})
afterAll(async () => {
  await server.stop()
  await base.drop()
  rmSync(work, { recursive: true, force: true })
})

/** The words of a page, tags left out, spaces as one. */
const wordsOf = (html: string): string =>
  html
    .replace(/<(script|style|pre)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/[ \n]+/g, ' ')
const contents = (): ReadonlyMap<string, string> => {
  const files: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(
    files
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )
}
/** Validates the screen as it stands, or with these boxes. */
async function validate(table: string, boxes: readonly string[] | null = null) {
  const html = await visitor.page(`/-/generateur?table=${table}`)
  const ticked = [...html.matchAll(/<input type="checkbox"[^>]*name="fichier" value="([^"]+)"([^>]*)>/g)]
    .filter((match) => /\bchecked\b/.test(match[2] ?? ''))
    .map((match) => match[1] ?? '')
  const { status, text } = await visitor.post('/-/generateur', [
    ['-csrf', tokenIn(html)],
    ['app', 'opengestioncrise'],
    ['table', table],
    ...(boxes ?? ticked).map((path) => ['fichier', path] as const),
  ])
  return { status, html: text }
}

test('the screen shows what the original showed of a table, line by line', async () => {
  const words = wordsOf(await visitor.page('/-/generateur?table=ressource'))
  expect(words).toContain(
    `Analyse de la base – postgresql, «\u00a0${new URL(base.url).pathname.slice(1)}\u00a0» Tables de la base`,
  )
  expect(words).toContain(
    'Table ressource Clé ressource (N – numérique, automatique) Longueur de l’enregistrement 231 Sous-formulaires ressource_competence Clés secondaires organisation, grade, service, cp, permis',
  )
  expect(words).toContain(
    'Champs Nom Longueur Type ressource 11 int organisation 11 int matricule 10 string grade 10 string service 10 string nom 30 string prenom 30 string datenaissance 10 date enfantmineur 11 int cp 5 string telephone1 14 string telephone2 14 string email 50 string permis 2 string disponible 3 string datedisponible 10 date observation – blob',
  )
  expect(words).toContain('Choix paramétrage standard')
  const rubrics = words.slice(words.indexOf('Génération formulaire'))
  expect(rubrics).toContain(
    'Génération formulaire gen/ressource.ts affichage tableau, requête formulaire et formulaire métier auto-généré à jour obj/ressource.ts formulaire métier paramétrable (surcharge) à vous',
  )
  expect(rubrics).toContain('Génération édition gen/editions/ressource.ts édition état et sous-états à jour')
  expect(rubrics).toContain(
    'Génération requêtes mémorisées requête mémorisée prévu requête mémorisée par organisation prévu',
  )
  expect(rubrics).toContain(
    'Génération documentation page de la table prévu index de la documentation pour le menu prévu index de la documentation pour le tableau de bord prévu',
  )
  expect(rubrics).toContain('gen/menu.ts option du menu à jour')
  expect(rubrics).toContain('recherche globale prévu script d’import de données prévu Valider génération ressource')
  expect(rubrics).not.toContain('gen/competence.ts')
})

test('a file edited by hand is refused with its difference, and nothing is written in that run', async () => {
  await sql('ALTER TABLE grade ADD COLUMN rang integer; ALTER TABLE service ADD COLUMN rang integer')
  appendFileSync(join(folder, 'gen/grade.ts'), '// mon changement\n')
  const before = contents()
  const { status, html } = await validate('')
  expect(status).toBe(409)
  expect(wordsOf(html)).toContain('gen/grade.ts refusé')
  expect(wordsOf(html)).toContain('gen/service.ts inchangé')
  expect(wordsOf(html)).toContain('gen/menu.ts non demandé')
  expect(html).toContain('\n-// mon changement\n')
  expect(contents()).toEqual(before)
  rmSync(join(folder, 'gen/grade.ts'))
  const again = await validate('grade')
  expect(again.status).toBe(200)
  expect(wordsOf(again.html)).toContain(
    'gen/grade.ts généré obj/grade.ts non demandé gen/dashboard.ts non demandé gen/index.ts non demandé',
  )
  expect(again.html).not.toContain('gen/service.ts')
})

test('what is left unticked is not asked for, and what is generated still loads', async () => {
  await sql(
    'CREATE TABLE vehicule (vehicule integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, libelle varchar(20)); CREATE TABLE garage (garage integer PRIMARY KEY, libelle text)',
  )
  const { html } = await validate('vehicule', ['gen/vehicule.ts', 'obj/vehicule.ts', 'gen/index.ts', 'gen/tables.ts'])
  expect(wordsOf(html)).toContain('gen/vehicule.ts généré')
  expect(wordsOf(html)).toContain('gen/menu.ts non demandé')
  expect(readFileSync(join(folder, 'gen/index.ts'), 'utf8')).toContain('../obj/vehicule.js')
  expect(readFileSync(join(folder, 'gen/index.ts'), 'utf8')).not.toContain('../obj/garage.js')
  expect(readFileSync(join(folder, 'gen/index.ts'), 'utf8')).not.toContain('./editions/vehicule.js')
  await expect
    .poll(async () => (await visitor.get('/opengestioncrise/vehicule')).status, {
      timeout: 20_000,
    })
    .toBe(200)
  await sql('DROP TABLE vehicule, garage')
})

test('a forged form, and a reader, do not generate', async () => {
  const forged = Object.entries({
    '-csrf': 'forged',
    app: 'opengestioncrise',
    table: 'grade',
    fichier: 'gen/grade.ts',
  })
  expect((await visitor.post('/-/generateur', forged)).status).toBe(400)
  const stranger = await fetch(`${server.url}/-/generateur`, { redirect: 'manual' })
  expect(stranger.status).toBe(303)
})

// A crowd is the clock: on a quiet machine a thousand of its requests last three seconds.
test('requests over generations from the screen get no error, and the new column shows before three thousand more', async () => {
  const cookie = `om_session=${visitor.cookies.get('om_session')}`
  const requests = crowd({ port: server.port, cookie, path: '/opengestioncrise/competence/-/nouveau', connections: 6 })
  const columns = [
    ['duree', 'Durée'],
    ['niveau', 'Niveau'],
    ['code', 'Code'],
  ] as const
  for (const [column, label] of columns) {
    await requests.until(requests.answered() + 300)
    await sql(`ALTER TABLE competence ADD COLUMN ${column} integer`)
    const { status } = await validate('competence')
    expect(status).toBe(200)
    const before = requests.answered()
    await expect
      .poll(() => visitor.page('/opengestioncrise/competence/-/nouveau'), { timeout: 30_000, interval: 50 })
      .toContain(`>${label}<span`)
    expect(requests.answered() - before).toBeLessThan(3000)
  }
  await requests.until(requests.answered() + 1000)
  const outcome = await requests.stop()
  expect(outcome.failures).toEqual([])
  expect(outcome.answered).toBeGreaterThan(2000)
}, 180_000)

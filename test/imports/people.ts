// SPDX-License-Identifier: EUPL-1.2
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Instance, startInstance } from '../e2e/instance.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { enter, tokenIn, type Visitor } from '../support/http.js'
import { multipartOf, multipartType } from '../support/multipart.js'
import { linkFramework, root } from '../support/workspace.js'

/** Lines of the file; OPENMAIRIE_IMPORT_LINES asks for as many as the measure needs. */
export const total = Number(process.env.OPENMAIRIE_IMPORT_LINES ?? 3000)
export const patience = 20_000 + total * 30

/** In a file, the number of someone who is there. */
const taken = 'déjà pris'
/** Ten faults, and what is said of each; every fiftieth line has one of them. */
export const faults: readonly { readonly change: Readonly<Record<string, string>>; readonly said: RegExp }[] = [
  { change: { Nom: '' }, said: /^Renseignez le champ «\u00a0Nom\u00a0»/ },
  { change: { Nom: 'Un nom de famille bien trop long pour la base' }, said: /compte 45 caractères/ },
  { change: { 'Né le': '31/02/1980' }, said: /«\u00a031\/02\/1980\u00a0» n’est pas une date/ },
  { change: { 'Né le': '01/01/2020' }, said: /La personne doit être majeure/ },
  { change: { Organisation: 'Inconnue au bataillon' }, said: /Organisation.*ne porte ce code ni ce libellé/ },
  { change: { Grade: 'MARQUIS' }, said: /Grade.*ne porte ce code ni ce libellé/ },
  { change: { Disponible: 'Peut-être' }, said: /«\u00a0Peut-être\u00a0» ne fait pas partie des choix/ },
  { change: { Enfants: 'deux' }, said: /«\u00a0deux\u00a0» n’est pas un nombre entier/ },
  { change: { Matricule: 'Z000001' }, said: /^La ligne 2 du fichier porte déjà cette valeur/ },
  { change: { Matricule: taken }, said: /^Un autre enregistrement porte déjà cette valeur/ },
]
const headings = ['Nom', 'Prénom', 'Matricule', 'Né le', 'Organisation', 'Grade', 'Disponible', 'Enfants'] as const
const columns = ['nom', 'prenom', 'matricule', 'datenaissance', 'organisation', 'grade', 'disponible', 'enfantmineur']

/** The number in a file of someone who comes in. */
export const matriculeOf = (number: number): string => `Z${String(number).padStart(6, '0')}`
/** Where a fault was planted. */
export const isPlanted = (number: number): boolean => number % 50 === 0

function lineOf(number: number, organisation: string, faulty: boolean): readonly string[] {
  const right: Readonly<Record<string, string>> = {
    Nom: `Zligne ${number}`,
    Prénom: 'Éva',
    Matricule: matriculeOf(number),
    'Né le': '12/03/1980',
    Organisation: organisation,
    Grade: '',
    Disponible: 'Oui',
    Enfants: String(number % 4),
  }
  const fault = faulty && isPlanted(number) ? faults[(number / 50) % faults.length]?.change : undefined
  return headings.map((heading) => fault?.[heading] ?? right[heading] ?? '')
}

/** What mends all planted faults: by cause where one value mends all of its lines, cell by cell elsewhere. */
function mended(
  organisation: string,
  refused: readonly { readonly line: number; readonly column: number; readonly cell: string }[],
) {
  const alike = [
    ['Né le', '31/02/1980', '12/03/1980'],
    ['Né le', '01/01/2020', '12/03/1980'],
    ['Organisation', 'Inconnue au bataillon', organisation],
    ['Disponible', 'Peut-être', 'Oui'],
    ['Enfants', 'deux', '2'],
  ] as const
  const causes = alike.flatMap(([heading, from, to], index) => [
    [`g.${index}.colonne`, String(headings.indexOf(heading))] as const,
    [`g.${index}.valeur`, from] as const,
    [`g.${index}.par`, to] as const,
  ])
  const cells = refused
    .filter(({ column, cell }) => !alike.some(([heading, from]) => headings[column] === heading && cell === from))
    .flatMap(({ line, column, cell }) => [
      [`a.${line}.${column}`, cell] as const,
      [`l.${line}.${column}`, lineOf(line - 1, organisation, false)[column] ?? ''] as const,
    ])
  return Object.fromEntries([...causes, ...cells])
}

/** An import, by its page. */
export const idOf = (page: string): string => page.split('/').at(-1) ?? ''

export type People = Awaited<ReturnType<typeof openPeople>>

/** The sample on a base of its own, whose people are imported from files. */
export async function openPeople() {
  const work = mkdtempSync(join(tmpdir(), 'openmairie-imports-'))
  const folder = join(work, 'opengestioncrise')
  cpSync(join(root, 'apps/opengestioncrise'), folder, { recursive: true })
  linkFramework(work)
  const base: Scratch = await scratchDatabase()
  const instance: Instance = await startInstance({
    folders: [folder],
    databaseUrl: base.url,
    dataFolder: join(work, 'data'),
    arguments: ['--demonstration', '--workers', '1'],
  })
  const listing = '/opengestioncrise/ressource'
  const query = async (text: string): Promise<readonly Record<string, unknown>[]> => (await base.raw.query(text)).rows
  const [first] = await query(`SELECT libelle FROM opengestioncrise.organisation ORDER BY organisation LIMIT 1`)
  const organisation = String(first?.['libelle'])

  const post = async (
    visitor: Visitor,
    page: string,
    verb: string,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<void> => {
    const csrf = tokenIn(await visitor.page(page))
    const answer = await visitor.post(`${page}/${verb}`, [['-csrf', csrf], ...Object.entries(fields)])
    expect(answer.status, answer.text.slice(0, 2000)).toBe(303)
  }
  /** Waits until an import is in a state, and its last job done. */
  const stateOf = async (page: string, state: string): Promise<void> => {
    const found = async () =>
      (
        await query(
          `SELECT i.etat, j.etat AS travail, j.message FROM openmairie.om_import i LEFT JOIN openmairie.om_job j ON om_job = travail WHERE om_import = '${idOf(page)}'`,
        )
      )[0]
    await expect.poll(found, { timeout: patience, interval: 100 }).toMatchObject({ etat: state, travail: 'fait' })
  }
  const upload = async (visitor: Visitor, faulty: boolean): Promise<string> => {
    const [there] = await query('SELECT min(matricule) AS number FROM opengestioncrise.ressource')
    const lines = Array.from({ length: total }, (_, index) => lineOf(index + 1, organisation, faulty).join(';'))
    const content = [headings.join(';'), ...lines].join('\r\n').replaceAll(taken, String(there?.['number']))
    const csrf = tokenIn(await visitor.page(`${listing}/-/importer`))
    const answer = await fetch(new URL(`${listing}/-/importer`, instance.url), {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': multipartType,
        cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'accept-language': 'fr',
      },
      body: new Uint8Array(multipartOf([['-csrf', csrf]], [{ field: 'fichier', name: 'z.csv', content }])),
    })
    expect(answer.status).toBe(303)
    return answer.headers.get('location') ?? ''
  }
  return {
    base,
    instance,
    listing,
    query,
    post,
    stateOf,
    enter: () => enter(instance.url, 'administrateur'),
    /** Sends the file, and checks it. */
    async checked(visitor: Visitor, faulty: boolean): Promise<string> {
      const page = await upload(visitor, faulty)
      const chosen = Object.fromEntries(columns.map((name, column) => [`c.${column}`, name]))
      await post(visitor, page, 'reglages', { action: 'verifier', mode: 'create', totaux: '1', ...chosen })
      await stateOf(page, 'verifie')
      return page
    },
    /** Mends what a check refuses, and checks again. */
    async mend(visitor: Visitor, page: string): Promise<void> {
      const refused = await query(
        `SELECT ligne::int AS line, (motifs->0->>'column')::int AS column, cellules->>(motifs->0->>'column')::int AS cell FROM openmairie.om_import_ligne WHERE om_import = '${idOf(page)}'`,
      )
      const cells = refused.map(({ line, column, cell }) => ({
        line: Number(line),
        column: Number(column),
        cell: String(cell),
      }))
      await post(visitor, page, 'corrections', mended(organisation, cells))
      await stateOf(page, 'verifie')
    },
    /** How many people of the file are there, and lines of the journal that tell of their coming. */
    written: async () => {
      // Else the server takes tables that were just filled to be small.
      await query('ANALYZE opengestioncrise.ressource, openmairie.om_journal')
      const [counts] =
        await query(`SELECT (SELECT count(*)::int FROM opengestioncrise.ressource WHERE nom LIKE 'Zligne%') AS rows,
      (SELECT count(*)::int FROM openmairie.om_journal WHERE entite = 'ressource' AND operation = 'create' AND enregistrement IN (SELECT ressource::text FROM opengestioncrise.ressource WHERE nom LIKE 'Zligne%')) AS lines`)
      return counts
    },
    /** The first of those who are not there as their lines say, and of those who are and should not be: none where all is well. */
    async astray(faulty: boolean): Promise<readonly string[]> {
      const expected = Array.from({ length: total }, (_, index) => index + 1)
        .filter((number) => !faulty || !isPlanted(number))
        .map((number) => lineOf(number, organisation, false).join(';'))
      const rows = await query(`
        SELECT concat_ws(';', nom, prenom, matricule, to_char(datenaissance, 'DD/MM/YYYY'), libelle, coalesce(grade, ''), disponible, enfantmineur) AS line
        FROM opengestioncrise.ressource JOIN opengestioncrise.organisation USING (organisation) WHERE nom LIKE 'Zligne%' ORDER BY matricule`)
      const found = rows.map(({ line }) => String(line))
      const [wanted, there] = [new Set(expected), new Set(found)]
      const wrong = [...expected.filter((line) => !there.has(line)), ...found.filter((line) => !wanted.has(line))]
      return found.length > there.size ? ['twice', ...wrong.slice(0, 5)] : wrong.slice(0, 5)
    },
    /** Takes the people of the file out again, straight in the base. */
    clear: () => query(`DELETE FROM opengestioncrise.ressource WHERE nom LIKE 'Zligne%'`),
    async close(): Promise<void> {
      await instance.stop()
      await base.drop()
      rmSync(work, { recursive: true, force: true })
    },
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Instance, startInstance, workersOf } from '../e2e/instance.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { enter, tokenIn, type Visitor } from '../support/http.js'
import { multipartOf, multipartType } from '../support/multipart.js'
import { linkFramework, root } from '../support/workspace.js'

/** Lines of the file; OPENMAIRIE_IMPORT_LINES asks for as many as the measure needs. */
const total = Number(process.env.OPENMAIRIE_IMPORT_LINES ?? 3000)
/** OPENMAIRIE_THOROUGH kills five times as often. */
const kills = process.env.OPENMAIRIE_THOROUGH ? 20 : 4
const patience = 20_000 + total * 30

let work: string
let base: Scratch
let instance: Instance
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'openmairie-imports-'))
  const folder = join(work, 'opengestioncrise')
  cpSync(join(root, 'apps/opengestioncrise'), folder, { recursive: true })
  linkFramework(work)
  base = await scratchDatabase()
  instance = await startInstance({
    folders: [folder],
    databaseUrl: base.url,
    dataFolder: join(work, 'data'),
    arguments: ['--demonstration', '--workers', '1'],
  })
})
afterAll(async () => {
  await instance.stop()
  await base.drop()
  rmSync(work, { recursive: true, force: true })
})

const listing = '/opengestioncrise/ressource'
const query = async (text: string): Promise<readonly Record<string, unknown>[]> => (await base.raw.query(text)).rows

/** In a file, the number of someone who is there. */
const taken = 'déjà pris'
/** Ten faults, and what is said of each; every fiftieth line has one of them. */
const faults: readonly { readonly change: Readonly<Record<string, string>>; readonly said: RegExp }[] = [
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

function lineOf(number: number, organisation: string, faulty: boolean): readonly string[] {
  const right: Readonly<Record<string, string>> = {
    Nom: `Zligne ${number}`,
    Prénom: 'Éva',
    Matricule: `Z${String(number).padStart(6, '0')}`,
    'Né le': '12/03/1980',
    Organisation: organisation,
    Grade: '',
    Disponible: 'Oui',
    Enfants: String(number % 4),
  }
  const fault = faulty && number % 50 === 0 ? faults[(number / 50) % faults.length]?.change : undefined
  return headings.map((heading) => fault?.[heading] ?? right[heading] ?? '')
}

async function upload(visitor: Visitor, organisation: string, faulty: boolean): Promise<string> {
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

async function post(visitor: Visitor, page: string, verb: string, fields: Readonly<Record<string, string>> = {}) {
  const csrf = tokenIn(await visitor.page(page))
  const answer = await visitor.post(`${page}/${verb}`, [['-csrf', csrf], ...Object.entries(fields)])
  expect(answer.status, answer.text.slice(0, 2000)).toBe(303)
}

async function check(visitor: Visitor, page: string): Promise<void> {
  const chosen = Object.fromEntries(columns.map((name, column) => [`c.${column}`, name]))
  await post(visitor, page, 'reglages', { action: 'verifier', mode: 'create', totaux: '1', ...chosen })
  await stateOf(page, 'verifie')
}

const idOf = (page: string): string => page.split('/').at(-1) ?? ''
async function stateOf(page: string, state: string): Promise<void> {
  const found = async () =>
    (
      await query(
        `SELECT i.etat, j.etat AS travail, j.message FROM openmairie.om_import i LEFT JOIN openmairie.om_job j ON om_job = travail WHERE om_import = '${idOf(page)}'`,
      )
    )[0]
  await expect.poll(found, { timeout: patience, interval: 100 }).toMatchObject({ etat: state, travail: 'fait' })
}
const organisationOf = async (): Promise<string> =>
  String(
    (await query(`SELECT libelle FROM opengestioncrise.organisation ORDER BY organisation LIMIT 1`))[0]?.['libelle'],
  )
const written = async () =>
  (
    await query(`SELECT (SELECT count(*)::int FROM opengestioncrise.ressource WHERE nom LIKE 'Zligne%') AS rows,
      (SELECT count(*)::int FROM openmairie.om_journal WHERE entite = 'ressource' AND operation = 'create' AND enregistrement IN (SELECT ressource::text FROM opengestioncrise.ressource WHERE nom LIKE 'Zligne%')) AS lines`)
  )[0]

test(
  'exactly the planted faults are found, and the right lines imported with their journal; then undone',
  async () => {
    const visitor = await enter(instance.url, 'administrateur')
    const page = await upload(visitor, await organisationOf(), true)
    await check(visitor, page)
    const refused = await query(
      `SELECT ligne::int AS line, motifs->0->>'message' AS said, jsonb_array_length(motifs) AS count FROM openmairie.om_import_ligne WHERE om_import = '${idOf(page)}' ORDER BY om_import_ligne.ligne`,
    )
    const planted = Array.from({ length: Math.floor(total / 50) }, (_, index) => (index + 1) * 50)
    expect(refused.map(({ line }) => line)).toEqual(planted.map((number) => number + 1))
    for (const [index, { said, count }] of refused.entries()) {
      expect([said, count]).toEqual([expect.stringMatching(faults[(index + 1) % faults.length]?.said ?? /^$/), 1])
    }
    expect(await written()).toEqual({ rows: 0, lines: 0 })
    await post(visitor, page, 'confirmer', { laisser: '1' })
    await stateOf(page, 'importe')
    const right = total - planted.length
    expect(await written()).toEqual({ rows: right, lines: right })
    const rejects = await visitor.get(`${page}/rejets`)
    expect(rejects.headers.get('content-disposition')).toContain('rejets-ressource.csv')
    const [, ...left] = rejects.text.split('\r\n').filter((line) => line !== '')
    expect(left).toHaveLength(planted.length)
    // As they lie in the file, in whichever batch they were.
    expect(left.filter((line) => line.includes(';Éva;'))).toHaveLength(planted.length)
    await post(visitor, page, 'annuler')
    await stateOf(page, 'annule')
    expect(await written()).toEqual({ rows: 0, lines: 0 })
  },
  3 * patience,
)

test(
  'what was touched since is not undone, and the import stays as it is',
  async () => {
    const visitor = await enter(instance.url, 'administrateur')
    const page = await upload(visitor, await organisationOf(), false)
    await check(visitor, page)
    await post(visitor, page, 'confirmer')
    await stateOf(page, 'importe')
    const [one] = await query(`SELECT ressource FROM opengestioncrise.ressource WHERE nom = 'Zligne 7'`)
    expect((await visitor.send(`${listing}/${one?.['ressource']}/-/modifier`, { 'v.prenom': 'Ève' })).status).toBe(303)
    await post(visitor, page, 'annuler')
    await expect
      .poll(async () => visitor.page(page), { timeout: patience })
      .toContain('Rien n’a été annulé\u00a0: une fiche a été modifiée depuis l’import.')
    expect(await written()).toMatchObject({ rows: total })
    await query(`DELETE FROM opengestioncrise.ressource WHERE nom LIKE 'Zligne%'`)
  },
  3 * patience,
)

test(
  'sent twice, it is imported once; while it is worked on, nobody gives it up',
  async () => {
    const visitor = await enter(instance.url, 'administrateur')
    const page = await upload(visitor, await organisationOf(), false)
    await check(visitor, page)
    const csrf = tokenIn(await visitor.page(page))
    const twice = await Promise.all([1, 2, 3].map(() => visitor.post(`${page}/confirmer`, [['-csrf', csrf]])))
    expect(twice.map(({ status }) => status)).toEqual([303, 303, 303])
    const given = await visitor.post(`${page}/abandon`, [['-csrf', csrf]])
    expect([given.status, given.location]).toEqual([303, page])
    await stateOf(page, 'importe')
    expect(await written()).toEqual({ rows: total, lines: total })
    const jobs = await query(
      `SELECT 1 FROM openmairie.om_job WHERE genre = 'import' AND donnees->>'import' = '${idOf(page)}'`,
    )
    expect(jobs).toHaveLength(1)
    await post(visitor, page, 'annuler')
    await stateOf(page, 'annule')
    expect(await written()).toEqual({ rows: 0, lines: 0 })
  },
  3 * patience,
)

test(
  'killed at any moment, an import leaves nothing, or is whole; and is simply run again',
  async () => {
    const visitor = await enter(instance.url, 'administrateur')
    const organisation = await organisationOf()
    const page = await upload(visitor, organisation, false)
    await check(visitor, page)
    // How long it lasts tells when to kill.
    const began = Date.now()
    await post(visitor, page, 'confirmer')
    await stateOf(page, 'importe')
    const lasted = Date.now() - began
    for (let round = 0; round < kills; round++) {
      await query(`DELETE FROM opengestioncrise.ressource WHERE nom LIKE 'Zligne%'`)
      const again = await enter(instance.url, 'administrateur')
      const other = await upload(again, organisation, false)
      await check(again, other)
      await post(again, other, 'confirmer')
      await new Promise((resolve) => setTimeout(resolve, (lasted * (round + 0.5)) / kills))
      for (const pid of workersOf(instance.pid)) process.kill(pid, 'SIGKILL')
      const seen = await written()
      expect([0, total], `after the kill of round ${round}`).toContain(seen?.['rows'])
      expect(seen?.['lines']).toBe(seen?.['rows'])
      await expect
        .poll(async () => (await fetch(`${instance.url}/-/ready`).catch(() => null))?.ok, { timeout: 60_000 })
        .toBe(true)
      await stateOf(other, 'importe')
      expect(await written(), `round ${round}`).toEqual({ rows: total, lines: total })
    }
  },
  kills * 3 * patience,
)

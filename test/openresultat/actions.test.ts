// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serveDemonstration } from '../e2e/support.js'
import { decoded, enter, tokenIn, type Visitor } from '../support/http.js'

let served: Served
let visitors: Readonly<Record<string, Visitor>>
const sql = async (text: string) => (await served.base.raw.query(text)).rows

const profils = ['preparation', 'operateur', 'centralisateur', 'communication', 'archives', 'consultation'] as const

/** Each action of a poll: the state in which it is offered, who may run it, what it makes of the state. */
const actions = {
  ouvrir: { statut: 'preparation', profil: 'preparation', made: 'ouverte' },
  valider: { statut: 'depouillement', profil: 'centralisateur', made: 'depouillement' },
  proclamer: { statut: 'complete', profil: 'centralisateur', made: 'proclamee' },
  second_tour: { statut: 'complete', profil: 'centralisateur', made: 'complete' },
  archiver: { statut: 'proclamee', profil: 'archives', made: 'archivee' },
} as const

beforeAll(async () => {
  served = await serveDemonstration(undefined, {}, undefined, 'openresultat')
  const entered = profils.map(async (profil) => [profil, await enter(served.instance.url, profil)] as const)
  visitors = Object.fromEntries(await Promise.all(entered))
})
afterAll(() => served.stop())

const record = '/openresultat/election/1'
const addressOf = (action: string) => `${record}/-/action/${action}`
const statut = async () => (await sql('SELECT statut FROM openresultat.election WHERE election = 1'))[0].statut
/** Actions that a visitor is offered on the poll of today. */
async function offered(visitor: Visitor): Promise<readonly string[]> {
  const { status, text } = await visitor.get(record)
  expect(status).toBe(200)
  return [...text.matchAll(/action="\/openresultat\/election\/1\/-\/action\/(\w+)"/g)].map(([, name = '']) => name)
}
const run = async (visitor: Visitor, action: string) =>
  visitor.post(addressOf(action), [['-csrf', tokenIn((await visitor.get(record)).text)]])
/** What is said on the page that follows. */
async function said(visitor: Visitor): Promise<string> {
  const { text } = await visitor.get(record)
  return decoded(/class="flash[^"]*"[^>]*>([^<]*)/.exec(text)?.[1] ?? '')
}

test.each(Object.entries(actions))('%s is for one role, in one state, and for nobody else', async (action, {
  statut: at,
  profil,
  made,
}) => {
  await sql(`UPDATE openresultat.election SET statut = '${at}' WHERE election = 1`)
  for (const other of profils) {
    const visitor = visitors[other]
    if (!visitor) throw new Error(`Nobody entered as ${other}`)
    expect((await offered(visitor)).includes(action), `${other} is offered ${action}`).toBe(other === profil)
    if (other === profil) continue
    expect((await run(visitor, action)).status, `${other} runs ${action}`).toBe(403)
    expect(await statut()).toBe(at)
  }
  const visitor = visitors[profil]
  if (!visitor) throw new Error(`Nobody entered as ${profil}`)
  // Elsewhere in the life of a poll it is not there, even for who may.
  await sql(`UPDATE openresultat.election SET statut = 'archivee' WHERE election = 1`)
  expect(await offered(visitor)).toEqual([])
  expect((await run(visitor, action)).status).toBe(404)
  await sql(`UPDATE openresultat.election SET statut = '${at}' WHERE election = 1`)
  const forged = await visitor.post(addressOf(action), [])
  expect(forged.status).toBe(400)
  expect(await statut()).toBe(at)
  expect((await run(visitor, action)).status).toBe(303)
  expect(await statut()).toBe(made)
})

const as = (profil: string): Visitor => {
  const visitor = visitors[profil]
  if (!visitor) throw new Error(`Nobody entered as ${profil}`)
  return visitor
}

test('a poll without lists is not opened, and says why', async () => {
  const [{ key }] =
    await sql(`INSERT INTO openresultat.election (om_collectivite, type_election, libelle, date_scrutin, tour)
    SELECT om_collectivite, type_election, 'Scrutin vide', date_scrutin, 1 FROM openresultat.election WHERE election = 1
    RETURNING election AS key`)
  const visitor = as('preparation')
  const page = `/openresultat/election/${key}`
  const { text } = await visitor.get(page)
  await visitor.post(`${page}/-/action/ouvrir`, [['-csrf', tokenIn(text)]])
  expect(decoded((await visitor.get(page)).text)).toContain(
    'Scrutin vide n’a aucune liste\u00a0: ajoutez-les, puis ouvrez-le.',
  )
  expect((await sql(`SELECT statut FROM openresultat.election WHERE election = ${key}`))[0].statut).toBe('preparation')
  await sql(`DELETE FROM openresultat.election WHERE election = ${key}`)
})

test('validating leaves what is in error or awaited, and says how many', async () => {
  await sql(`UPDATE openresultat.election SET statut = 'depouillement' WHERE election = 1`)
  await sql(`UPDATE openresultat.election_bureau SET etat = 'valide' WHERE election = 1 AND etat = 'arrive'`)
  await sql(`UPDATE openresultat.election_bureau SET etat = 'arrive' WHERE election_bureau IN (
    SELECT election_bureau FROM openresultat.election_bureau WHERE election = 1 AND etat = 'valide' ORDER BY 1 LIMIT 2)`)
  const count = async () =>
    sql(
      `SELECT etat, count(*)::int AS n FROM openresultat.election_bureau WHERE election = 1 GROUP BY etat ORDER BY etat`,
    )
  const visitor = as('centralisateur')
  await run(visitor, 'valider')
  expect(await said(visitor)).toBe('2 bureaux sont validés.')
  expect(await count()).toEqual([
    { etat: 'attente', n: 5 },
    { etat: 'erreur', n: 1 },
    { etat: 'valide', n: 24 },
  ])
  await run(visitor, 'valider')
  expect(await said(visitor)).toBe('Aucun bureau n’attendait d’être validé.')
})

test('a second tour has the lists that may stand again, their names and the inscrits, and is prepared once', async () => {
  await sql(`UPDATE openresultat.election SET statut = 'complete' WHERE election = 1`)
  const visitor = as('centralisateur')
  // The test of who may run it has prepared it, where it came first.
  await run(visitor, 'second_tour')
  const [made] = await sql(
    `SELECT election, tour, statut, publication, date_scrutin - (SELECT date_scrutin FROM openresultat.election WHERE election = 1) AS days
     FROM openresultat.election WHERE premier_tour = 1`,
  )
  expect(made).toMatchObject({ tour: 2, statut: 'preparation', days: 7 })
  const names = `SELECT c.libelle1, count(k.*)::int AS names FROM openresultat.election_candidat ec
    JOIN openresultat.candidat c USING (candidat) LEFT JOIN openresultat.colistier k USING (election_candidat)`
  const standing = await sql(
    `${names} WHERE ec.election = ${made.election} GROUP BY ec.ordre, c.libelle1 ORDER BY ec.ordre`,
  )
  expect(standing.length).toBeGreaterThanOrEqual(2)
  for (const { names: many } of standing) expect(many).toBe(47)
  const inscrits = (id: number) =>
    sql(`SELECT bureau, inscrits FROM openresultat.election_bureau WHERE election = ${id} ORDER BY bureau`)
  expect(await inscrits(made.election)).toEqual(await inscrits(1))
  await run(visitor, 'second_tour')
  expect(await said(visitor)).toBe('Le second tour de ce scrutin est déjà préparé.')
  expect(await sql('SELECT count(*)::int AS n FROM openresultat.election WHERE premier_tour = 1')).toEqual([{ n: 1 }])
})

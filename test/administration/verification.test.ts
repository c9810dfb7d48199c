// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openmairie } from '../cli/command.js'
import { type Served, serveDemonstration } from '../e2e/support.js'
import { enter, type Visitor } from '../support/http.js'

let served: Served
let chief: Visitor

beforeAll(async () => {
  served = await serveDemonstration()
  chief = await enter(served.instance.url, 'administrateur')
})
afterAll(() => served.stop())

const run = (...words: string[]) => openmairie(words, { DATABASE_URL: served.base.url, OPENMAIRIE_DATABASE_URL: '' })
const sql = (text: string) => served.base.raw.query(text)

/** What `journal verify` finds of the administration, and the tables that it cannot answer for yet. */
async function verified() {
  const { stdout, code } = await run('journal', 'verify', '--json')
  const report: {
    applications: readonly { application: string; strays: readonly object[]; uncovered: readonly string[] }[]
  } = JSON.parse(stdout)
  expect(report.applications.map(({ application }) => application)).toEqual(['administration'])
  const [{ strays, uncovered } = { strays: [], uncovered: [] }] = report.applications
  return { code, strays, uncovered }
}

test('what is done to accounts and collectivités by a command, by a form or by their owner differs from nothing', async () => {
  await expect.poll(async () => (await verified()).uncovered, { timeout: 60_000 }).toEqual([])
  for (const words of [
    ['collectivites', '1', 'Valmarine'],
    ['collectivites', '1', 'Valmarine-les-Étangs'],
    ['accounts', 'hdupre', '--name', 'Hélène Dupré', '--profil', 'consultation', '--emergency', 'yes'],
    ['accounts', 'admin', '--emergency', 'yes'],
    ['accounts', 'hdupre', '--collectivite', '1', '--email', 'h.dupre@example.org', '--active', 'no'],
  ])
    expect(await run(...words), words.join(' ')).toMatchObject({ code: 0 })
  const { rows } = await sql(`SELECT om_utilisateur::text AS id FROM openmairie.om_utilisateur WHERE login = 'hdupre'`)
  const page = `/administration/om_utilisateur/${rows[0]?.id}`
  expect((await chief.send(`${page}/-/modifier`, { 'v.nom': 'Hélène Roux' })).status).toBe(303)
  expect(await verified()).toEqual({ code: 0, strays: [], uncovered: [] })
  // The history of the account tells what the commands did.
  const history = await chief.page(`${page}/-/historique`)
  for (const told of ['par le système', 'h.dupre@example.org', 'Hélène Roux']) expect(history).toContain(told)
  expect(history).not.toContain('argon2')
})

test('rights given, an account raised or a profil changed straight in SQL are found, each by its name', async () => {
  await sql(`UPDATE openmairie.om_utilisateur SET om_profil = 'administrateur' WHERE login = 'demo-consultation'`)
  await sql(`UPDATE openmairie.om_utilisateur SET actif = true WHERE login = 'hdupre'`)
  await sql(`INSERT INTO openmairie.om_droit (om_profil, permission) VALUES ('consultation', '*')`)
  await sql(`DELETE FROM openmairie.om_droit WHERE om_profil = 'consultation' AND permission = '*.export'`)
  await sql(`UPDATE openmairie.om_profil SET hierarchie = 9 WHERE om_profil = 'consultation'`)
  await sql(`UPDATE openmairie.om_collectivite SET libelle = 'Ailleurs' WHERE om_collectivite = '1'`)
  const ids = await sql(`SELECT login, om_utilisateur::text AS id FROM openmairie.om_utilisateur`)
  const idOf = (login: string): string => ids.rows.find((row) => row.login === login)?.id ?? ''
  const { code, strays } = await verified()
  expect(code).toBe(1)
  const told = (entity: string, record: string, kind: string, ...fields: string[]) => ({ entity, record, kind, fields })
  expect(new Set(strays)).toEqual(
    new Set([
      told('om_utilisateur', idOf('hdupre'), 'changed', 'actif'),
      told('om_collectivite', '1', 'changed', 'libelle'),
      told('om_utilisateur', idOf('demo-consultation'), 'changed', 'om_profil'),
      told('om_droit', 'consultation,~2A', 'added'),
      told('om_droit', 'consultation,~2A~2Eexport', 'gone'),
      // What was there before the journal is kept as a digest: which field differs is not told.
      told('om_profil', 'consultation', 'changed'),
    ]),
  )
})

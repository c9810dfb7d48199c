// SPDX-License-Identifier: EUPL-1.2
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { tokenIn, type Visitor } from '../support/http.js'
import { idOf, openPeople, type People, patience, total } from './people.js'

const tooLong = 'Un nom de famille bien trop long pour la base'
/** One line in fifty is wrong. */
const planted = Math.floor(total / 50)
const told = (count: number): string => new Intl.NumberFormat('fr-FR').format(count)

let people: People
let visitor: Visitor
let page: string
beforeAll(async () => {
  people = await openPeople()
})
afterAll(() => people.close())
beforeEach(async () => {
  visitor = await people.enter()
  page = await people.checked(visitor, true)
}, patience)
afterEach(() => people.clear())

const sent = async (verb: string, fields: Readonly<Record<string, string>>): Promise<string | null> => {
  const csrf = tokenIn(await visitor.page(page))
  const answer = await visitor.post(`${page}/${verb}`, [['-csrf', csrf], ...Object.entries(fields)])
  expect(answer.status, answer.text.slice(0, 2000)).toBe(303)
  return answer.location
}
const jobs = async (): Promise<readonly unknown[]> =>
  (
    await people.query(
      `SELECT genre FROM openmairie.om_job WHERE donnees->>'import' = '${idOf(page)}' AND genre <> 'verification d import'`,
    )
  ).map(({ genre }) => genre)
const checks = async (): Promise<number> =>
  (
    await people.query(
      `SELECT 1 FROM openmairie.om_job WHERE donnees->>'import' = '${idOf(page)}' AND genre = 'verification d import'`,
    )
  ).length
const corrections = async (): Promise<readonly string[]> =>
  (
    await people.query(
      `SELECT concat_ws(' ', ligne, colonne, valeur) AS said FROM openmairie.om_import_correction WHERE om_import = '${idOf(page)}' ORDER BY ligne, colonne`,
    )
  ).map(({ said }) => String(said))

test(
  'what is typed goes along to the lines that follow, and an import of it is preceded by its check',
  async () => {
    const first = await visitor.page(page)
    expect(first).toContain('name="suite" value="1001"')
    expect(first).not.toContain('Corrigé, pas encore vérifié.')
    expect(await sent('corrections', { 'a.51.0': tooLong, 'l.51.0': 'Zligne 50', suite: '1001' })).toBe(
      `${page}?apres=1001#lignes`,
    )
    expect(await checks()).toBe(1)
    expect(await visitor.page(`${page}?apres=1001`)).toContain('id="l.1051.0"')
    const back = await visitor.page(page)
    expect(back).toMatch(/name="l\.51\.0"[^>]* value="Zligne 50"/)
    expect(back).toContain('Corrigé, pas encore vérifié.')
    // It goes into the settings too.
    const changed = { 'a.101.3': '31/02/1980', 'l.101.3': '28/02/1980', suite: 'reglages' }
    expect(await sent('corrections', changed)).toBe(`${page}/reglages`)
    expect(await checks()).toBe(1)
    expect(await corrections()).toEqual(['51 0 Zligne 50', '101 3 28/02/1980'])

    // Kept on a former page, then typed on this one: neither is left aside, nor imported before it is told what becomes of it.
    const typed = [{}, { 'a.1051.0': tooLong, 'l.1051.0': 'Zligne 1050' }]
    for (const [at, fields] of typed.entries()) {
      expect(await sent('confirmer', { laisser: '1', ...fields })).toBe(page)
      await people.stateOf(page, 'verifie')
      const left = planted - 2 - at
      expect(await visitor.page(page)).toContain(
        `Importer ${told(total - left)} lignes et laisser ${told(left)} de côté`,
      )
      expect(await people.written()).toEqual({ rows: 0, lines: 0 })
    }
    expect([await jobs(), await checks()]).toEqual([[], 3])
    await sent('confirmer', { laisser: '1' })
    await people.stateOf(page, 'importe')
    const right = total - planted + 3
    expect(await people.written()).toEqual({ rows: right, lines: right })
    expect(
      await people.query(
        `SELECT nom, datenaissance::text AS ne FROM opengestioncrise.ressource WHERE matricule IN ('Z000050', 'Z000100', 'Z001050') ORDER BY matricule`,
      ),
    ).toEqual([
      { nom: 'Zligne 50', ne: '1980-03-12' },
      { nom: 'Zligne 100', ne: '1980-02-28' },
      { nom: 'Zligne 1050', ne: '1980-03-12' },
    ])
  },
  3 * patience,
)

test(
  'a correction by cause is checked before the lines that follow, and takes nothing back of a cell mended by itself',
  async () => {
    await sent('corrections', { 'a.101.3': '31/02/1980', 'l.101.3': '28/02/1980', suite: '1001' })
    const cause = { 'g.0.colonne': '3', 'g.0.valeur': '31/02/1980', 'g.0.par': '12/03/1980' }
    expect(await sent('corrections', { ...cause, suite: '1001' })).toBe(page)
    await people.stateOf(page, 'verifie')
    const alike = Array.from({ length: planted }, (_, at) => (at + 1) * 50).filter((number) => number % 500 === 100)
    expect(await corrections()).toEqual(
      alike.map((number) => `${number + 1} 3 ${number === 100 ? '28/02/1980' : '12/03/1980'}`),
    )
    expect(
      await people.query(
        `SELECT bilan->'refused' AS refused FROM openmairie.om_import WHERE om_import = '${idOf(page)}'`,
      ),
    ).toEqual([{ refused: planted - alike.length }])
    expect(await visitor.page(page)).not.toContain('31/02/1980')
  },
  3 * patience,
)

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workersOf } from '../e2e/instance.js'
import { tokenIn } from '../support/http.js'
import { faults, idOf, isPlanted, openPeople, type People, patience, total } from './people.js'

/** OPENMAIRIE_THOROUGH kills ten times as often. */
const kills = process.env.OPENMAIRIE_THOROUGH ? 20 : 2

let people: People
beforeAll(async () => {
  people = await openPeople()
})
afterAll(() => people.close())

test(
  'exactly the planted faults are found, and the right lines imported with their journal; then undone',
  async () => {
    const visitor = await people.enter()
    const page = await people.checked(visitor, true)
    const refused = await people.query(
      `SELECT ligne::int AS line, motifs->0->>'message' AS said, jsonb_array_length(motifs) AS count FROM openmairie.om_import_ligne WHERE om_import = '${idOf(page)}' ORDER BY om_import_ligne.ligne`,
    )
    const planted = Array.from({ length: total }, (_, index) => index + 1).filter(isPlanted)
    expect(refused.map(({ line }) => line)).toEqual(planted.map((number) => number + 1))
    for (const [index, { said, count }] of refused.entries()) {
      expect([said, count]).toEqual([expect.stringMatching(faults[(index + 1) % faults.length]?.said ?? /^$/), 1])
    }
    // Counted once for all who look.
    const [causes] = await people.query(
      `SELECT count(*)::int AS kinds, sum((cause->>'lines')::int)::int AS lines FROM openmairie.om_import, jsonb_array_elements(causes) AS cause WHERE om_import = '${idOf(page)}'`,
    )
    expect(causes).toEqual({ kinds: faults.length, lines: planted.length })
    expect(await people.written()).toEqual({ rows: 0, lines: 0 })
    await people.post(visitor, page, 'confirmer', { laisser: '1' })
    await people.stateOf(page, 'importe')
    const right = total - planted.length
    expect(await people.written()).toEqual({ rows: right, lines: right })
    expect(await people.astray(true)).toEqual([])
    const rejects = await visitor.get(`${page}/rejets`)
    expect(rejects.headers.get('content-disposition')).toContain('rejets-ressource.csv')
    const [, ...left] = rejects.text.split('\r\n').filter((line) => line !== '')
    expect(left).toHaveLength(planted.length)
    // As they lie in the file, in whichever batch they were.
    expect(left.filter((line) => line.includes(';Éva;'))).toHaveLength(planted.length)
    await people.post(visitor, page, 'annuler')
    await people.stateOf(page, 'annule')
    expect(await people.written()).toEqual({ rows: 0, lines: 0 })
  },
  3 * patience,
)

test(
  'what is refused is mended in the grid, by cause and cell by cell: then all of the file is there',
  async () => {
    const visitor = await people.enter()
    const page = await people.checked(visitor, true)
    await people.mend(visitor, page)
    expect(await people.query(`SELECT bilan FROM openmairie.om_import WHERE om_import = '${idOf(page)}'`)).toEqual([
      { bilan: { read: total, created: total, updated: 0, unchanged: 0, refused: 0, totals: 0 } },
    ])
    await people.post(visitor, page, 'confirmer')
    await people.stateOf(page, 'importe')
    expect(await people.written()).toEqual({ rows: total, lines: total })
    expect(await people.astray(false)).toEqual([])
    await people.clear()
  },
  3 * patience,
)

test(
  'what was touched since is not undone, and the import stays as it is',
  async () => {
    const visitor = await people.enter()
    const page = await people.checked(visitor, false)
    await people.post(visitor, page, 'confirmer')
    await people.stateOf(page, 'importe')
    const [one] = await people.query(`SELECT ressource FROM opengestioncrise.ressource WHERE nom = 'Zligne 7'`)
    expect(
      (await visitor.send(`${people.listing}/${one?.['ressource']}/-/modifier`, { 'v.prenom': 'Ève' })).status,
    ).toBe(303)
    await people.post(visitor, page, 'annuler')
    await expect
      .poll(async () => visitor.page(page), { timeout: patience })
      .toContain('Rien n’a été annulé\u00a0: une fiche a été modifiée depuis l’import.')
    expect(await people.written()).toMatchObject({ rows: total })
    await people.clear()
  },
  3 * patience,
)

test(
  'sent twice, it is imported once; while it is worked on, nobody gives it up',
  async () => {
    const visitor = await people.enter()
    const page = await people.checked(visitor, false)
    const csrf = tokenIn(await visitor.page(page))
    const twice = await Promise.all([1, 2, 3].map(() => visitor.post(`${page}/confirmer`, [['-csrf', csrf]])))
    expect(twice.map(({ status }) => status)).toEqual([303, 303, 303])
    const given = await visitor.post(`${page}/abandon`, [['-csrf', csrf]])
    expect([given.status, given.location]).toEqual([303, page])
    await people.stateOf(page, 'importe')
    expect(await people.written()).toEqual({ rows: total, lines: total })
    const jobs = await people.query(
      `SELECT 1 FROM openmairie.om_job WHERE genre = 'import' AND donnees->>'import' = '${idOf(page)}'`,
    )
    expect(jobs).toHaveLength(1)
    await people.post(visitor, page, 'annuler')
    await people.stateOf(page, 'annule')
    expect(await people.written()).toEqual({ rows: 0, lines: 0 })
  },
  3 * patience,
)

test(
  'killed at any moment, an import leaves nothing, or is whole; and is simply run again',
  async () => {
    const visitor = await people.enter()
    const page = await people.checked(visitor, false)
    // How long it lasts tells when to kill.
    const began = Date.now()
    await people.post(visitor, page, 'confirmer')
    await people.stateOf(page, 'importe')
    const lasted = Date.now() - began
    for (let round = 0; round < kills; round++) {
      await people.clear()
      const again = await people.enter()
      const other = await people.checked(again, false)
      await people.post(again, other, 'confirmer')
      await new Promise((resolve) => setTimeout(resolve, (lasted * (round + 0.5)) / kills))
      for (const pid of workersOf(people.instance.pid)) process.kill(pid, 'SIGKILL')
      const seen = await people.written()
      expect([0, total], `after the kill of round ${round}`).toContain(seen?.['rows'])
      expect(seen?.['lines']).toBe(seen?.['rows'])
      await expect
        .poll(async () => (await fetch(`${people.instance.url}/-/ready`).catch(() => null))?.ok, { timeout: 60_000 })
        .toBe(true)
      await people.stateOf(other, 'importe')
      expect(await people.written(), `round ${round}`).toEqual({ rows: total, lines: total })
      expect(await people.astray(false), `round ${round}`).toEqual([])
    }
  },
  kills * 3 * patience,
)

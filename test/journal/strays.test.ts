// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { sealJournal } from '../../packages/openmairie/src/journal/seal.js'
import { verifyJournal } from '../../packages/openmairie/src/journal/verify.js'
import {
  acceptStrays,
  baselineTables,
  continueBaseline,
  create,
  type Stray,
  update,
  verifyRows,
} from '../../packages/openmairie/src/records/index.js'
import { type Base, enginesOver } from '../conformance/runtime/bases.js'

const engines = enginesOver(
  (key, moment) => `
    CREATE TABLE fiche (fiche ${key}, nom varchar(40), note decimal(8,2), vu ${moment}, ne date, actif boolean, texte text);
    CREATE TABLE lien (gauche integer NOT NULL, droite varchar(10) NOT NULL, rang integer, PRIMARY KEY (gauche, droite))`,
)

/** Numbers that look drawn and are the same at each run: a linear congruential generator. */
function drawn(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const people = 900
const links = 600

describe.each(Object.entries(engines))('%s', (_, open) => {
  let base: Base
  beforeAll(async () => {
    base = await open()
    const rows = Array.from(
      { length: people },
      (__, n) =>
        `(${n + 1}, 'Nom ${n}', ${n}.25, '2026-01-01 10:00:00.123456', '1980-02-${(n % 28) + 1}', ${n % 2 === 0}, 'Écrit ${n}')`,
    )
    await base.raw(`INSERT INTO fiche (fiche, nom, note, vu, ne, actif, texte) VALUES ${rows.join(', ')}`)
    const pairs = Array.from({ length: links }, (__, n) => `(${n}, 'd,${n % 7}', ${n})`)
    await base.raw(`INSERT INTO lien (gauche, droite, rang) VALUES ${pairs.join(', ')}`)
  })
  afterAll(async () => {
    await base.app.database.close()
    if (base.app.instance !== base.app.database) await base.app.instance.close()
    await base.stop()
  })

  const wholeBaseline = async (): Promise<void> => {
    for (const table of baselineTables(base.app.ctx)) while ((await continueBaseline(base.app.ctx, table)) !== 'ended');
  }
  const told = (strays: readonly Stray[]): readonly string[] =>
    strays.map(({ entity, record, kind }) => `${kind} ${entity}/${record}`).sort()

  test('rows that nobody has taken down are said to be uncovered, and then are none', async () => {
    expect(await verifyRows(base.app.ctx)).toEqual({ compared: 0, strays: [], uncovered: ['fiche', 'lien'] })
    // Some are written by the application before, some after.
    await update(
      base.app.ctx,
      base.app.entity('fiche'),
      ['1'],
      { nom: 'Avant' },
      { idempotencyKey: null, digests: null },
    )
    await wholeBaseline()
    await update(
      base.app.ctx,
      base.app.entity('fiche'),
      ['2'],
      { nom: 'Après' },
      { idempotencyKey: null, digests: null },
    )
    await create(base.app.ctx, base.app.entity('lien'), { gauche: '9999', droite: 'neuf' }, { idempotencyKey: null })
    expect(await verifyRows(base.app.ctx)).toEqual({ compared: people + links + 1, strays: [], uncovered: [] })
  })

  test('each of a thousand changes, additions and deletions made straight in the base is found, and nothing else', async () => {
    const draw = drawn(20_261_125)
    const expected: string[] = []
    const cells = [
      (n: number) => `nom = 'Tordu ${n}'`,
      () => `nom = NULL`,
      (n: number) => `note = ${n}.26`,
      () => `vu = '2026-01-01 10:00:00.123457'`,
      () => `ne = '1980-03-01'`,
      () => `actif = NULL`,
      () => `texte = ''`,
    ]
    const taken = new Set<number>()
    const fresh = (below: number): number => {
      for (;;) {
        const n = draw(below)
        if (!taken.has(n)) {
          taken.add(n)
          return n
        }
      }
    }
    for (let turn = 0; turn < 450; turn++) {
      const n = fresh(people)
      const cell = cells[draw(cells.length)]?.(n) ?? ''
      await base.raw(`UPDATE fiche SET ${cell} WHERE fiche = ${n + 1}`)
      expected.push(`changed fiche/${n + 1}`)
    }
    for (let turn = 0; turn < 200; turn++) {
      const n = fresh(people)
      await base.raw(`DELETE FROM fiche WHERE fiche = ${n + 1}`)
      expected.push(`gone fiche/${n + 1}`)
    }
    taken.clear()
    for (let turn = 0; turn < 150; turn++) {
      const n = fresh(links)
      await base.raw(`UPDATE lien SET droite = 'x' WHERE gauche = ${n}`)
      expected.push(`gone lien/${n},d~2C${n % 7}`, `added lien/${n},x`)
    }
    for (let turn = 0; turn < 200; turn++) {
      await base.raw(`INSERT INTO fiche (fiche, nom) VALUES (${5000 + turn}, 'Venu')`)
      expected.push(`added fiche/${5000 + turn}`)
    }
    const { strays, uncovered } = await verifyRows(base.app.ctx)
    expect(uncovered).toEqual([])
    expect(told(strays)).toEqual(expected.sort())
  })

  test('what is accepted is the state from then on, and a later change is found again', async () => {
    const { strays } = await verifyRows(base.app.ctx)
    await acceptStrays(base.app.ctx, strays)
    expect((await verifyRows(base.app.ctx)).strays).toEqual([])
    await base.raw(`DELETE FROM fiche WHERE fiche = 5000`)
    await base.raw(`UPDATE fiche SET nom = 'Encore' WHERE fiche = 5001`)
    await update(
      base.app.ctx,
      base.app.entity('fiche'),
      ['5002'],
      { nom: 'Par la porte' },
      { idempotencyKey: null, digests: null },
    )
    expect(told((await verifyRows(base.app.ctx)).strays)).toEqual(['changed fiche/5001', 'gone fiche/5000'])
  })

  test('a digest taken out of the baseline breaks the chain at its line; an erased salt breaks nothing', async () => {
    const { instance } = base.app
    const sealed = async (): Promise<unknown> => {
      await sealJournal(instance)
      return (await instance.query(sql`SELECT count(*) AS n FROM openmairie.om_journal WHERE chaine IS NULL`))
        .rows[0]?.['n']
    }
    await expect.poll(async () => Number(await sealed()), { timeout: 20_000, interval: 50 }).toBe(0)
    await instance.query(sql`UPDATE openmairie.om_socle_ligne SET sel = NULL WHERE enregistrement = '10'`)
    expect(await verifyJournal(instance)).toBeNull()
    const { rows } = await instance.query(
      sql`UPDATE openmairie.om_socle_ligne SET empreinte = sha256('x') WHERE ctid = (SELECT min(ctid) FROM openmairie.om_socle_ligne) RETURNING om_journal::text AS id`,
    )
    expect(await verifyJournal(instance)).toBe(rows[0]?.['id'])
  })
})

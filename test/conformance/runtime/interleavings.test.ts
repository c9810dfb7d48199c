// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RecordView, read, update } from '../../../packages/openmairie/src/records/index.js'
import { type Base, enginesOver } from './bases.js'

const engines = enginesOver(
  (key) => `CREATE TABLE fiche (fiche ${key}, nom varchar(40), ville varchar(40), note integer)`,
)

const fields = ['nom', 'ville', 'note'] as const
type Field = (typeof fields)[number]
type Values = Readonly<Record<Field, string>>
const people = ['anne', 'bruno', 'chloe'] as const
const runs = process.env.OPENMAIRIE_THOROUGH ? 10_000 : 1000

describe.each(Object.keys(engines))('%s', (engine) => {
  let base: Base
  beforeAll(async () => {
    base = await (engines[engine]?.() ?? Promise.reject(new Error(engine)))
    await base.raw(`INSERT INTO fiche (fiche, nom, ville, note) VALUES (1, 'a', 'b', 0)`)
  })
  afterAll(async () => {
    await base.app.database.close()
    if (base.app.instance !== base.app.database) await base.app.instance.close()
    await base.stop()
  })

  const row = async (): Promise<Values> => {
    const [values] = await base.raw('SELECT nom, ville, note FROM fiche WHERE fiche = 1')
    return { nom: String(values?.['nom']), ville: String(values?.['ville']), note: String(values?.['note']) }
  }
  const shown = async (login: string): Promise<RecordView> => {
    const record = await read(base.app.as(login), base.app.entity('fiche'), ['1'])
    if (!record) throw new Error('no record')
    return record
  }
  /** A whole form, as a browser sends it: what was shown, and what was changed. */
  const save = (login: string, { values, digests }: RecordView, changes: Partial<Values>) =>
    update(
      base.app.as(login),
      base.app.entity('fiche'),
      ['1'],
      { nom: String(values['nom']), ville: String(values['ville']), note: String(values['note']), ...changes },
      { idempotencyKey: null, digests },
    )

  // Each person looks, then saves, in any order: what was saved last knowingly stands, and nothing else is lost.
  test(`no update is lost in ${runs} random interleavings`, async () => {
    const step = fc.record({
      who: fc.constantFrom(...people),
      act: fc.constantFrom('look', 'save'),
      field: fc.constantFrom(...fields),
      value: fc.integer({ min: 0, max: 5 }).map(String),
    })
    let [saved, refused] = [0, 0]
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        await base.raw(`UPDATE fiche SET nom = 'a', ville = 'b', note = 0`)
        const model: Record<Field, string> = { nom: 'a', ville: 'b', note: '0' }
        const views = new Map<string, { record: RecordView; seen: Values }>()
        for (const { who, act, field, value } of steps) {
          if (act === 'look') {
            views.set(who, { record: await shown(who), seen: { ...model } })
            continue
          }
          const view = views.get(who)
          if (!view) continue
          const outcome = await save(who, view.record, { [field]: value })
          const changedByOther = model[field] !== view.seen[field]
          const changedByMe = value !== view.seen[field]
          if (changedByMe && changedByOther && value !== model[field]) {
            expect(outcome.kind).toBe('conflict')
            refused++
          } else {
            expect(['written', 'unchanged']).toContain(outcome.kind)
            if (changedByMe) model[field] = value
            saved++
          }
          expect(await row()).toEqual(model)
        }
      }),
      { numRuns: runs },
    )
    expect(saved).toBeGreaterThan(runs / 2)
    expect(refused).toBeGreaterThan(runs / 50)
  }, 3_600_000)

  test('updates that run at the same time are kept or refused, never lost', async () => {
    for (let turn = 0; turn < 40; turn++) {
      await base.raw(`UPDATE fiche SET note = 0`)
      const views = await Promise.all(people.map(shown))
      const outcomes = await Promise.all(
        views.map((view, index) => save(people[index] ?? '', view, { note: String(index + 1) })),
      )
      const written = outcomes.flatMap((outcome, index) => (outcome.kind === 'written' ? [String(index + 1)] : []))
      expect(written).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome.kind === 'conflict')).toHaveLength(2)
      expect((await row()).note).toBe(written[0])
    }
  })
})

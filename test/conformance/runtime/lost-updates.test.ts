// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../packages/openmairie/src/database/sql.js'
import { create, type RecordView, read, remove, update } from '../../../packages/openmairie/src/records/index.js'
import { type Base, enginesOver } from './bases.js'

const engines = enginesOver(
  (key, moment) => `
    CREATE TABLE fiche (fiche ${key}, nom varchar(40), ville varchar(40), note integer, vu ${moment});
    CREATE TABLE suite (suite ${key}, fiche integer NOT NULL, FOREIGN KEY (fiche) REFERENCES fiche (fiche))`,
)

describe.each(Object.entries(engines))('%s', (_, open) => {
  let base: Base
  let app: Base['app']
  beforeAll(async () => {
    base = await open()
    app = base.app
  })
  afterAll(async () => {
    await app.database.close()
    if (app.instance !== app.database) await app.instance.close()
    await base.stop()
  })
  beforeEach(async () => {
    for (const table of ['suite', 'fiche']) await base.raw(`DELETE FROM ${table}`)
    await base.raw(`INSERT INTO fiche VALUES (1, 'Anne', 'Arles', 1, '2026-01-01 10:00:00.123456')`)
  })

  const row = async (): Promise<unknown> => {
    const [found] = await base.raw('SELECT nom, ville, note FROM fiche WHERE fiche = 1')
    return found && { nom: found['nom'], ville: found['ville'], note: Number(found['note']) }
  }
  const shown = async (login: string): Promise<RecordView> => {
    const record = await read(app.as(login), app.entity('fiche'), ['1'])
    if (!record) throw new Error('no record')
    return record
  }
  /** A whole form, as a browser sends it: what was shown, and what was changed. */
  const form = (record: RecordView, changes: Readonly<Record<string, string | null>>) => ({
    nom: String(record.values['nom']),
    ville: String(record.values['ville']),
    note: String(record.values['note']),
    ...changes,
  })
  const save = (
    login: string,
    record: RecordView,
    changes: Readonly<Record<string, string | null>>,
    once: string | null = null,
  ) =>
    update(app.as(login), app.entity('fiche'), ['1'], form(record, changes), {
      idempotencyKey: once,
      digests: record.digests,
    })

  test('different fields changed by two people are both kept, and said so', async () => {
    const [anne, bruno] = [await shown('anne'), await shown('bruno')]
    expect(await save('anne', anne, { nom: 'Annie' })).toMatchObject({ kind: 'written', merged: [] })
    expect(await save('bruno', bruno, { ville: 'Istres' })).toMatchObject({ kind: 'written', merged: ['nom'] })
    expect(await row()).toEqual({ nom: 'Annie', ville: 'Istres', note: 1 })
  })

  test('the same field changed by both is a conflict, and nothing is written', async () => {
    const [anne, bruno] = [await shown('anne'), await shown('bruno')]
    await save('anne', anne, { nom: 'Annie' })
    const outcome = await save('bruno', bruno, { nom: 'Anna', note: '7' })
    expect(outcome).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'nom', mine: 'Anna', theirs: 'Annie' }],
      changed: ['note'],
    })
    expect(await row()).toEqual({ nom: 'Annie', ville: 'Arles', note: 1 })
  })

  test('digests are bound to one user and cannot be made up', async () => {
    const anne = await shown('anne')
    const outcome = await save('bruno', anne, { nom: 'Bruno' })
    expect(outcome.kind).toBe('conflict')
    const forged = await update(
      app.as('bruno'),
      app.entity('fiche'),
      ['1'],
      { nom: 'Bruno' },
      { idempotencyKey: null, digests: '{"nom":"AAAA"}' },
    )
    expect(forged.kind).toBe('conflict')
    expect(await row()).toEqual({ nom: 'Anne', ville: 'Arles', note: 1 })
  })

  test('a record deleted meanwhile is gone; one modified meanwhile is not deleted', async () => {
    const [anne, bruno] = [await shown('anne'), await shown('bruno')]
    await save('anne', anne, { nom: 'Annie' })
    const late = await remove(app.as('bruno'), app.entity('fiche'), ['1'], {
      idempotencyKey: null,
      digests: bruno.digests,
    })
    expect(late).toMatchObject({ kind: 'refused', dependents: [], problems: [{ field: null }] })
    const again = await shown('bruno')
    expect(
      await remove(app.as('bruno'), app.entity('fiche'), ['1'], { idempotencyKey: null, digests: again.digests }),
    ).toMatchObject({ kind: 'deleted' })
    expect(await save('anne', again, { nom: 'Annick' })).toEqual({ kind: 'gone' })
  })

  test('delete is refused with the counts of what refers to the record', async () => {
    await base.raw('INSERT INTO suite (fiche) VALUES (1), (1), (1)')
    const record = await shown('anne')
    const outcome = await remove(app.ctx, app.entity('fiche'), ['1'], { idempotencyKey: null, digests: record.digests })
    expect(outcome).toEqual({
      kind: 'refused',
      problems: [],
      dependents: [
        { entity: 'suite', reference: 'fiche', count: { count: 3, capped: false }, unseen: false, follows: false },
      ],
    })
  })

  test('a double click writes once, even at the same instant', async () => {
    const add = () => create(app.ctx, app.entity('fiche'), { nom: 'Double' }, { idempotencyKey: 'one key' })
    const outcomes = await Promise.all([add(), add(), add()])
    const keys = outcomes.map((outcome) => (outcome.kind === 'written' ? outcome.key[0] : null))
    expect(new Set(keys).size).toBe(1)
    expect(outcomes.filter((outcome) => outcome.kind === 'written' && outcome.repeated)).toHaveLength(2)
    expect(await base.raw(`SELECT nom FROM fiche WHERE nom = 'Double'`)).toHaveLength(1)
  })

  test('each write has its line of journal', async () => {
    await save('anne', await shown('anne'), { nom: 'Annie' })
    const { rows } = await app.instance.query(
      sql`SELECT acteur, entite, enregistrement, operation, etat, avant->>'nom' AS avant, apres->>'nom' AS apres
      FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) ORDER BY om_journal DESC LIMIT 1`,
    )
    expect(rows).toEqual([
      {
        acteur: 'anne',
        entite: 'fiche',
        enregistrement: '1',
        operation: 'update',
        etat: 'fait',
        avant: 'Anne',
        apres: 'Annie',
      },
    ])
  })
})

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../packages/openmairie/src/database/sql.js'
import type { Problem } from '../../../packages/openmairie/src/model/override.js'
import type { Key } from '../../../packages/openmairie/src/model/value.js'
import {
  type Ctx,
  create,
  read,
  remove,
  undo,
  undoable,
  update,
} from '../../../packages/openmairie/src/records/index.js'
import { type Base, enginesOver } from './bases.js'

const tables = (key: string, moment: string): string => `
  CREATE TABLE fiche (
    fiche ${key}, nom varchar(40), ville varchar(40) DEFAULT 'Arles', note decimal(12,2), vu ${moment}, actif boolean,
    grand bigint, double_grand bigint GENERATED ALWAYS AS (grand * 2) STORED);
  CREATE TABLE suite (
    suite ${key}, fiche integer NOT NULL, FOREIGN KEY (fiche) REFERENCES fiche (fiche));
  CREATE TABLE trace (
    trace ${key}, fiche integer NOT NULL, FOREIGN KEY (fiche) REFERENCES fiche (fiche) ON DELETE CASCADE);
  CREATE TABLE secret (secret ${key}, nom varchar(40), code varchar(40));`

const seen: string[] = []
const locked: readonly Problem[] = [{ field: 'nom', message: 'Ce nom est réservé.' }]
const overrides = {
  fiche: {
    hooks: {
      validate: async (row: Readonly<Record<string, unknown>>) => (row['nom'] === 'Réservé' ? locked : []),
      afterWrite: async ({ operation }: { operation: string }) => void seen.push(operation),
    },
  },
  secret: { fields: { code: { hidden: true } } },
}

describe.each(Object.entries(enginesOver(tables, overrides)))('undoing on %s', (_, open) => {
  let base: Base
  let anne: Ctx
  beforeAll(async () => {
    base = await open()
    anne = base.app.as('anne')
  })
  afterAll(async () => {
    await base.app.database.close()
    if (base.app.instance !== base.app.database) await base.app.instance.close()
    await base.stop()
  })
  beforeEach(async () => {
    for (const table of ['suite', 'trace', 'fiche', 'secret']) await base.raw(`DELETE FROM ${table}`)
    await base.raw(
      `INSERT INTO fiche (fiche, nom, ville, note, vu, actif, grand) VALUES (1, 'Anne', NULL, 12.50, '2026-01-01 10:00:00.123456', true, 4503599627370497)`,
    )
    seen.length = 0
  })

  const fiche = () => base.app.entity('fiche')
  const one = { idempotencyKey: null, digests: null }
  const valuesOf = async (key: Key) => (await read(anne, fiche(), key))?.values ?? null
  const reference = async (key: Key, ctx = anne): Promise<string> => {
    const found = await undoable(ctx, fiche(), key)
    if (found === null) throw new Error('nothing to undo')
    return found
  }
  const added = async (ctx = anne): Promise<Key> => {
    const outcome = await create(ctx, fiche(), { nom: 'Zoé' }, one)
    if (outcome.kind !== 'written') throw new Error(JSON.stringify(outcome))
    return outcome.key
  }
  /** Makes the lines of the journal older. */
  const age = (seconds: number) =>
    base.app.instance.query(sql`UPDATE openmairie.om_journal SET instant = instant - make_interval(secs => ${seconds})`)

  test('a creation is deleted, once', async () => {
    const key = await added()
    const given = await reference(key)
    expect(await undo(anne, fiche(), given)).toEqual({
      kind: 'undone',
      operation: 'create',
      key,
      label: 'Zoé',
      differing: [],
      repeated: false,
    })
    expect(await valuesOf(key)).toBeNull()
    expect(seen).toEqual(['create', 'delete'])
    expect(await undo(anne, fiche(), given)).toMatchObject({ kind: 'undone', repeated: true })
    expect(seen).toEqual(['create', 'delete'])
  })

  test('a creation that something refers to by now stays, whatever the base would do of its followers', async () => {
    const key = await added()
    const given = await reference(key)
    await base.raw(`INSERT INTO trace (fiche) VALUES (${key[0]})`)
    expect(await undo(anne, fiche(), given)).toEqual({
      kind: 'refused',
      key,
      problems: [],
      dependents: [
        { entity: 'trace', reference: 'fiche', count: { count: 1, capped: false }, unseen: false, follows: true },
      ],
    })
    await base.raw('DELETE FROM trace')
    await base.raw(`INSERT INTO suite (fiche) VALUES (${key[0]})`)
    expect(await undo(anne, fiche(), given)).toMatchObject({ kind: 'refused', dependents: [{ entity: 'suite' }] })
    expect(await valuesOf(key)).toMatchObject({ nom: 'Zoé' })
  })

  test('a creation that was changed since stays', async () => {
    const key = await added()
    const given = await reference(key)
    await base.raw(`UPDATE fiche SET nom = 'Zoë' WHERE fiche = ${key[0]}`)
    expect(await undo(anne, fiche(), given)).toEqual({
      kind: 'refused',
      key,
      dependents: [],
      problems: [{ field: null, message: 'Rien n’a été annulé\u00a0: l’enregistrement a été modifié depuis.' }],
    })
    expect(await valuesOf(key)).toMatchObject({ nom: 'Zoë' })
  })

  test('a change gives back the former values of the fields that it changed, and leaves the others', async () => {
    const before = await valuesOf(['1'])
    await update(anne, fiche(), ['1'], { nom: 'Annie', note: null, grand: '7', actif: null }, one)
    const given = await reference(['1'])
    await base.raw(`UPDATE fiche SET ville = 'Istres' WHERE fiche = 1`)
    expect(await undo(anne, fiche(), given)).toMatchObject({ kind: 'undone', operation: 'update', differing: [] })
    expect(await valuesOf(['1'])).toEqual({ ...before, ville: 'Istres' })
    expect(seen).toEqual(['update', 'update'])
  })

  test('a change that another has written over since stays', async () => {
    await update(anne, fiche(), ['1'], { nom: 'Annie', note: '3' }, one)
    const given = await reference(['1'])
    await update(base.app.as('bruno'), fiche(), ['1'], { nom: 'Anna' }, one)
    expect(await undo(anne, fiche(), given)).toEqual({
      kind: 'refused',
      key: ['1'],
      dependents: [],
      problems: [{ field: null, message: 'Rien n’a été annulé\u00a0: une autre modification a porté depuis sur Nom.' }],
    })
    expect(await valuesOf(['1'])).toMatchObject({ nom: 'Anna' })
    await base.raw('DELETE FROM fiche')
    expect(await undo(anne, fiche(), given)).toMatchObject({
      problems: [{ message: 'Rien n’a été annulé\u00a0: l’enregistrement n’existe plus.' }],
    })
  })

  test('a deletion comes back whole, with its key, its blanks and what the base computes', async () => {
    const key = await added()
    await update(
      anne,
      fiche(),
      key,
      { ville: null, note: '0.10', grand: '4503599627370497', vu: '2026-03-01 10:00:00.123456' },
      one,
    )
    const before = await valuesOf(key)
    expect(before).toMatchObject({ ville: null, double_grand: 9007199254740994n })
    expect(await remove(anne, fiche(), key, one)).toEqual({ kind: 'deleted', followers: [], repeated: false })
    expect(await undo(anne, fiche(), await reference(key))).toEqual({
      kind: 'undone',
      operation: 'delete',
      key,
      label: 'Zoé',
      differing: [],
      repeated: false,
    })
    expect(await valuesOf(key)).toEqual(before)
    expect(seen).toEqual(['create', 'update', 'delete', 'create'])
  })

  test('a deletion whose key was taken since stays, and so does one that a hook or the base refuses', async () => {
    await remove(anne, fiche(), ['1'], one)
    const given = await reference(['1'])
    await base.raw(`INSERT INTO fiche (fiche, nom) VALUES (1, 'Autre')`)
    expect(await undo(anne, fiche(), given)).toMatchObject({
      kind: 'refused',
      problems: [{ message: 'Rien n’a été annulé\u00a0: un enregistrement porte de nouveau cette clé.' }],
    })
    expect(await valuesOf(['1'])).toMatchObject({ nom: 'Autre' })
    await base.raw(`UPDATE fiche SET nom = 'Réservé' WHERE fiche = 1`)
    await remove(anne, fiche(), ['1'], one)
    expect(await undo(anne, fiche(), await reference(['1']))).toEqual({
      kind: 'refused',
      key: ['1'],
      dependents: [],
      problems: locked,
    })
    expect(await valuesOf(['1'])).toBeNull()
  })

  test('what followed a deletion is told; what the journal does not hold keeps it from being undone', async () => {
    await base.raw('INSERT INTO trace (fiche) VALUES (1)')
    expect(await remove(anne, fiche(), ['1'], one)).toMatchObject({
      kind: 'deleted',
      followers: [{ entity: 'trace', count: { count: 1, capped: false }, unseen: false, follows: true }],
    })
    await base.raw(`INSERT INTO secret (secret, nom, code) VALUES (1, 'Anne', 'caché')`)
    const secret = base.app.entity('secret')
    await remove(anne, secret, ['1'], one)
    expect(await undoable(anne, secret, ['1'])).toBeNull()
  })

  test('a reference is good for its user, its entity, and thirty seconds', async () => {
    await age(60)
    await update(anne, fiche(), ['1'], { nom: 'Annie' }, one)
    const given = await reference(['1'])
    const bruno = base.app.as('bruno')
    expect(await undoable(bruno, fiche(), ['1'])).toBeNull()
    const [id = ''] = given.split('.')
    for (const forged of [`${id}.${'A'.repeat(43)}`, id, '', `${Number(id) + 1}${given.slice(id.length)}`, `${given}A`])
      await expect(undo(anne, fiche(), forged), forged).rejects.toMatchObject({ code: 'OM_NOT_FOUND' })
    await expect(undo(bruno, fiche(), given)).rejects.toMatchObject({ code: 'OM_NOT_FOUND' })
    await expect(undo(anne, base.app.entity('suite'), given)).rejects.toMatchObject({ code: 'OM_NOT_FOUND' })
    await expect(undo(base.app.as('anne', ['*.read', '*.list']), fiche(), given)).rejects.toMatchObject({
      code: 'OM_FORBIDDEN',
    })
    expect(await undoable(base.app.as('anne', ['*.read', '*.list']), fiche(), ['1'])).toBeNull()
    await age(20)
    expect(await undoable(anne, fiche(), ['1'])).toBe(given)
    await age(10)
    expect(await undo(anne, fiche(), given)).toEqual({ kind: 'late' })
    expect(await undoable(anne, fiche(), ['1'])).toBeNull()
    expect(await valuesOf(['1'])).toMatchObject({ nom: 'Annie' })
  })

  test('undoing twice at the same instant undoes once', async () => {
    await update(anne, fiche(), ['1'], { note: '3' }, one)
    const given = await reference(['1'])
    const outcomes = await Promise.all([1, 2, 3].map(() => undo(anne, fiche(), given)))
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['undone', 'undone', 'undone'])
    expect(outcomes.filter((outcome) => outcome.kind === 'undone' && outcome.repeated)).toHaveLength(2)
    expect(seen).toEqual(['update', 'update'])
  })
})

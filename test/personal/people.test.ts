// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasuresIn } from '../../packages/openmairie/src/journal/erase.js'
import { verifyJournal } from '../../packages/openmairie/src/journal/verify.js'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import {
  anonymise,
  create,
  disclose,
  history,
  type Input,
  mayAnonymise,
  mayDisclose,
  merge,
  previewAnonymise,
  previewMerge,
  read,
  reconcile,
  undoable,
  undoableMerge,
  update,
} from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { scratchSqlite } from '../support/sqlite.js'
import { numbered, overrides, tables } from './town.js'

const given = { nom: 'Dupont', prenom: 'Jeanne', naissance: '1980-02-29', ville: 'Aubry' }
const options = { idempotencyKey: null, digests: null }

let base: Scratch
let app: TestApplication
let count = 0

beforeAll(async () => {
  base = await scratchDatabase(`${tables(numbered)}
    CREATE TABLE badge (numero varchar(20) PRIMARY KEY, porteur varchar(40));
    CREATE TABLE fiche (fiche ${numbered}, nom varchar(40) NOT NULL CHECK (nom <> 'anonyme'), age integer NOT NULL, cache varchar(40), om_collectivite integer NOT NULL);
    CREATE TABLE suite (suite ${numbered}, fiche integer NOT NULL REFERENCES fiche (fiche), note varchar(40), om_collectivite integer NOT NULL);`)
  const personal = { purpose: 'Essai', legalBasis: 'consent' } as const
  const more: Readonly<Record<string, AnyOverride>> = {
    badge: { personal, fields: { porteur: { personal: true }, numero: { personal: true } } },
    fiche: {
      personal,
      fields: {
        nom: { personal: true },
        age: { personal: true },
        cache: { access: { hiddenUnless: { right: 'secret' } } },
      },
    },
    suite: { personal: { ...personal, person: 'fiche' }, fields: { note: { personal: true } } },
  }
  app = await applicationOver(base.url, { ...overrides, ...more })
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

async function made(entity: string, values: Input, of: TestApplication = app): Promise<string> {
  const outcome = await create(of.ctx, of.entity(entity), values, { idempotencyKey: null })
  if (outcome.kind !== 'written') throw new Error(JSON.stringify(outcome))
  return outcome.key[0] ?? ''
}
const person = (values: Input = {}, of: TestApplication = app) =>
  made('personne', { ...given, matricule: `M-${++count}`, ...values }, of)
const holding = async (text: string): Promise<number> => {
  const { rows } = await base.raw.query(
    `SELECT count(*)::int AS n FROM openmairie.om_journal_contenu WHERE avant::text LIKE $1 OR apres::text LIKE $1`,
    [`%${text}%`],
  )
  return rows[0].n
}

test('a merged duplicate is erased with the person that took it in, whether or not the merge changed anything', async () => {
  for (const ville of ['Aubry', 'Corvelle']) {
    const kept = await person({ courriel: 'jeanne@exemple.fr', ville })
    const gone = await person({ nom: `Doublon-${ville}`, courriel: 'jeanne@exemple.fr', ville })
    const preview = await previewMerge(app.ctx, app.entity('personne'), [kept], [gone])
    if (!preview) throw new Error('nothing to merge')
    const digests = { kept: preview.kept.digests, gone: preview.gone.digests }
    const taken = ville === 'Aubry' ? [] : ['nom']
    const done = await merge(
      app.ctx,
      app.entity('personne'),
      { kept: [kept], gone: [gone] },
      { taken, leftOut: [] },
      { idempotencyKey: null, digests },
    )
    expect(done).toMatchObject({ kind: 'merged' })
    expect(await holding(`Doublon-${ville}`)).toBeGreaterThan(0)
    await anonymise(app.ctx, app.entity('personne'), [kept], options)
    expect(await holding(`Doublon-${ville}`)).toBe(0)
    // What is left of the merge cannot bring anything back.
    if (done.kind === 'merged') expect(await undoableMerge(app.ctx, app.entity('personne'), done.lot)).toBeNull()
  }
  expect((await erasuresIn(app.instance)).unaccounted).toEqual([])
})

test('former keys are followed, and the record that took one of them since is left whole', async () => {
  await made('badge', { numero: 'B1', porteur: 'Ancien porteur' })
  await update(app.ctx, app.entity('badge'), ['B1'], { numero: 'B2' }, options)
  await made('badge', { numero: 'B1', porteur: 'Nouveau porteur' })
  expect((await previewAnonymise(app.ctx, app.entity('badge'), ['B2']))?.staying).toEqual(['Numéro'])
  await anonymise(app.ctx, app.entity('badge'), ['B2'], options)
  expect(await holding('Ancien porteur')).toBe(0)
  expect(await holding('Nouveau porteur')).toBe(1)
  expect((await read(app.ctx, app.entity('badge'), ['B1']))?.values['porteur']).toBe('Nouveau porteur')
  expect((await erasuresIn(app.instance)).unaccounted).toEqual([])
})

test('it is not undone, and its history says it without a value', async () => {
  const id = await person({ nom: 'Delacroix' })
  await update(app.ctx, app.entity('personne'), [id], { nom: 'Lacroix' }, options)
  expect(await undoable(app.ctx, app.entity('personne'), [id])).not.toBeNull()
  await anonymise(app.ctx, app.entity('personne'), [id], options)
  expect(await undoable(app.ctx, app.entity('personne'), [id])).toBeNull()
  const found = await history(app.ctx, app.entity('personne'), [id], null)
  expect(
    found?.writes.map(({ operation, anonymised, erased, changes }) => [operation, anonymised, erased, changes.length]),
  ).toEqual([
    ['update', true, false, 0],
    ['update', false, true, 0],
    ['update', false, true, 0],
    ['create', false, true, 0],
  ])
})

test('a second submission tells the first outcome, and a record changed since it was shown is not touched', async () => {
  const id = await person()
  const shown = await read(app.ctx, app.entity('personne'), [id])
  await update(app.ctx, app.entity('personne'), [id], { ville: 'Brion' }, options)
  const late = await anonymise(app.ctx, app.entity('personne'), [id], {
    idempotencyKey: 'k',
    digests: shown?.digests ?? '',
  })
  expect(late).toEqual({
    kind: 'refused',
    problems: [
      {
        field: null,
        message: 'L’enregistrement a été modifié depuis l’affichage de cette page. Vérifiez-le avant de l’anonymiser.',
      },
    ],
  })
  expect((await read(app.ctx, app.entity('personne'), [id]))?.values['nom']).toBe('Dupont')
  const now = await read(app.ctx, app.entity('personne'), [id])
  const sent = { idempotencyKey: 'k', digests: now?.digests ?? '' }
  const first = await anonymise(app.ctx, app.entity('personne'), [id], sent)
  expect(first).toEqual({ kind: 'anonymised', key: [id], label: 'anonyme', repeated: false })
  expect(await anonymise(app.ctx, app.entity('personne'), [id], sent)).toEqual({ ...first, repeated: true })
})

test('what prevents it is told, and nothing is written: a rule of the base, a value that nothing replaces', async () => {
  const id = await made('fiche', { nom: 'Martin', age: '40', om_collectivite: '1' })
  const preview = await previewAnonymise(app.ctx, app.entity('fiche'), [id])
  expect(preview?.problems.map(({ message }) => message)).toEqual([
    'Rien n’est prévu pour prendre la place de «\u00a0Age\u00a0». Le responsable de l’application doit le dire (replacement).',
  ])
  expect(await anonymise(app.ctx, app.entity('fiche'), [id], options)).toMatchObject({ kind: 'refused' })
  expect((await read(app.ctx, app.entity('fiche'), [id]))?.values).toMatchObject({ nom: 'Martin', age: 40 })
  await base.raw.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'non' USING ERRCODE = '23514'; END $$;
    CREATE TRIGGER refuse BEFORE UPDATE ON piece FOR EACH ROW EXECUTE FUNCTION refuse()`)
  const asks = await person()
  const demande = await made('demande', { personne: asks, objet: 'Objet' })
  await made('piece', { demande, titre: 'Plan' })
  const refused = await anonymise(app.ctx, app.entity('personne'), [asks], options)
  expect(refused.kind === 'refused' && refused.problems.map(({ message }) => message)).toEqual([
    'Pièces\u00a0: La base refuse cette valeur\u00a0: une règle de contrôle n’est pas respectée.',
  ])
  expect((await read(app.ctx, app.entity('personne'), [asks]))?.values['nom']).toBe('Dupont')
  await base.raw.query('DROP TRIGGER refuse ON piece')
})

test('only who was granted it may, and only where the whole of it is in reach', async () => {
  const id = await person()
  await made('demande', { personne: id, objet: 'Objet' })
  const verbs = (...names: readonly string[]) => names.map((name) => `essai.personne.${name}`)
  const personne = app.entity('personne')
  for (const permissions of [
    verbs('read', 'update', 'disclose'),
    verbs('read', 'anonymise'),
    verbs('update', 'anonymise'),
  ]) {
    const ctx = app.as('agent', permissions)
    expect(mayAnonymise(ctx, personne)).toBe(false)
    await expect(anonymise(ctx, personne, [id], options)).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
    await expect(previewAnonymise(ctx, personne, [id])).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
  }
  const without = app.as('agent', verbs('read', 'update', 'anonymise'))
  expect(mayDisclose(without, personne)).toBe(false)
  await expect(disclose(without, personne, [id])).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
  // Its demands are not seen: they cannot be left to tell of the person.
  expect((await anonymise(without, personne, [id], options)).kind).toBe('refused')
  const seeing = app.as('agent', [...verbs('read', 'update', 'anonymise'), 'essai.demande.read'])
  const refused = await anonymise(seeing, personne, [id], options)
  expect(refused.kind === 'refused' && refused.problems.map(({ message }) => message)).toEqual([
    'Des données de «\u00a0Demandes\u00a0» parlent de cette personne\u00a0: votre profil ne permet pas de les modifier.',
  ])
  const whole = app.as('agent', [...verbs('read', 'update', 'anonymise'), 'essai.demande'])
  expect((await anonymise(whole, personne, [id], options)).kind).toBe('anonymised')
})

test('another collectivité’s person is not there', async () => {
  const id = await made('fiche', { nom: 'Martin', age: '40', om_collectivite: '2' })
  const ctx = { ...app.ctx, collectivites: ['1'] }
  expect(await previewAnonymise(ctx, app.entity('fiche'), [id])).toBeNull()
  expect(await anonymise(ctx, app.entity('fiche'), [id], options)).toEqual({ kind: 'gone' })
  expect(await disclose(ctx, app.entity('fiche'), [id])).toBeNull()
})

test('what is held is told under the rights of the reader: nothing says what he may not see', async () => {
  const id = await made('fiche', { nom: 'Martin', age: '40', om_collectivite: '1' })
  const told = async (permissions: readonly string[]) => {
    const ctx = { ...app.as('agent', permissions), collectivites: ['1'] }
    const found = await disclose(ctx, app.entity('fiche'), [id])
    return JSON.stringify(found?.records.map(({ entity, record, writes }) => [entity.name, record.values, writes]))
  }
  const rights = ['essai.fiche.read', 'essai.fiche.disclose', 'essai.suite.list', 'essai.suite.read']
  const before = await told(rights)
  // Of another collectivité: neither seen nor counted, however many there are.
  await base.raw.query(
    `INSERT INTO suite (fiche, note, om_collectivite) SELECT ${id}, 'Secrète', 2 FROM generate_series(1, 1200)`,
  )
  expect(await told(rights)).toBe(before)
  await made('suite', { fiche: id, note: 'À dire', om_collectivite: '1' })
  expect(await told(rights)).toContain('À dire')
  expect(await told(rights.filter((right) => !right.startsWith('essai.suite')))).toBe(before)
  // What was written of it, with the right to see that.
  expect(await told([...rights, 'essai.fiche.history'])).toContain('"operation":"create"')
})

test('killed between the rows and the journal, the erasure is ended at the next start', async () => {
  const file = await scratchSqlite(tables('integer PRIMARY KEY'))
  const instance = await scratchDatabase()
  const far = await applicationOver(file.url, overrides, instance.url)
  try {
    const id = await person({ nom: 'Interrompu' }, far)
    let transactions = 0
    const dying: typeof far.instance = {
      ...far.instance,
      until: () => dying,
      transaction: (async (work) => {
        transactions += 1
        if (transactions > 1) throw new Error('killed')
        return far.instance.transaction(work)
      }) as typeof far.instance.transaction,
    }
    await expect(anonymise({ ...far.ctx, instance: dying }, far.entity('personne'), [id], options)).rejects.toThrow(
      'killed',
    )
    const held = async () =>
      (
        await instance.raw.query(
          `SELECT count(*)::int AS n FROM openmairie.om_journal_contenu WHERE avant::text LIKE '%Interrompu%' OR apres::text LIKE '%Interrompu%'`,
        )
      ).rows[0].n
    expect(await held()).toBe(2)
    expect(await reconcile(far.ctx, 0)).toEqual([])
    expect(await held()).toBe(0)
    expect(await verifyJournal(far.instance)).toBeNull()
    expect((await erasuresIn(far.instance)).unaccounted).toEqual([])
  } finally {
    await far.database.close()
    await far.instance.close()
    await file.drop()
    await instance.drop()
  }
})

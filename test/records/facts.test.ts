// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { create, type Input, list, read, update } from '../../packages/openmairie/src/records/index.js'
import { readListState } from '../../packages/openmairie/src/ui/list-state.js'
import { applicationOver, query, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE DOMAIN tarif AS money;
    CREATE TABLE compte (compte serial PRIMARY KEY, nom text, solde money UNIQUE, prix tarif);
    CREATE TABLE unique_cache (un serial PRIMARY KEY, nom varchar(20), ville varchar(20), actif boolean NOT NULL DEFAULT true);
    ALTER TABLE unique_cache ADD CONSTRAINT sans_rapport UNIQUE (nom);
    CREATE UNIQUE INDEX autre_chose ON unique_cache (ville) WHERE actif;
    CREATE TABLE cle_nommee (code varchar(5), libelle text, CONSTRAINT porte PRIMARY KEY (code));
    CREATE TABLE fixe (fixe char(6) PRIMARY KEY, libelle text);
    CREATE TABLE cherche (cherche serial PRIMARY KEY, texte text NOT NULL, mots tsvector NOT NULL);
    CREATE FUNCTION indexer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.mots := to_tsvector('simple', NEW.texte); RETURN NEW; END $$;
    CREATE TRIGGER indexer BEFORE INSERT OR UPDATE ON cherche FOR EACH ROW EXECUTE FUNCTION indexer();
    CREATE TABLE change (code varchar(10) PRIMARY KEY, nom text);
    CREATE FUNCTION changer() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW.nom = 'avalé' THEN RETURN NULL; END IF; NEW.code := upper(left(NEW.nom, 3)); RETURN NEW; END $$;
    CREATE TRIGGER changer BEFORE INSERT OR UPDATE ON change FOR EACH ROW EXECUTE FUNCTION changer();
    CREATE TABLE passage (passage serial PRIMARY KEY, moment timestamptz, local timestamp);
    CREATE TABLE note (note serial PRIMARY KEY, texte text, autre text);`)
  app = await applicationOver(base.url)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const add = (entity: string, input: Input) => create(app.ctx, app.entity(entity), input, { idempotencyKey: null })

test('an amount is exact, whatever its size: written, read, sorted, searched, unique', async () => {
  const entity = app.entity('compte')
  expect(entity.fields['prix']).toMatchObject({ type: 'decimal', widget: 'decimal', readOnly: false })
  for (const [nom, solde] of [
    ['grand', '92233720368547758.07'],
    ['petit', '-0.01'],
    ['moyen', '1234.50'],
  ] as const)
    expect(await add('compte', { nom, solde, prix: solde })).toMatchObject({ kind: 'written' })
  expect(
    (await base.raw.query('SELECT solde::numeric::text, prix::numeric::text FROM compte ORDER BY solde')).rows,
  ).toEqual(['-0.01', '1234.50', '92233720368547758.07'].map((text) => ({ solde: text, prix: text })))
  const names = async (changes: Parameters<typeof query>[0]) =>
    (await list(app.ctx, entity, query(changes))).rows.map((row) => row.values['nom'])
  expect(await names({ sort: [{ field: 'prix', direction: 'desc' }] })).toEqual(['grand', 'moyen', 'petit'])
  const first = await list(app.ctx, entity, query({ sort: [{ field: 'solde', direction: 'asc' }], size: 1 }))
  expect(await names({ sort: [{ field: 'solde', direction: 'asc' }], size: 2, after: first.next })).toEqual([
    'moyen',
    'grand',
  ])
  expect(await names({ criteria: [{ field: 'prix', kind: 'between', from: '-1', to: '1234.5' }] })).toEqual([
    'moyen',
    'petit',
  ])
  expect(await names({ criteria: [{ field: 'solde', kind: 'equals', value: '1234.50' }] })).toEqual(['moyen'])
  expect(await add('compte', { nom: 'double', solde: '1234.5' })).toEqual({
    kind: 'invalid',
    problems: [{ field: 'solde', message: 'Un autre enregistrement porte déjà cette valeur (Solde).' }],
  })
})

test.each([
  ['unique_cache', { nom: 'Un', ville: 'Ici' }, { nom: 'Un', ville: 'Là' }, 'nom', 'Nom'],
  ['unique_cache', { nom: 'Deux', ville: 'Loin' }, { nom: 'Trois', ville: 'Loin' }, 'ville', 'Ville'],
  ['cle_nommee', { code: 'A' }, { code: 'A' }, 'code', 'Code'],
  ['fixe', { fixe: 'A' }, { fixe: 'A' }, 'fixe', 'Fixe'],
])('a taken value of %s names its field, whatever the name of the constraint', async (entity, first, second, field, label) => {
  expect(await add(entity, first)).toMatchObject({ kind: 'written' })
  expect(await add(entity, second)).toEqual({
    kind: 'invalid',
    problems: [{ field, message: `Un autre enregistrement porte déjà cette valeur (${label}).` }],
  })
})

test('what the database fills by itself is not asked for', async () => {
  expect(await add('cherche', { texte: 'un chat' })).toMatchObject({ kind: 'written' })
})

test('a trigger may change the key, or keep the row out', async () => {
  const entity = app.entity('change')
  expect(await add('change', { code: 'x', nom: 'paris' })).toMatchObject({ kind: 'written', key: ['PAR'] })
  expect(
    await update(app.ctx, entity, ['PAR'], { nom: 'lyon' }, { idempotencyKey: null, digests: null }),
  ).toMatchObject({ kind: 'written', key: ['LYO'] })
  const refused = { kind: 'invalid', problems: [{ field: null, message: 'La base a refusé l’enregistrement.' }] }
  expect(await add('change', { code: 'y', nom: 'avalé' })).toEqual(refused)
  expect(await update(app.ctx, entity, ['LYO'], { nom: 'avalé' }, { idempotencyKey: null, digests: null })).toEqual(
    refused,
  )
})

test('padding is no part of a key nor of a value', async () => {
  const entity = app.entity('fixe')
  await add('fixe', { fixe: 'B C', libelle: 'deux' })
  expect(await read(app.ctx, entity, ['B C'])).toMatchObject({ key: ['B C'], values: { fixe: 'B C' } })
})

test('an empty text and none, or another end of line, are no change; what another changed meanwhile is told', async () => {
  const entity = app.entity('note')
  await base.raw.query(`INSERT INTO note VALUES (1, '', E'a\\rb')`)
  const shown = await read(app.ctx, entity, ['1'])
  const digests = shown?.digests ?? ''
  const options = { idempotencyKey: null, digests }
  expect(await update(app.ctx, entity, ['1'], { texte: null, autre: 'a\nb' }, options)).toEqual({
    kind: 'unchanged',
    key: ['1'],
  })
  await base.raw.query(`UPDATE note SET autre = 'ailleurs'`)
  expect(await update(app.ctx, entity, ['1'], { texte: 'ici' }, options)).toMatchObject({
    kind: 'written',
    merged: ['autre'],
  })
  expect((await base.raw.query('SELECT texte, autre FROM note')).rows).toEqual([{ texte: 'ici', autre: 'ailleurs' }])
})

test('a day as a bound of a moment stays a day, which its search takes whole', () => {
  const typing = { locale: 'fr', today: '2026-11-24', timeZone: 'Europe/Paris' } as const
  const given = new URLSearchParams({
    'max.moment': '25/10/2026',
    'min.moment': '24/10/2026 8:00',
    'max.local': 'j',
    'min.local': 'infini',
  })
  expect(readListState(app.entity('passage'), given, typing).query.criteria).toEqual([
    { field: 'moment', kind: 'between', from: '2026-10-24 08:00:00+02', to: '2026-10-25' },
    { field: 'local', kind: 'between', from: 'infinity', to: '2026-11-24' },
  ])
})

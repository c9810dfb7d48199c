// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import { count, create, list, read, remove, update } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, query, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
const committed: string[] = []

const overrides: Readonly<Record<string, AnyOverride>> = {
  brevet: {
    fields: { visa: { readOnly: true } },
    hooks: {
      async prepare(input, ctx, inherited) {
        const prepared = { visa: ctx.user.login, ...(await inherited(input, ctx)) }
        return ctx.creating ? { obtenu: ctx.today, ...prepared } : prepared
      },
    },
  },
  client: {
    fields: { secret: { hidden: true } },
    hooks: {
      async prepare(input, ctx, inherited) {
        const row = await inherited(input, ctx)
        return { ...row, nom: typeof row['nom'] === 'string' ? row['nom'].trim() : row['nom'] }
      },
      async validate(row, ctx, inherited) {
        const problems = await inherited(row, ctx)
        const taken = await ctx.exists('client' as never, { nom: row['nom'] } as never)
        return taken ? [...problems, { field: 'nom', message: 'déjà pris' }] : problems
      },
      async afterCommit(change) {
        committed.push(change.operation)
      },
    },
  },
}

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TYPE humeur AS ENUM ('triste', 'content');
    CREATE DOMAIN annee AS integer CHECK (VALUE BETWEEN 1900 AND 2100);
    CREATE TABLE tout (
      tout uuid PRIMARY KEY, petit smallint, grand bigint, exact numeric(30,10), flottant double precision, vrai boolean NOT NULL DEFAULT true, jour date,
      heure time, instant timestamp, zone timestamptz, duree interval, texte text, court varchar(10), fixe char(5), objet jsonb, etat humeur, an annee,
      liste text[], nombres integer[], octets bytea, adresse inet, genere integer GENERATED ALWAYS AS (petit * 2) STORED, defaut text DEFAULT 'par défaut');
    CREATE TABLE client (client integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, nom varchar(12) NOT NULL UNIQUE, age integer CHECK (age >= 18), secret text);
    CREATE TABLE valide (valide text PRIMARY KEY, om_validite_debut date, om_validite_fin date);
    CREATE TABLE brevet (brevet integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, niveau text, obtenu date, visa text, montant numeric(8,2));
    CREATE TABLE dossier (dossier integer PRIMARY KEY, objet text);
    INSERT INTO valide VALUES ('toujours', NULL, NULL), ('hier', NULL, '2026-11-24'), ('demain', '2026-11-25', NULL), ('actuel', '2026-11-24', '2026-11-25');`)
  app = await applicationOver(base.url, overrides)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const id = '11111111-2222-3333-4444-555555555555'
const values = {
  petit: '-32768',
  grand: '9007199254740993',
  exact: '12345678901234567890.1234567890',
  flottant: '0.1',
  vrai: 'false',
  jour: '0044-03-15',
  heure: '23:59:59.123456',
  instant: '2026-03-29 02:30:00.000001',
  zone: '2026-10-25 02:30:00.123456+02',
  duree: '1 year 2 mons 3 days 04:05:06',
  texte: 'É\nœuf </script> \' "',
  court: 'dix carac.',
  objet: '{"a": [1, 2.50, null]}',
  etat: 'content',
  an: '2026',
  liste: ['a,b', 'c"d', '{x}', 'NULL'],
  nombres: ['1', '2'],
  adresse: '192.168.0.0/16',
}

test('every common type is written and read without losing a digit', async () => {
  const entity = app.entity('tout')
  expect(await create(app.ctx, entity, { tout: id, ...values }, { idempotencyKey: null })).toMatchObject({
    kind: 'written',
    key: [id],
  })
  const { rows } = await base.raw.query(
    'SELECT grand::text, exact::text, jour::text, instant::text, zone::text, liste::text, objet::text, genere, defaut FROM tout',
  )
  expect(rows).toEqual([
    {
      grand: '9007199254740993',
      exact: '12345678901234567890.1234567890',
      jour: '0044-03-15',
      instant: '2026-03-29 02:30:00.000001',
      zone: '2026-10-25 00:30:00.123456+00',
      liste: '{"a,b","c\\"d","{x}","NULL"}',
      objet: '{"a": [1, 2.50, null]}',
      genere: -65536,
      defaut: 'par défaut',
    },
  ])
  const record = await read(app.ctx, entity, [id])
  expect(record?.values).toMatchObject({
    ...values,
    petit: -32768,
    grand: 9007199254740993n,
    flottant: 0.1,
    vrai: false,
    an: 2026,
  })
  // A form that changes nothing writes nothing.
  const outcome = await update(app.ctx, entity, [id], values, { idempotencyKey: null, digests: record?.digests ?? '' })
  expect(outcome).toEqual({ kind: 'unchanged', key: [id] })
})

test.each([
  [{ nom: 'x'.repeat(13), age: '20' }, 'nom', '«\u00a0Nom\u00a0» compte 13 caractères\u00a0: il en faut 12 au plus.'],
  [{ nom: null, age: '20' }, 'nom', 'Renseignez le champ «\u00a0Nom\u00a0».'],
  [{ nom: 'Jeune', age: '17' }, 'age', 'La valeur doit être d’au moins 18.'],
])('a bad input names its field and says what to do', async (input, field, message) => {
  expect(await create(app.ctx, app.entity('client'), input, { idempotencyKey: null })).toEqual({
    kind: 'invalid',
    problems: [{ field, message }],
  })
})

test('hooks wrap the writing, in order, and the last one runs after the commit', async () => {
  committed.length = 0
  const entity = app.entity('client')
  expect(await create(app.ctx, entity, { nom: '  Alice ' }, { idempotencyKey: null })).toMatchObject({
    kind: 'written',
    label: 'Alice',
  })
  expect(committed).toEqual(['create'])
  expect(await create(app.ctx, entity, { nom: 'Alice' }, { idempotencyKey: null })).toEqual({
    kind: 'invalid',
    problems: [{ field: 'nom', message: 'déjà pris' }],
  })
  expect(committed).toEqual(['create'])
})

test('what a hook adds is written, at an addition and at a change; what an addition proposes is no change', async () => {
  const entity = app.entity('brevet')
  const outcome = await create(app.as('anne'), entity, { niveau: 'A' }, { idempotencyKey: null })
  expect(outcome).toMatchObject({ kind: 'written', key: ['1'] })
  const row = async () => (await base.raw.query('SELECT niveau, obtenu::text, visa FROM brevet')).rows
  expect(await row()).toEqual([{ niveau: 'A', obtenu: '2026-11-24', visa: 'anne' }])
  await base.raw.query(`UPDATE brevet SET obtenu = '2001-02-03'`)
  const shown = await read(app.as('bruno'), entity, ['1'])
  const options = { idempotencyKey: null, digests: shown?.digests ?? '' }
  await update(app.as('bruno'), entity, ['1'], { niveau: 'B', visa: 'volé' }, options)
  expect(await row()).toEqual([{ niveau: 'B', obtenu: '2001-02-03', visa: 'bruno' }])
})

test('a number that is only written otherwise is no change', async () => {
  await base.raw.query('UPDATE brevet SET montant = 12.50')
  const record = await read(app.as('bruno'), app.entity('brevet'), ['1'])
  const options = { idempotencyKey: null, digests: record?.digests ?? '' }
  expect(await update(app.as('bruno'), app.entity('brevet'), ['1'], { montant: '12.5' }, options)).toEqual({
    kind: 'unchanged',
    key: ['1'],
  })
  expect(
    await update(app.ctx, app.entity('tout'), [id], { exact: '-0.10' }, { ...options, digests: null }),
  ).toMatchObject({
    kind: 'written',
  })
  expect((await base.raw.query('SELECT exact::text FROM tout')).rows).toEqual([{ exact: '-0.1000000000' }])
})

test('the same key with another input is another write: one went back, and typed something else', async () => {
  const entity = app.entity('brevet')
  const once = { idempotencyKey: 'un-formulaire' }
  expect(await create(app.ctx, entity, { niveau: 'C' }, once)).toMatchObject({ key: ['2'], repeated: false })
  expect(await create(app.ctx, entity, { niveau: 'C' }, once)).toMatchObject({ key: ['2'], repeated: true })
  expect(await create(app.ctx, entity, { niveau: 'D' }, once)).toMatchObject({ key: ['3'], repeated: false })
})

test('a key that the database no longer keeps unique changes and deletes nothing', async () => {
  await base.raw.query(
    `ALTER TABLE dossier DROP CONSTRAINT dossier_pkey; INSERT INTO dossier VALUES (1, 'un'), (1, 'un aussi')`,
  )
  const entity = app.entity('dossier')
  const none = { idempotencyKey: null, digests: null }
  const message =
    'Plusieurs lignes de la base portent cette clé\u00a0: rien n’a été écrit. Demandez à votre service informatique de les distinguer.'
  expect(await update(app.ctx, entity, ['1'], { objet: 'autre' }, none)).toEqual({
    kind: 'invalid',
    problems: [{ field: null, message }],
  })
  expect(await remove(app.ctx, entity, ['1'], none)).toMatchObject({ problems: [{ field: null, message }] })
  const { rows } = await base.raw.query('SELECT objet FROM dossier ORDER BY objet')
  expect(rows).toEqual([{ objet: 'un' }, { objet: 'un aussi' }])
})

test('a hidden field is neither read, nor searched, nor written', async () => {
  const entity = app.entity('client')
  await base.raw.query(`UPDATE client SET secret = 'caché'`)
  const page = await list(app.ctx, entity, query())
  expect(JSON.stringify(page.rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
    'caché',
  )
  expect((await list(app.ctx, entity, query({ search: { text: 'caché', field: null } }))).rows).toEqual([])
  await expect(
    list(app.ctx, entity, query({ criteria: [{ field: 'secret', kind: 'contains', value: 'c' }] })),
  ).rejects.toMatchObject({ code: 'OM_NOT_FOUND' })
  const first = page.rows[0]
  await update(app.ctx, entity, first?.key ?? [], { secret: 'volé' }, { idempotencyKey: null, digests: null })
  expect((await base.raw.query('SELECT secret FROM client')).rows).toEqual([{ secret: 'caché' }])
})

test('what is not granted is denied', async () => {
  const entity = app.entity('client')
  const reader = app.as('lecteur', ['*.list', '*.read'])
  expect((await list(reader, entity, query())).rows).toHaveLength(1)
  await expect(create(reader, entity, { nom: 'Non' }, { idempotencyKey: null })).rejects.toMatchObject({
    code: 'OM_FORBIDDEN',
  })
  const nobody = app.as('personne', [])
  await expect(list(nobody, entity, query())).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
  await expect(count(nobody, entity, query())).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
  await expect(read(nobody, entity, ['1'])).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
})

test('rows out of their dates are hidden, or shown on request', async () => {
  const keys = async (expired: boolean) =>
    (await list(app.ctx, app.entity('valide'), query({ expired }))).rows.map((row) => row.key[0])
  expect(await keys(false)).toEqual(['actuel', 'toujours'])
  expect(await keys(true)).toEqual(['actuel', 'demain', 'hier', 'toujours'])
})

test('search ignores accents and case, `*` is a joker, a comma an «or», nothing else is special', async () => {
  await base.raw.query(
    `TRUNCATE client; INSERT INTO client (nom) VALUES ('Émile'), ('emilie'), ('Œuvre'), ('100 %'), ('a_b'), ('a\\b')`,
  )
  const found = async (text: string) =>
    (await list(app.ctx, app.entity('client'), query({ search: { text, field: null } }))).rows.map(
      (row) => row.values['nom'],
    )
  expect([...(await found('EMIL'))].sort()).toEqual(['emilie', 'Émile'])
  expect(await found('em*ie')).toEqual(['emilie'])
  expect([...(await found('oeuvre, émile'))].sort()).toEqual(['Émile', 'Œuvre'].sort())
  expect(await found('%')).toEqual(['100 %'])
  expect(await found('_')).toEqual(['a_b'])
  expect(await found('\\')).toEqual(['a\\b'])
})

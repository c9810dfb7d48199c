// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import {
  type Ctx,
  type ImportLine,
  type ImportPlan,
  type LineRefusal,
  rehearseImport,
  runImport,
} from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { adding, batchesOf, line } from '../support/importing.js'

const script = `
  CREATE TABLE om_collectivite (om_collectivite integer PRIMARY KEY, libelle varchar(20) NOT NULL);
  INSERT INTO om_collectivite VALUES (1, 'Aubry'), (2, 'Brion');
  CREATE TABLE voie (voie integer PRIMARY KEY, libelle varchar(20) NOT NULL);
  INSERT INTO voie VALUES (10, 'Rue Pasteur'), (11, 'Rue Pasteur'), (12, 'Rue Pasteur'), (4, '5'), (5, '4');
  CREATE TABLE demande (demande serial PRIMARY KEY, objet varchar(20) NOT NULL, voie integer REFERENCES voie (voie));
  CREATE TABLE batiment (section varchar(5), numero integer, om_collectivite integer NOT NULL REFERENCES om_collectivite, PRIMARY KEY (section, numero));
  INSERT INTO batiment VALUES ('AB', 1, 1), ('CD', 2, 2);
  CREATE TABLE visite (visite serial PRIMARY KEY, section varchar(5), numero integer, om_collectivite integer NOT NULL REFERENCES om_collectivite,
    FOREIGN KEY (section, numero) REFERENCES batiment (section, numero));
  CREATE DOMAIN insee AS varchar(5) CHECK (VALUE ~ '^[0-9]{5}$');
  CREATE TABLE commune (commune serial PRIMARY KEY, insee insee UNIQUE, nom varchar(20));
  CREATE TABLE fiche (fiche serial PRIMARY KEY, nom varchar(20) NOT NULL, infos jsonb);
  CREATE TABLE adherent (adherent serial PRIMARY KEY, code varchar(10) NOT NULL, actif boolean);
  CREATE UNIQUE INDEX ON adherent (lower(code)) WHERE actif;
  CREATE UNIQUE INDEX ON adherent (code) WHERE actif;
  CREATE TABLE agent (agent serial PRIMARY KEY, matricule varchar(10) NOT NULL UNIQUE, nom varchar(20) NOT NULL);
  CREATE TABLE plaque (plaque serial PRIMARY KEY, code varchar(6) NOT NULL, lieu varchar(10), jour date);
  CREATE TABLE reservation (reservation serial PRIMARY KEY, salle varchar(10) NOT NULL, jour date NOT NULL);`
// An override of any entity knows the names of no tables.
const overrides: Readonly<Record<string, AnyOverride>> = {
  agent: { fields: { matricule: { format: 'upper' } }, hooks: { beforeWrite: async () => undefined } },
  plaque: {
    hooks: {
      prepare: async (row, ctx) => {
        const { code } = row
        if (typeof code !== 'string') throw new Error('No code')
        if (code === 'trace') await ctx.create('fiche' as never, { nom: 'trace' } as never)
        return { ...row, code: code.replace(/ /g, '') }
      },
    },
  },
  reservation: {
    hooks: {
      validate: async (row, ctx, inherited) => [
        ...(await inherited(row, ctx)),
        ...((await ctx.exists('reservation' as never, { salle: row['salle'], jour: row['jour'] } as never))
          ? [{ field: 'salle', message: 'Déjà réservée.' }]
          : []),
      ],
    },
  },
}

let base: Scratch
let app: TestApplication
beforeAll(async () => {
  base = await scratchDatabase(script)
  app = await applicationOver(base.url, overrides)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const rows = async (statement: string) => (await base.raw.query(statement)).rows

/** What a check refuses, then an import that leaves that aside: both must say the same. */
async function refusedBy(
  entity: string,
  plan: ImportPlan,
  batches: readonly (readonly ImportLine[])[],
  ctx: Ctx = app.ctx,
): Promise<readonly (readonly [number, string])[]> {
  const said = (refused: readonly LineRefusal[]) =>
    refused.map(({ line: number, problems }) => [number, problems[0]?.message ?? ''] as const)
  const checked: (readonly [number, string])[] = []
  await rehearseImport(ctx, app.entity(entity), plan, batchesOf(...batches), async (report) => {
    checked.push(...said(report.refused))
  })
  const written: (readonly [number, string])[] = []
  const told = async (report: { readonly refused: readonly LineRefusal[] }) =>
    void written.push(...said(report.refused))
  const options = { leaveAside: true, keep: async () => undefined }
  await runImport({ ...ctx, lot: randomUUID() }, app.entity(entity), plan, batchesOf(...batches), told, options)
  expect(written.map(([number]) => number)).toEqual(checked.map(([number]) => number))
  return checked
}

test('a label that several records have names none of them, nor does a key that is the label of another', async () => {
  const lines = [
    line(2, { objet: 'a' }, { voie: 'Rue Pasteur' }),
    line(3, { objet: 'b' }, { voie: '5' }),
    line(4, { objet: 'c' }, { voie: '12' }),
  ]
  expect((await refusedBy('demande', adding, [lines])).map(([number]) => number)).toEqual([2, 3])
  expect(await rows('SELECT objet, voie FROM demande')).toEqual([{ objet: 'c', voie: 12 }])
})

test('a reference of several columns leads to no other collectivité, and tells nothing of it', async () => {
  const ctx = { ...app.ctx, collectivites: ['1'] }
  const lines = [
    line(2, { section: 'CD', numero: '2' }),
    line(3, { section: 'ZZ', numero: '9' }),
    line(4, { section: 'AB', numero: '1' }),
  ]
  const found = await refusedBy('visite', adding, [lines], ctx)
  expect(found.map(([number]) => number)).toEqual([2, 3])
  expect(new Set(found.map(([, message]) => message)).size).toBe(1)
  expect(await rows('SELECT section, om_collectivite FROM visite')).toEqual([{ section: 'AB', om_collectivite: 1 }])
})

test('all that is wrong with a line is told at once: what cannot be read, what is not there, and what breaks a rule', async () => {
  const refusedIn = async (entity: string, plan: ImportPlan, lines: readonly ImportLine[]) => {
    const found: (readonly [number, ...(string | null)[]])[] = []
    await rehearseImport(app.ctx, app.entity(entity), plan, batchesOf(lines), async ({ refused }) => {
      for (const { line: number, problems } of refused)
        found.push([number, ...problems.flatMap(({ field, message }) => [field, message])])
    })
    return found
  }
  const day = { field: 'jour', message: 'Ce n’est pas une date.' }
  expect(
    await refusedIn('reservation', adding, [
      { ...line(2, { salle: 'Salle des fêtes' }), problems: [day] },
      { ...line(3, {}), problems: [day] },
      { ...line(4, { salle: 'Mairie' }), problems: [day] },
    ]),
  ).toEqual([
    [2, 'jour', day.message, 'salle', '«\u00a0Salle\u00a0» compte 15 caractères\u00a0: il en faut 10 au plus.'],
    [3, 'jour', day.message, 'salle', 'Renseignez le champ «\u00a0Salle\u00a0».'],
    [4, 'jour', day.message],
  ])
  const demand = { objet: 'Un objet qui est bien trop long' }
  expect(await refusedIn('demande', adding, [line(2, demand, { voie: 'Nulle part' })])).toEqual([
    [2, 'voie', expect.any(String), 'objet', expect.stringContaining('31 caractères')],
  ])
  // By what a hook makes of it; one that can make nothing of it says nothing.
  expect(
    await refusedIn('plaque', adding, [
      { ...line(2, { code: 'ab 123 c', lieu: 'Bien trop loin' }), problems: [day] },
      { ...line(3, { code: 'ab 123 cd', lieu: 'Ici' }), problems: [day] },
      { ...line(4, { lieu: 'Bien trop loin' }), problems: [day] },
    ]),
  ).toEqual([
    [2, 'jour', day.message, 'lieu', expect.stringContaining('14 caractères')],
    [3, 'jour', day.message, 'code', expect.stringContaining('7 caractères')],
    [4, 'jour', day.message],
  ])
  // A blank leaves the name of a record that is there as it is.
  const both: ImportPlan = { ...adding, mode: 'both', identity: ['matricule'] }
  const wrong = { field: 'nom', message: 'Illisible.' }
  expect(
    await refusedIn('agent', both, [
      { ...line(2, { matricule: 'M1', nom: '' }), problems: [{ field: null, message: wrong.message }] },
      { ...line(3, { matricule: 'bien trop long' }), problems: [wrong] },
    ]),
  ).toEqual([
    [2, null, wrong.message],
    [3, 'nom', wrong.message, 'matricule', expect.stringContaining('14 caractères')],
  ])
})

test('what a hook writes beside a new record is written once, and not for a line that is refused', async () => {
  const aside = { leaveAside: true, keep: async () => undefined }
  const unread = [{ field: 'jour', message: 'Ce n’est pas une date.' }]
  const lines = [{ ...line(2, { code: 'trace' }), problems: unread }, line(3, { code: 'trace' })]
  const ctx = { ...app.ctx, lot: randomUUID() }
  await runImport(ctx, app.entity('plaque'), adding, batchesOf(lines), async () => undefined, aside)
  expect(await rows(`SELECT nom FROM fiche WHERE nom = 'trace'`)).toEqual([{ nom: 'trace' }])
  await rows('DELETE FROM fiche')
})

test('a value that its type refuses is told on its line', async () => {
  const lines = [
    line(2, { insee: 'ABC', nom: 'A' }),
    line(3, { insee: '13004', nom: 'B' }),
    line(4, { insee: '13004', nom: 'C' }),
  ]
  expect((await refusedBy('commune', adding, [lines])).map(([number]) => number)).toEqual([2, 4])
  expect(await rows('SELECT insee, nom FROM commune')).toEqual([{ insee: '13004', nom: 'B' }])
})

test('json is kept as what it says', async () => {
  expect(await refusedBy('fiche', adding, [[line(2, { nom: 'a', infos: '{"a":1}' })]])).toEqual([])
  expect(await rows('SELECT jsonb_typeof(infos) AS type FROM fiche')).toEqual([{ type: 'object' }])
})

test('a constraint of some rows, or of an expression, is left to the base', async () => {
  const lines = [
    line(2, { code: 'X', actif: 'false' }),
    line(3, { code: 'X', actif: 'false' }),
    line(4, { code: 'X', actif: 'true' }),
    line(5, { code: 'x', actif: 'true' }),
  ]
  expect((await refusedBy('adherent', adding, [lines])).map(([number]) => number)).toEqual([5])
})

test('what two parts of a file repeat is found by the check, whatever the hooks', async () => {
  const batches = [[line(2, { matricule: 'a1', nom: 'A' })], [line(3, { matricule: 'A1', nom: 'B' })]]
  expect(await refusedBy('agent', adding, batches)).toEqual([
    [3, 'La ligne 2 du fichier porte déjà cette valeur (Matricule).'],
  ])
  const both: ImportPlan = { mode: 'both', identity: ['matricule'], emptying: false, adding: [] }
  const again = [
    [line(2, { matricule: 'b1', nom: 'C' }), line(3, { matricule: 'a1', nom: 'Z' })],
    [line(4, { matricule: 'B1', nom: 'D' })],
  ]
  expect((await refusedBy('agent', both, again)).map(([number]) => number)).toEqual([4])
  expect(await rows('SELECT matricule, nom FROM agent ORDER BY 1')).toEqual([
    { matricule: 'A1', nom: 'Z' },
    { matricule: 'B1', nom: 'C' },
  ])
})

test('a hook that asks the base finds there what the lines before wrote', async () => {
  const lines = [
    line(2, { salle: 'Halle', jour: '2026-12-01' }),
    line(3, { salle: 'Halle', jour: '2026-12-01' }),
    line(4, { salle: 'Halle', jour: '2026-12-02' }),
  ]
  expect(await refusedBy('reservation', adding, [lines])).toEqual([[3, 'Déjà réservée.']])
})

test.each([
  ['together', 'commune', { insee: '01001', nom: 'Aubry' }],
  ['one by one', 'agent', { matricule: 'W1', nom: 'Anne' }],
])('waiting in vain for what somebody else writes is no fault of a line, where they are written %s', async (_, name, input) => {
  const impatient = openDatabase({
    url: base.url,
    size: 2,
    applicationName: 'test',
    statementTimeout: 300,
    timeZone: 'Europe/Paris',
    failed: () => undefined,
  })
  const ctx = { ...app.ctx, database: impatient, instance: impatient }
  const [unique = ''] = Object.keys(input)
  const given = [line(2, input), line(3, { ...input, [unique]: '01002' })]
  const columns = Object.keys(input).join(', ')
  const values = Object.values(input).map((value) => `'${value}'`)
  await base.raw.query(`BEGIN; INSERT INTO ${name} (${columns}) VALUES (${values.join(', ')})`)
  try {
    const told: unknown[] = []
    const tell = async (report: unknown) => void told.push(report)
    const entity = app.entity(name)
    const timeout = { violation: 'timeout' }
    await expect(rehearseImport(ctx, entity, adding, batchesOf(given), tell)).rejects.toMatchObject(timeout)
    const options = { leaveAside: true, keep: async () => undefined }
    await expect(runImport(ctx, entity, adding, batchesOf(given), tell, options)).rejects.toMatchObject(timeout)
    expect(told).toEqual([])
  } finally {
    await base.raw.query('ROLLBACK')
    await impatient.close()
  }
  expect(await rows(`SELECT 1 FROM ${name} WHERE nom = '${input.nom}'`)).toEqual([])
})

// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ExportFormat, takenOf } from '../../packages/openmairie/src/exports/choice.js'
import { exportReply } from '../../packages/openmairie/src/exports/reply.js'
import type { Ctx } from '../../packages/openmairie/src/records/index.js'
import { compileGrants } from '../../packages/openmairie/src/rights/grants.js'
import type { Source } from '../../packages/openmairie/src/spreadsheets/contract.js'
import { appFor } from '../../packages/openmairie/src/web/reach.js'
import { filesFolder, shownOf } from '../spreadsheets/files.js'
import { applicationOver, query, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

const folder = filesFolder()
let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE service (service varchar(5) PRIMARY KEY, libelle varchar(30));
    CREATE TABLE valeur (
      valeur integer PRIMARY KEY, texte text, grand bigint, montant numeric(20,2), precis numeric, taux double precision,
      jour date, instant timestamp, local timestamptz, heure time, actif boolean, service varchar(5) REFERENCES service,
      couleurs text[], donnees jsonb, cache varchar(20));
    INSERT INTO service VALUES ('V', 'Voirie; réseaux'), ('=1', '=HYPERLINK("x")');
    INSERT INTO valeur VALUES
      (1, E'Élodie & <Cie> "x"\\nligne 2', 9007199254740993, 1234.50, 0.1234567890123456789, 0.1, '2024-02-29', '1967-04-15 12:34:13',
       '2024-07-01 10:00:00+00', '08:05:00', true, 'V', '{rouge,"bleu, vif"}', '{"a":[1,2]}', 'planté'),
      (2, '01000', 42, -12.00, 3, 1e-7, '1850-01-01', '2024-02-29 14:30:15.123456', '2024-10-27 00:30:00+00', '08:05:00.5', false,
       '=1', NULL, NULL, NULL),
      (3, '=1+1', NULL, NULL, NULL, NULL, 'infinity', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
      (4, E'\\'=x', NULL, 0, 'NaN', NULL, '0044-03-15 BC', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);`)
  app = await applicationOver(base.url, {
    valeur: {
      fields: { cache: { access: { hiddenUnless: { profils: ['chef'] } } } },
      listing: { columns: ['texte', 'montant'] },
    },
  })
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
  folder.done()
})

const as = (profil: string): Ctx => {
  const ctx = app.as(profil)
  const grants = compileGrants(profil, new Set(['essai.*']))
  return { ...ctx, grants, timeZone: 'Europe/Paris', app: appFor(ctx.app, null, grants) }
}

async function exported(format: ExportFormat, all = true, ctx = as('agent')): Promise<Source> {
  const entity = ctx.app.localised.fr.get('valeur')
  if (!entity) throw new Error('valeur')
  const reply = exportReply(ctx, takenOf(entity, { all }), query(), format)
  if (reply.kind !== 'stream') throw new Error(reply.kind)
  const name = `${format}-${reply.filename}`
  await pipeline(Readable.from(reply.content), createWriteStream(join(folder.path, name)))
  return { path: join(folder.path, name), name }
}

const heading = [
  1,
  'Valeur',
  'Texte',
  'Grand',
  'Montant',
  'Precis',
  'Taux',
  'Jour',
  'Instant',
  'Local',
  'Heure',
  'Actif',
  'Service',
  'Couleurs',
  'Donnees',
]

const typed = [
  heading,
  [
    2,
    'number 1',
    'Élodie & <Cie> "x"\nligne 2',
    '9007199254740993',
    'number 1234.5',
    '0,1234567890123456789',
    'number 0.1',
    'date 2024-02-29',
    'datetime 1967-04-15T12:34:13',
    'datetime 2024-07-01T12:00:00',
    'time 08:05:00',
    'Oui',
    'Voirie; réseaux',
    'rouge, bleu, vif',
    '{"a": [1, 2]}',
  ],
  [
    3,
    'number 2',
    '01000',
    'number 42',
    'number -12',
    'number 3',
    '1e-7',
    '01/01/1850',
    '29/02/2024 14:30:15.123456',
    '27/10/2024 02:30 +02:00',
    '08:05:00.5',
    'Non',
    '=HYPERLINK("x")',
  ],
  [4, 'number 3', '=1+1', null, null, null, null, 'infini'],
  [5, 'number 4', "'=x", null, 'number 0', 'NaN', null, '15/03/0044 av. J.-C.'],
]

test.each([
  'xlsx',
  'ods',
] as const)('as %s: dates are dates, numbers are numbers where exact, the rest is what one reads', async (format) => {
  expect(await shownOf(await exported(format))).toEqual(typed)
})

test('as CSV: what one reads, formulas as texts', async () => {
  const source = await exported('csv')
  expect((await shownOf(source)).map((row) => row.slice(1))).toEqual([
    heading.slice(1),
    [
      '1',
      'Élodie & <Cie> "x"\nligne 2',
      '9007199254740993',
      '1234,50',
      '0,1234567890123456789',
      '0,1',
      '29/02/2024',
      '15/04/1967 12:34:13',
      '01/07/2024 12:00',
      '08:05',
      'Oui',
      'Voirie; réseaux',
      'rouge, bleu, vif',
      '{"a": [1, 2]}',
    ],
    [
      '2',
      '01000',
      '42',
      '-12,00',
      '3',
      '1e-7',
      '01/01/1850',
      '29/02/2024 14:30:15.123456',
      '27/10/2024 02:30 +02:00',
      '08:05:00.5',
      'Non',
      '=HYPERLINK("x")',
    ],
    ['3', '=1+1', null, null, null, null, 'infini'],
    ['4', "'=x", null, '0,00', 'NaN', null, '15/03/0044 av. J.-C.'],
  ])
  expect(readFileSync(source.path, 'utf8')).toContain(`;"'=HYPERLINK(""x"")"`)
})

test('as JSON: values as the base has them, references by key and label', async () => {
  const text = readFileSync((await exported('json')).path, 'utf8')
  expect(text).toContain('"montant":1234.50')
  const rows = JSON.parse(text)
  expect(rows).toHaveLength(4)
  expect(rows[0]).toEqual({
    valeur: 1,
    texte: 'Élodie & <Cie> "x"\nligne 2',
    grand: '9007199254740993',
    montant: 1234.5,
    precis: '0.1234567890123456789',
    taux: 0.1,
    jour: '2024-02-29',
    instant: '1967-04-15 12:34:13',
    local: expect.stringMatching(/^2024-07-01 1[02]:00:00\+0[02]$/),
    heure: '08:05:00',
    actif: true,
    service: { key: 'V', label: 'Voirie; réseaux' },
    couleurs: ['rouge', 'bleu, vif'],
    donnees: { a: [1, 2] },
  })
  expect(rows[2]).toMatchObject({ texte: '=1+1', jour: 'infinity', service: null, actif: null })
})

test('the columns shown alone', async () => {
  expect(await shownOf(await exported('ods', false))).toEqual([
    [1, 'Texte', 'Montant'],
    [2, 'Élodie & <Cie> "x"\nligne 2', 'number 1234.5'],
    [3, '01000', 'number -12'],
    [4, '=1+1'],
    [5, "'=x", 'number 0'],
  ])
})

test.each([
  'csv',
  'xlsx',
  'ods',
  'json',
] as const)('as %s: a field hidden from the user is not among all fields; the chief has it', async (format) => {
  const of = async (profil: string) => {
    const source = await exported(format, true, as(profil))
    return format === 'json' ? readFileSync(source.path, 'utf8') : JSON.stringify(await shownOf(source))
  }
  expect(await of('agent')).not.toMatch(/planté|cache/i)
  expect(await of('chef')).toMatch(/planté/)
})

const office = (() => {
  try {
    return execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
})()

test.runIf(office !== null).each(['xlsx', 'ods'] as const)(
  'LibreOffice opens %s, and shows the same values (left out where it is not installed)',
  async (format) => {
    const source = await exported(format)
    execFileSync(
      office ?? '',
      [
        `-env:UserInstallation=file://${join(folder.path, 'office')}`,
        '--headless',
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false',
        '--outdir',
        join(folder.path, format),
        source.path,
      ],
      { stdio: 'ignore', timeout: 120_000 },
    )
    const name = source.name.replace(/\.\w+$/, '.csv')
    const rows = await shownOf({ path: join(folder.path, format, name), name }, 0, {
      encoding: 'utf-8',
      separator: ';',
      quote: '"',
    })
    const shown = rows.map((row) =>
      row.slice(1).map((cell) => String(cell ?? '').replace(/^(-?\d+),(\d+)$/, '$1.$2') || null),
    )
    expect(shown).toEqual([
      heading.slice(1),
      [
        '1',
        'Élodie & <Cie> "x"\nligne 2',
        '9007199254740993',
        '1234.50',
        '0.1234567890123456789',
        '0.1',
        '29/02/2024',
        '15/04/1967 12:34:13',
        '01/07/2024 12:00:00',
        '08:05:00',
        'Oui',
        'Voirie; réseaux',
        'rouge, bleu, vif',
        '{"a": [1, 2]}',
      ],
      [
        '2',
        '01000',
        '42',
        '-12.00',
        '3',
        '1e-7',
        '01/01/1850',
        '29/02/2024 14:30:15.123456',
        '27/10/2024 02:30 +02:00',
        '08:05:00.5',
        'Non',
        '=HYPERLINK("x")',
      ],
      ['3', '=1+1', null, null, null, null, 'infini'],
      ['4', '=x', null, '0.00', 'NaN', null, '15/03/0044 av. J.-C.'],
    ])
  },
  150_000,
)

// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Field } from '../../packages/openmairie/src/model/entity.js'
import type { ColumnType } from '../../packages/openmairie/src/model/schema.js'
import { typedText } from '../../packages/openmairie/src/ui/format.js'
import { readList, typedList } from '../../packages/openmairie/src/ui/lists.js'
import { plainText, readTyped } from '../../packages/openmairie/src/ui/values.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
beforeAll(async () => {
  base = await scratchDatabase()
  await base.raw.query("SET timezone = 'Europe/Paris'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'")
})
afterAll(() => base.drop())

const typing = { locale: 'fr', today: '2026-11-24', timeZone: 'Europe/Paris' } as const

function fieldOf(type: ColumnType, native: string, element: ColumnType | null = null): Field {
  return {
    name: 'champ',
    type,
    element,
    native,
    label: 'Champ',
    help: null,
    required: false,
    nullable: true,
    default: null,
    automatic: false,
    maxLength: null,
    precision: null,
    scale: null,
    min: null,
    max: null,
    choices: null,
    widget: 'text',
    format: null,
    dependsOn: null,
    suggestions: null,
    file: { accept: null, most: null },
    width: 10,
    hidden: false,
    withheld: false,
    readOnly: false,
  }
}

/** Values as the engine spells them. */
async function spelt(native: string, values: readonly string[]): Promise<readonly string[]> {
  const cast = native === 'money' ? 'x::numeric::money::numeric::text' : `x::${native}::text`
  const { rows } = await base.raw.query<{ text: string }>(
    `SELECT ${cast} AS text FROM unnest($1::text[]) WITH ORDINALITY t(x, n) ORDER BY n`,
    [values],
  )
  return rows.map((row) => row.text)
}

const two = (number: number): string => String(number).padStart(2, '0')
const clock = fc
  .tuple(fc.nat(23), fc.nat(59), fc.nat(59), fc.nat(999_999))
  .map(
    ([hour, minute, second, micro]) => `${two(hour)}:${two(minute)}:${two(second)}.${String(micro).padStart(6, '0')}`,
  )
const day = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 99_999 })),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, number]) => `${String(year).padStart(4, '0')}-${two(month)}-${two(number)}`)
const old = fc
  .tuple(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, number]) => `${String(year).padStart(4, '0')}-${two(month)}-${two(number)}`)
const endless = fc.constantFrom('infinity', '-infinity')
/** The night when the clocks of France go back, each second of it. */
const autumn = fc
  .tuple(fc.integer({ min: -7200, max: 10_800 }), fc.nat(999_999))
  .map(
    ([seconds, micro]) =>
      `${new Date(Date.UTC(2026, 9, 25) + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')}.${String(micro).padStart(6, '0')}+00`,
  )
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.option(fc.nat(999_999)))
  .map(([whole, part]) => `${whole}${part === null ? '' : `.${part}`}`)

const arbitraries: readonly (readonly [ColumnType, string, fc.Arbitrary<string>])[] = [
  [
    'date',
    'date',
    fc.oneof(
      day,
      old.map((text) => `${text} BC`),
      endless,
    ),
  ],
  ['time', 'time', fc.oneof(clock, fc.constantFrom('24:00:00', '00:00:00'))],
  [
    'timetz',
    'timetz',
    fc
      .tuple(clock, fc.constantFrom('+00', '+05:30', '-08', '+14', '-00:30:15'))
      .map(([time, zone]) => `${time}${zone}`),
  ],
  [
    'timestamp',
    'timestamp',
    fc.oneof(
      fc.tuple(day, clock).map((parts) => parts.join(' ')),
      fc.tuple(old, clock).map((parts) => `${parts.join(' ')} BC`),
      endless,
    ),
  ],
  [
    'timestamptz',
    'timestamptz',
    fc.oneof(
      autumn,
      fc.tuple(day, clock).map((parts) => `${parts.join(' ')}+00`),
      fc.tuple(old, clock).map((parts) => `${parts.join(' ')}+00 BC`),
      fc.constantFrom('290000-01-01 00:00:00+00', '4713-01-01 00:00:00+00 BC'),
      endless,
    ),
  ],
  ['decimal', 'numeric', fc.oneof(decimal, fc.constantFrom('NaN', 'Infinity', '-Infinity'))],
  ['decimal', 'money', fc.integer({ min: -(10 ** 12), max: 10 ** 12 }).map((cents) => (cents / 100).toFixed(2))],
  ['bigint', 'bigint', fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)],
  [
    'interval',
    'interval',
    fc.tuple(fc.integer({ min: -999, max: 999 }), clock).map(([days, time]) => `${days} days ${time}`),
  ],
  ['uuid', 'uuid', fc.uuid()],
  ['inet', 'inet', fc.ipV4()],
  ['json', 'jsonb', fc.json().filter((text) => !text.includes('\\u0000') && !/\\ud[89a-f]/i.test(text))],
  ['boolean', 'boolean', fc.constantFrom('true', 'false')],
]

test.each(arbitraries)('%s (%s): what is shown reads back as the same value', async (type, native, arbitrary) => {
  const field = fieldOf(type, native)
  await fc.assert(
    fc.asyncProperty(fc.array(arbitrary, { minLength: 40, maxLength: 40 }), async (values) => {
      const engine = await spelt(native, values)
      const back = engine.map((text) => readTyped(field, typedText(field, text, typing), typing))
      expect(back.map((read) => read.problem).filter((problem) => problem !== null)).toEqual([])
      expect(
        await spelt(
          native,
          back.map((read) => read.text ?? ''),
        ),
      ).toEqual(engine)
      // A moment is spelt as the engine spells it in the zone of the instance: typed again, it is no change.
      if (type === 'timestamptz') expect(back.map((read) => read.text)).toEqual(engine)
    }),
    { numRuns: 15 },
  )
})

test('a float reads back as the same number', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      const read = readTyped(
        fieldOf('float', 'double precision'),
        typedText(fieldOf('float', 'double precision'), value, typing),
        typing,
      )
      expect(Number(read.text) + 0).toBe(value + 0)
    }),
  )
})

test('a text reads back, the blanks around it left out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const read = readTyped(fieldOf('text', 'text'), typedText(fieldOf('text', 'text'), text, typing), typing)
      expect(read.text ?? '').toBe(plainText(text))
    }),
  )
})

const element = fc.option(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', ' ', 'a\nb', '[', '[1]', 'NULL', 'a,b', '"', '\\', '∅'),
  ),
)
test.each([
  'text',
  'date',
  'decimal',
] as const)('a list of %s reads back, NULL, blank and ends of lines included', (type) => {
  const elements = { text: element, date: fc.option(day), decimal: fc.option(decimal) }[type]
  const field = fieldOf('array', `${type}[]`, type)
  fc.assert(
    fc.property(fc.array(elements, { maxLength: 6 }), (list) => {
      const written = typedList(list, (each) => typedText(fieldOf(type, type), each, typing))
      // A browser sends ends of lines as two characters.
      const read = readList(
        field,
        plainText(written.replaceAll('\n', '\r\n')),
        (of, line) => readTyped(of, line, typing),
        'bad',
      )
      expect(read).toEqual({ list, problem: null })
    }),
  )
})

test.each([
  ['date', '15/3/0044 av. J.-C.', '0044-03-15 BC'],
  ['date', '29/2/0001 bc', '0001-02-29 BC'],
  ['date', '31/1/12026', '12026-01-31'],
  ['date', 'infini', 'infinity'],
  ['date', '29/2/2026', null],
  ['date', '1/1/0000', null],
  ['time', '24h', '24:00:00'],
  ['time', '24h01', null],
  ['time', '9:30:15.250', '09:30:15.25'],
  ['timestamp', '1/2/2026 24h', null],
  ['timestamp', '1/2/2026 9h30 +02:00', null],
  ['timestamptz', '25/10/2026 2h30 +02:00', '2026-10-25 02:30:00+02'],
  ['timestamptz', '25/10/2026 2h30 +01:00', '2026-10-25 02:30:00+01'],
  ['timestamptz', '25/10/2026 2h30', '2026-10-25 02:30:00+02'],
  ['timestamptz', '2026-02-01T09:30', '2026-02-01 09:30:00+01'],
  ['decimal', '−1 234,50 €', '-1234.50'],
  ['decimal', '-infini', '-Infinity'],
  ['decimal', 'nan', 'NaN'],
] as const)('%s typed «%s»', (type, typed, expected) => {
  expect(readTyped(fieldOf(type, type), typed, typing).text).toBe(expected)
})

test('the hour that comes twice is shown with its offset, other hours without', () => {
  const field = fieldOf('timestamptz', 'timestamp with time zone')
  expect(
    ['2026-10-24 23:59:59+00', '2026-10-25 00:30:00.5+00', '2026-10-25 01:30:00.5+00', '2026-10-25 02:00:00+00'].map(
      (text) => typedText(field, text, typing),
    ),
  ).toEqual(['25/10/2026 01:59:59', '25/10/2026 02:30:00.5 +02:00', '25/10/2026 02:30:00.5 +01:00', '25/10/2026 03:00'])
})

// SPDX-License-Identifier: EUPL-1.2
import type { Column } from './catalogue.js'
import type { Random } from './random.js'

const words = ['mairie', 'Élodie', 'façade', 'œuvre', 'Jean-Noël', 'rue', 'été', 'Zoé', 'côté', 'naïf', 'Ça', 'île']

/** Texts that break what handles them carelessly. */
const nastyTexts = [
  '',
  ' ',
  ' devant',
  'derrière  ',
  'deux\nlignes',
  'fin\r\nde ligne',
  'retour\rseul',
  `l’un, l'autre, "tous"`,
  '<b>gras</b> &amp; </script><!--',
  'a/b,c~d e-f',
  '-',
  '~',
  'NULL',
  '%_\\*',
  '😀 e\u0301',
  '\u00a0insécable\u00a0',
  '[crochet',
  '=1+1',
  '\ttabulation',
]

/** Hard values of each type, as the engine's text. A type that is not here is filled by its default or NULL alone. */
const nasty: Readonly<Record<string, readonly string[]>> = {
  int2: ['-32768', '32767', '0', '-1'],
  int4: ['-2147483648', '2147483647', '0', '-7'],
  int8: ['9007199254740993', '-9223372036854775808', '9223372036854775807', '0'],
  oid: ['0', '4294967295'],
  float4: ['NaN', 'Infinity', '-Infinity', '0.1', '-1.5e-30', '3e+30', '16777217'],
  float8: ['NaN', '-Infinity', '0.1', '5e-324', '1.7976931348623157e+308', '-123456.789', '1e+20'],
  money: ['-12.34', '92233720368547758.07', '0.00', '1234.50'],
  bool: ['true', 'false'],
  date: ['infinity', '-infinity', '0044-03-15 BC', '12026-01-31', '2024-02-29', '0001-01-01', '9999-12-31'],
  time: ['24:00:00', '23:59:59.999999', '00:00:00', '09:30:00', '12:00:00.5'],
  timetz: ['12:00:00+05:30', '23:59:59.999999-08', '24:00:00+00'],
  timestamp: [
    'infinity',
    '0044-03-15 12:00:00.5 BC',
    '2026-10-25 02:30:00.000001',
    '12026-01-31 00:00:00',
    '2026-03-29 02:30:00',
  ],
  timestamptz: [
    'infinity',
    '-infinity',
    '2026-10-25 00:30:00.123456+00',
    '2026-10-25 01:30:00.123456+00',
    '2026-03-29 01:30:00+00',
    '0044-03-15 12:00:00+00 BC',
    '12026-07-31 22:00:00+00',
    '1975-06-01 12:00:00.5+00',
  ],
  interval: ['1 year 2 mons -3 days +04:05:06.789', '-00:00:01', '00:00:00', '100 years'],
  json: ['null', '{"b": 1,\n "b": "é <b>"}', '[1, 2.50, null]', '"texte"', '{}'],
  jsonb: ['null', '{"a": [1, 2.50, null], "é": "<b>"}', '"texte"', '[]', '{}', '12345678901234567890.123'],
  uuid: ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
  inet: ['192.168.0.0/16', '::1', '10.0.0.1', '2001:db8::/32'],
  cidr: ['10.0.0.0/8', '2001:db8::/32'],
  macaddr: ['08:00:2b:01:02:03'],
  macaddr8: ['08:00:2b:01:02:03:04:05'],
  hex: ['', '00FF27', '3C623E'],
  geometry: ['POINT(1 2)'],
  bytea: ['\\x', '\\x00ff27', '\\x3c623e'],
  bit: ['1'],
  varbit: ['101', ''],
  point: ['(1,2)'],
  int4range: ['[1,5)', 'empty', '(,)'],
  daterange: ['[2026-01-01,2026-02-01)'],
  tsvector: ["'chat':1 'été':2"],
  xml: ['<a>é</a>'],
}

/** A value of a column as the engine's text; null only where it may be. `plain` leaves hard values out, where they were refused. */
export function drawValue(column: Column, random: Random, plain: boolean): string | null {
  if (!column.required && random.chance(plain ? 0.1 : 0.2)) return null
  if (!column.array) return scalar(column, random, plain)
  return column.dimensions > 1 ? '{}' : arrayText(drawList(column, random, plain))
}

/** Elements for a column that is an array. */
export function drawList(column: Column, random: Random, plain: boolean): readonly (string | null)[] {
  return Array.from({ length: random.pick([0, 1, 1, 2, 3]) }, () =>
    !plain && random.chance(0.2) ? null : scalar({ ...column, array: false, required: true }, random, plain),
  )
}

/** An array as the engine writes one. */
export function arrayText(elements: readonly (string | null)[]): string {
  return `{${elements.map((each) => (each === null ? 'NULL' : `"${each.replace(/[\\"]/g, '\\$&')}"`)).join(',')}}`
}

function scalar(column: Column, random: Random, plain: boolean): string | null {
  if (column.labels) return random.pick(column.labels)
  if (!plain && random.chance(0.5)) {
    if (isText(column)) return cut(random.chance(0.1) ? 'long '.repeat(800) : random.pick(nastyTexts), column.length)
    if (column.type === 'numeric') return random.pick(hardNumbers(column))
    const values = column.hard ?? nasty[column.type]
    if (values) return random.pick(values)
  }
  return ordinary(column, random)
}

function isText(column: Column): boolean {
  return ['text', 'varchar', 'bpchar', 'citext', 'name', 'char'].includes(column.type)
}

function cut(text: string, length: number | null): string {
  const characters = [...text]
  return length === null || characters.length <= length ? text : characters.slice(0, length).join('')
}

function hardNumbers({ precision, scale }: Column): readonly string[] {
  if (precision === null) return ['NaN', 'Infinity', '-0.000000000000000000001', `1${'0'.repeat(40)}.50`, '0']
  const whole = Math.max(0, precision - Math.max(scale ?? 0, 0))
  const most = `${'9'.repeat(whole) || '0'}${scale && scale > 0 ? `.${'9'.repeat(scale)}` : ''}`
  return ['NaN', most, `-${most}`, '0']
}

function ordinary(column: Column, random: Random): string | null {
  const number = random.below(90)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${1950 + number}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`
  const time = `${two(random.below(24))}:${two(random.below(60))}:00`
  if (isText(column)) {
    const text = `${random.pick(words)} ${random.pick(words)} ${random.below(100000)}`
    return cut(column.length !== null && column.length < 12 ? text.replace(/^.* /, '') : text, column.length)
  }
  switch (column.type) {
    case 'int2':
    case 'int4':
    case 'int8':
    case 'oid':
    case 'float4':
    case 'float8':
      return String(random.below(30000))
    case 'tiny':
      return String(random.below(100))
    case 'bits':
      return String(random.below(Math.min(100, Number(column.hard?.at(-1) ?? 0) + 1)))
    case 'year':
      return String(1950 + number)
    case 'numeric':
      return String(
        random.below(
          column.precision === null ? 1000 : 10 ** Math.min(3, Math.max(1, column.precision - (column.scale ?? 0))),
        ),
      )
    case 'money':
      return `${number}.50`
    case 'bool':
      return random.chance(0.5) ? 'true' : 'false'
    case 'date':
      return day
    case 'time':
      return time
    case 'timetz':
      return `${time}+00`
    case 'timestamp':
      return `${day} ${time}`
    case 'instant':
      return `${1975 + (number % 60)}-${day.slice(5)} ${time}+00`
    case 'timestamptz':
      return `${day} ${time}+00`
    case 'interval':
      return `${number} days`
    case 'json':
    case 'jsonb':
      return `{"n": ${number}}`
    case 'uuid':
      return `00000000-0000-4000-8000-${String(random.below(1e9)).padStart(12, '0')}`
    case 'inet':
      return `10.0.${number}.${random.below(250)}`
    case 'hex':
      return two(number)
    case 'bytea':
      return `\\x${two(number)}`
    default: {
      const values = nasty[column.type]
      return values ? random.pick(values) : null
    }
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { type Column, plainColumn } from '../../catalogue.js'

/** A name as this engine quotes it. */
export function backQuoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``
}

type Typed = Omit<Column, 'name' | 'required' | 'filled'>

const integers: Readonly<Record<string, readonly [type: string, bits: number]>> = {
  tinyint: ['tiny', 8],
  smallint: ['int2', 16],
  mediumint: ['int4', 24],
  int: ['int4', 32],
  bigint: ['int8', 64],
}

const others: Readonly<Record<string, readonly [type: string, hard: readonly string[] | null]>> = {
  float: ['float4', ['0.1', '-1.5', '0', '100000']],
  double: ['float8', ['0.1', '-123456.789', '1e+20', '1.7976931348623157e+308']],
  date: ['date', ['2024-02-29', '1000-01-01', '9999-12-31', 'infinity']],
  time: ['time', ['24:00:00', '23:59:59', '00:00:00', '12:00:00.5']],
  datetime: ['timestamp', ['2026-10-25 02:30:00.000001', '9999-12-31 23:59:59', '2026-03-29 02:30:00', 'infinity']],
  timestamp: [
    'instant',
    ['2026-10-25 00:30:00.123456+00', '2026-10-25 01:30:00+00', '2026-03-29 01:30:00+00', '2038-01-19 03:14:07+00'],
  ],
  year: ['year', ['1901', '2155']],
  char: ['bpchar', null],
  varchar: ['varchar', null],
  tinytext: ['text', null],
  text: ['text', null],
  mediumtext: ['text', null],
  longtext: ['text', null],
  json: ['json', null],
  uuid: ['uuid', null],
  inet4: ['inet', ['10.0.0.1', '192.168.1.255']],
  inet6: ['inet', ['::1', '2001:db8::ff00']],
  binary: ['hex', null],
  varbinary: ['hex', null],
  tinyblob: ['hex', null],
  blob: ['hex', null],
  mediumblob: ['hex', null],
  longblob: ['hex', null],
}

const geometries = /^(geometry|point|linestring|polygon|multi\w+|geom\w+)$/

/** What a declared type says; `isKey`: in the primary key or a foreign key. */
export function typeOf(native: string, isKey: boolean, isJson: boolean): Typed {
  const [, name = '', inside = '', rest = ''] = /^(\w+)(?:\((.*)\))?(.*)$/s.exec(native) ?? []
  const column = (type: string, more: Partial<Typed> = {}): Typed => ({ ...plainColumn, type, ...more })
  if ((name === 'tinyint' && inside === '1' && !isKey) || (name === 'bit' && inside === '1')) return column('bool')
  if (name === 'bit') return column('bits', { hard: ['0', String(2n ** BigInt(inside) - 1n)] })
  if (name === 'enum' || name === 'set') return column(name, { labels: membersOf(inside) })
  if (name === 'decimal') {
    const [precision, scale] = inside.split(',').map(Number)
    return column('numeric', { precision: precision ?? null, scale: scale ?? null })
  }
  const integer = integers[name]
  if (integer) return column(integer[0], { hard: bounds(integer[1], rest.includes('unsigned')) })
  if (isJson) return column('json')
  if (geometries.test(name)) return column('geometry')
  const [type, hard] = others[name] ?? [name, null]
  // Figures of the fraction of a second.
  if (['time', 'timestamp', 'instant'].includes(type)) return column(type, { hard, scale: Number(inside) })
  return column(type, { hard, length: type === 'bpchar' || type === 'varchar' ? Number(inside) : null })
}

function bounds(bits: number, isUnsigned: boolean): readonly string[] {
  const half = 2n ** BigInt(bits - 1)
  const [least, most] = isUnsigned ? [0n, 2n * half - 1n] : [-half, half - 1n]
  return [String(least), String(most), '0']
}

function membersOf(inside: string): readonly string[] {
  return [...inside.matchAll(/'((?:[^']|'')*)'/g)].map(([, member = '']) => member.replaceAll("''", "'"))
}

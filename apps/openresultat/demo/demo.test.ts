// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type DemoTable, demonstration } from './index.js'
import { typeInstalled } from './installed.js'
import type { Value } from './table.js'

const today = '2026-03-15'
const tables = demonstration({ today })
const ddl = readFileSync(new URL('../schema/0001-initial.sql', import.meta.url), 'utf8')

type Row = Readonly<Record<string, Value>>

function rows(name: string, from: readonly DemoTable[] = tables): readonly Row[] {
  const found = from.find(({ table }) => table === name)
  if (!found) throw new Error(`no table ${name}`)
  return found.rows.map((row) => Object.fromEntries(found.columns.map((column, index) => [column, row[index] ?? null])))
}

/** The columns of each table as the DDL declares them: width of strings, table referred to, values allowed. */
const declared = [...ddl.matchAll(/^CREATE TABLE (\w+) \(\n([\s\S]*?)^\);/gm)].map(([, name = '', body = '']) => ({
  name,
  columns: [...body.matchAll(/^ {2}([a-z]\w*) (\w+)(?:\((\d+)[^)]*\))?([^\n]*(?:\n {4}[^\n]*)*)/gm)].map((match) => ({
    name: match[1] ?? '',
    width: match[2] === 'varchar' ? Number(match[3]) : null,
    parent: /REFERENCES (\w+)/.exec(match[4] ?? '')?.[1],
    required: /NOT NULL|PRIMARY KEY/.test(match[4] ?? ''),
    filled: /DEFAULT|IDENTITY/.test(match[4] ?? ''),
    choices: /IN \(('[^)]*')\)/
      .exec(match[4] ?? '')?.[1]
      ?.split(', ')
      .map((one) => one.slice(1, -1)),
  })),
  uniques: [...body.matchAll(/UNIQUE \(([^)]+)\)/g)].map(([, columns = '']) => columns.split(', ')),
}))

const columnsOf = (table: string) => declared.find(({ name }) => name === table)?.columns ?? []

describe('the demonstration', () => {
  it('is the same for the same day, and moves with it', () => {
    expect(JSON.stringify(demonstration({ today }))).toBe(JSON.stringify(tables))
    const later = demonstration({ today: '2028-02-29' })
    expect(rows('election', later).map(({ date_scrutin: day }) => day)).toEqual([
      '2028-02-29',
      ...['2022-02-27', '2022-03-06', '2024-02-25', '2024-03-10', '2026-02-22', '2026-02-22', '2026-03-01'],
    ])
  })

  it('refuses a day that does not exist', () => {
    expect(() => demonstration({ today: '2026-02-30' })).toThrow(RangeError)
    expect(() => demonstration({ today: '15/03/2026' })).toThrow(RangeError)
  })

  it('has the numbers of rows asked for', () => {
    expect(Object.fromEntries(tables.map((one) => [one.table, one.rows.length]))).toEqual({
      type_election: 2,
      collectivite_resultat: 1,
      canton: 5,
      circonscription: 2,
      tranche: 5,
      plan: 1,
      bureau: 30,
      commune_regroupement: 3,
      groupe: 5,
      parti: 10,
      candidat: 33,
      election: 8,
      election_tranche: 40,
      election_candidat: 40,
      // Eight lists today, six and three of them six years ago, 47 names each.
      colistier: 799,
      election_bureau: 168,
      // All the 138 of the past, today 25 final ones and 12 centaines.
      resultat: 175,
      resultat_voix: 992,
      participation: 840,
      siege: 6,
      animation: 2,
    })
  })

  it('fits the tables: columns, order, references, widths, choices, what is required, what is unique', () => {
    for (const [place, { table, columns, rows: lines }] of tables.entries()) {
      const schema = columnsOf(table)
      const names = schema.map(({ name }) => name)
      expect(columns.filter((column) => !names.includes(column), table)).toEqual([])
      expect(new Set(lines.map(({ length }) => length)), table).toEqual(new Set([columns.length]))
      const before = tables.slice(0, place).map((one) => one.table)
      for (const { name, width, parent, required, filled, choices } of schema) {
        if (!columns.includes(name)) {
          expect(required && !filled, `${table}.${name} is missing`).toBe(false)
          continue
        }
        const values = rows(table).map((row) => row[name] ?? null)
        const present = values.filter((value) => value !== null)
        if (required) expect(present.length, `${table}.${name}`).toBe(values.length)
        if (width !== null) expect(Math.max(0, ...present.map((one) => String(one).length))).toBeLessThanOrEqual(width)
        if (choices) expect(present.filter((value) => !choices.includes(String(value)))).toEqual([])
        if (parent === undefined) continue
        if (parent !== table) expect(before).toContain(parent)
        const installed: readonly Value[] = parent === 'type_election' ? Object.values(typeInstalled) : []
        const keys = new Set([...installed, ...rows(parent).map((row) => row[parent] ?? null)])
        expect(
          present.filter((value) => !keys.has(value)),
          `${table}.${name}`,
        ).toEqual([])
      }
      const uniques = [[table], ...(declared.find(({ name }) => name === table)?.uniques ?? [])]
      for (const unique of uniques) {
        const seen = rows(table).map((row) => unique.map((column) => row[column]).join('/'))
        expect(new Set(seen).size, `${table} ${unique}`).toBe(lines.length)
      }
    }
  })

  it('refers to earlier polls only, and belongs to the town', () => {
    for (const { election, premier_tour: first } of rows('election')) {
      if (first !== null) expect(Number(first)).toBeLessThan(Number(election))
    }
    for (const { table, columns } of tables) {
      const owned = columnsOf(table).some(({ name }) => name === 'om_collectivite')
      expect(columns.includes('om_collectivite'), table).toBe(owned)
      if (owned) expect(new Set(rows(table).map((row) => row['om_collectivite']))).toEqual(new Set(['1']))
    }
  })
})

describe('the town', () => {
  it('has thirty bureaux of five cantons and two circonscriptions', () => {
    const bureaux = rows('bureau')
    expect(bureaux.filter(({ canton }) => canton === 1)).toHaveLength(6)
    expect(new Set(bureaux.map(({ canton }) => canton)).size).toBe(5)
    expect(bureaux.filter(({ circonscription }) => circonscription === 1)).toHaveLength(18)
    expect(new Set(bureaux.map((row) => `${row['position_x']}/${row['position_y']}`)).size).toBe(30)
    const places = bureaux.flatMap((row) => [Number(row['position_x']), Number(row['position_y'])])
    expect(places.filter((place) => !Number.isInteger(place) || place < 0 || place > 1000)).toEqual([])
    const today = rows('election_bureau').filter(({ election }) => election === 1)
    const inscrits = today.map((row) => Number(row['inscrits']))
    expect(inscrits.reduce((sum, one) => sum + one, 0)).toBe(37_962)
    expect([Math.min(...inscrits), Math.max(...inscrits)]).toEqual([739, 1582])
  })

  it('has colours that are read on white and told apart', () => {
    const channels = (colour: Value) => [1, 3, 5].map((at) => Number.parseInt(String(colour).slice(at, at + 2), 16))
    const luminance = (colour: Value) => {
      const [red = 0, green = 0, blue = 0] = channels(colour).map((byte) => {
        const part = byte / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    for (const { couleur } of [...rows('parti'), ...rows('groupe')]) {
      expect(couleur).toMatch(/^#[0-9a-f]{6}$/)
      expect(1.05 / (luminance(couleur ?? null) + 0.05), String(couleur)).toBeGreaterThanOrEqual(3)
    }
    for (const election of [1, 2, 4, 6, 7]) {
      const own = rows('election_candidat').filter((row) => row['election'] === election)
      const colours = own.map(({ couleur }) => channels(couleur ?? null))
      for (const [index, colour] of colours.entries()) {
        for (const other of colours.slice(0, index)) {
          expect(Math.hypot(...colour.map((one, at) => one - (other[at] ?? 0))), `${election}`).toBeGreaterThan(70)
        }
      }
    }
  })
})

// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addDays, ageOn } from './dates.js'
import { type DemoTable, demonstration } from './index.js'
import { familyNames, fashion, firstNames } from './names.js'
import { makePeople } from './people.js'

const today = '2026-03-14'
const tables = demonstration({ today })
const ddl = readFileSync(new URL('../schema/0001-initial.sql', import.meta.url), 'utf8')

type Value = string | number | null

function get(name: string): DemoTable {
  const found = tables.find((one) => one.table === name)
  if (found === undefined) throw new Error(`no table ${name}`)
  return found
}

function values(name: string, column: string): readonly Value[] {
  const { columns, rows } = get(name)
  const index = columns.indexOf(column)
  if (index < 0) throw new Error(`no column ${name}.${column}`)
  return rows.map((row) => row[index] ?? null)
}

const present = (list: readonly Value[]): readonly Value[] => list.filter((value) => value !== null)

/** The columns of each table as the DDL declares them: width of strings, table referred to. */
const declared = [...ddl.matchAll(/^CREATE TABLE (\w+) \(\n([\s\S]*?)^\);/gm)].map(([, name = '', body = '']) => ({
  name,
  columns: [...body.matchAll(/^ {2}([a-z]\w*) (int|date|text|varchar\((\d+)\))(.*)$/gm)].map((match) => ({
    name: match[1] ?? '',
    type: match[2] ?? '',
    width: match[3] === undefined ? undefined : Number(match[3]),
    parent: /REFERENCES (\w+)/.exec(match[4] ?? '')?.[1],
    required: /NOT NULL|PRIMARY KEY/.test(match[4] ?? ''),
  })),
}))

describe('the demonstration', () => {
  it('is the same for the same day, and moves with it', () => {
    expect(JSON.stringify(demonstration({ today }))).toBe(JSON.stringify(tables))
    expect(JSON.stringify(demonstration({ today: '2027-03-14' }))).not.toBe(JSON.stringify(tables))
  })

  it('refuses a day that does not exist', () => {
    expect(() => demonstration({ today: '2026-02-30' })).toThrow(RangeError)
    expect(() => demonstration({ today: '14/03/2026' })).toThrow(RangeError)
  })

  it('has the numbers of rows asked for', () => {
    const counts = Object.fromEntries(tables.map(({ table, rows }) => [table, rows.length]))
    const { ressource_competence: held, ...others } = counts
    expect(others).toEqual({
      cp: 6,
      organisation: 15,
      grade: 10,
      service: 12,
      permis: 8,
      competence: 25,
      profil: 3,
      droit: 12,
      utilisateur: 8,
      collectivite: 1,
      ressource: 2000,
    })
    expect(held).toBeGreaterThan(3400)
    expect(held).toBeLessThan(3800)
    expect(demonstration({ today, people: 7 }).find((one) => one.table === 'ressource')?.rows).toHaveLength(7)
  })

  it('has the tables and columns of the schema, in an order that can be loaded', () => {
    expect(tables.map((one) => one.table).sort()).toEqual(declared.map((one) => one.name).sort())
    for (const [index, { table, columns }] of tables.entries()) {
      const schema = declared.find((one) => one.name === table)
      expect(columns).toEqual(schema?.columns.map((one) => one.name))
      const before = tables.slice(0, index).map((one) => one.table)
      for (const { parent } of schema?.columns ?? []) if (parent !== undefined) expect(before).toContain(parent)
    }
  })

  it('fits the widths, fills what is required and resolves every reference', () => {
    for (const { name, columns } of declared) {
      for (const column of columns) {
        const all = values(name, column.name)
        const filled = present(all)
        if (column.required) expect(filled, `${name}.${column.name}`).toHaveLength(all.length)
        if (column.width !== undefined) {
          expect(Math.max(0, ...filled.map((value) => String(value).length))).toBeLessThanOrEqual(column.width)
        }
        if (column.parent !== undefined) {
          const keys = new Set(values(column.parent, column.parent))
          expect(filled.filter((value) => !keys.has(value))).toEqual([])
        }
      }
    }
  })

  it('declares a record of 231 characters for a person', () => {
    const columns = declared.find((one) => one.name === 'ressource')?.columns ?? []
    const fixed: Record<string, number> = { int: 11, date: 10, text: 0 }
    expect(columns).toHaveLength(17)
    expect(columns.reduce((sum, { type, width }) => sum + (width ?? fixed[type] ?? Number.NaN), 0)).toBe(231)
  })
})

describe('the people', () => {
  const people = makePeople(today, 2000)

  it('have their own number and address', () => {
    expect(new Set(people.map((one) => one.matricule)).size).toBe(2000)
    expect(people.every((one) => /^A\d{6}$/.test(one.matricule))).toBe(true)
    const mail = present(values('ressource', 'email'))
    expect(new Set(mail).size).toBe(mail.length)
    expect(mail.filter((one) => !/^[a-z-]+\.[a-z-]+\d*@[a-z.]+\.example$/.test(String(one)))).toEqual([])
  })

  it('bear a first name of their sex and of their generation', () => {
    for (const { prenom, sex, birth } of people) {
      const first = firstNames.filter((one) => one.name === prenom && one.sex === sex)
      expect(first.length, prenom).toBeGreaterThan(0)
      expect(Math.max(...first.map((one) => fashion(one, Number(birth.slice(0, 4)))))).toBeGreaterThan(0.0001)
    }
  })

  it('are between 18 and 67 years old, on 29 February too', () => {
    for (const day of [today, '2028-02-29']) {
      const ages = makePeople(day, 2000).map((one) => ageOn(one.birth, day))
      expect(Math.min(...ages)).toBe(18)
      expect(Math.max(...ages)).toBe(67)
    }
  })

  it('are available from sixty days ago to a hundred and twenty days ahead', () => {
    const days = present(values('ressource', 'datedisponible')).map(String).sort()
    expect((days[0] ?? '') >= addDays(today, -60)).toBe(true)
    expect((days.at(-1) ?? '') <= addDays(today, 120)).toBe(true)
  })

  it('carry an observation, one in five, with nothing left to fill in', () => {
    const texts = present(values('ressource', 'observation')).map(String)
    expect(texts.length).toBeGreaterThan(340)
    expect(texts.length).toBeLessThan(460)
    expect(new Set(texts).size).toBeGreaterThan(60)
    expect(texts.filter((text) => /[{}[\]|]/.test(text))).toEqual([])
  })
})

describe('the fiction', () => {
  it('uses only the telephone numbers kept for it, and reserved domains', () => {
    const range = /^(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d$/
    const phones = tables.flatMap(({ table, columns }) =>
      columns.filter((column) => column.startsWith('telephone')).flatMap((column) => present(values(table, column))),
    )
    expect(phones.length).toBeGreaterThan(2500)
    expect(phones.filter((phone) => !range.test(String(phone)))).toEqual([])
    for (const { table, columns } of tables) {
      if (!columns.includes('email')) continue
      expect(present(values(table, 'email')).filter((one) => !String(one).endsWith('.example'))).toEqual([])
    }
  })

  it('knows enough names, none twice', () => {
    expect(new Set(familyNames.map((one) => one.name)).size).toBe(familyNames.length)
    for (const sex of ['F', 'M'] as const) {
      const names = firstNames.filter((one) => one.sex === sex).map((one) => one.name)
      expect(new Set(names).size).toBe(names.length)
      expect(names.length).toBeGreaterThanOrEqual(115)
    }
    expect(familyNames.length).toBeGreaterThanOrEqual(370)
  })

  it('gives each skill once to a person, for dates that follow one another; two skills have expired', () => {
    const { rows } = get('ressource_competence')
    expect(new Set(rows.map(([, person, skill]) => `${person}-${skill}`)).size).toBe(rows.length)
    expect(rows.filter(([, , , from, to]) => from && (from > today || (to && to <= from)))).toEqual([])
    expect(present(values('competence', 'om_validite_fin')).filter((end) => String(end) < today)).toHaveLength(2)
  })
})

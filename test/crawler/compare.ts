// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import type { Base } from './base/contract.js'
import { type Catalogue, type Table, zone } from './catalogue.js'
import { type Asked, type Expected, select } from './select.js'

export interface Comparison {
  cells: number
  rows: number
  readonly differences: string[]
}

interface ShownTable {
  readonly entity: string
  readonly inTab: string | null
  readonly rows: readonly {
    readonly key: string
    readonly cells: Readonly<Record<string, string>>
    readonly opens: string | null
  }[]
  readonly hasNext: boolean
  readonly hasPrevious: boolean
}
interface Shown {
  readonly tables: readonly ShownTable[]
  readonly record: { readonly entity: string; readonly cells: Readonly<Record<string, string>> } | null
}

/** Compares the cells of pages with what the base holds, read apart. One catalogue and one connection for all pages. */
export async function comparer(
  base: Base,
  mainSchema: string,
): Promise<(page: Page, comparison: Comparison) => Promise<void>> {
  const catalogue = await base.catalogue()
  const byEntity = new Map([...catalogue.values()].map((table) => [entityOf(table, mainSchema), table]))
  return async (page, comparison) => {
    const shown = await read(page)
    const url = new URL(page.url())
    // The framework's own pages list what is in none of the base's tables.
    for (const listed of /^\/(-|administration)\//.test(url.pathname) ? [] : shown.tables) {
      const table = byEntity.get(listed.entity)
      if (!table) comparison.differences.push(`${url.pathname}: no table for ${listed.entity}`)
      else await compareListing(base, catalogue, table, listed, url, byEntity, comparison)
    }
    const table = shown.record && byEntity.get(shown.record.entity)
    if (shown.record && table) await compareRecord(base, catalogue, table, shown.record.cells, url, comparison)
  }
}

/** The name that an address gives to a table. */
export function entityOf(table: Pick<Table, 'schema' | 'name'>, mainSchema: string): string {
  const name = table.schema === mainSchema ? table.name : `${table.schema}_${table.name}`
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(index|tables|menu|dashboard|locales)$/, '$1_')
}

/** What a page shows, by the marks that each page carries. */
function read(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    // No function has a name here: what runs in the page is sent as text, without what a compiler adds to names.
    const texts = new Map(
      [...document.querySelectorAll('[data-field]')].map((cell) => {
        const copy = document.importNode(cell, true)
        for (const apart of copy.querySelectorAll('.tag, .unknown')) apart.remove()
        return [cell, [cell.getAttribute('data-field') ?? '', copy.textContent ?? '']] as const
      }),
    )
    const record = document.querySelector('[data-record]')
    return {
      tables: [...document.querySelectorAll('table.records')].map((table) => {
        const holder = table.closest('.tab') ?? document
        return {
          entity: table.getAttribute('data-entity') ?? '',
          inTab: table.closest('.tab')
            ? (document.querySelector('#onglets nav [aria-current=true]')?.getAttribute('href') ?? '')
            : null,
          rows: [...table.querySelectorAll('tbody tr')].map((row) => ({
            key: row.getAttribute('data-key') ?? '',
            cells: Object.fromEntries([...texts].flatMap(([cell, text]) => (row.contains(cell) ? [text] : []))),
            opens: row.querySelector('th a')?.textContent ?? null,
          })),
          hasNext: holder.querySelector('.pager a[rel=next]') !== null,
          hasPrevious: holder.querySelector('.pager a[rel=prev]') !== null,
        }
      }),
      record: record
        ? {
            entity: record.getAttribute('data-record') ?? '',
            cells: Object.fromEntries([...texts].flatMap(([cell, text]) => (record.contains(cell) ? [text] : []))),
          }
        : null,
    }
  })
}

const localDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })

async function compareListing(
  base: Base,
  catalogue: Catalogue,
  table: Table,
  listed: ShownTable,
  url: URL,
  byEntity: ReadonlyMap<string, Table>,
  comparison: Comparison,
): Promise<void> {
  const say = (what: string) =>
    comparison.differences.push(`${decodeURIComponent(url.pathname + url.search)} ${listed.entity}: ${what}`)
  const prefix = listed.inTab === null ? '' : 's.'
  // A filtered listing says which rows it leaves out in its own words: only whole ones are compared.
  const isFiltered = [...url.searchParams.keys()].some((name) =>
    new RegExp(`^${prefix.replace('.', '\\.')}(q|c\\.|min\\.|max\\.)`).test(name),
  )
  if (isFiltered) return
  const sort = url.searchParams.get(`${prefix}tri`)
  const where = listed.inTab === null ? [] : await parentOf(base, catalogue, table, listed.inTab, url, byEntity)
  if (where === null) return void say('the tab has no foreign key')
  const asked: Asked = {
    sort: sort ? { field: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : null,
    where,
    expired: url.searchParams.get(`${prefix}expires`) === '1',
    today: localDay.format(Date.now()),
  }
  const expected = await select(base, catalogue, table, asked)
  const start = startOf(expected, listed, Object.keys(listed.rows[0]?.cells ?? {}))
  if (start < 0) return void say(`the first row (${listed.rows[0]?.key}) is not expected`)
  if (!listed.hasPrevious && start !== 0) say(`starts at row ${start}`)
  if (!listed.hasNext && start + listed.rows.length !== expected.length)
    say(`ends at row ${start + listed.rows.length} of ${expected.length}`)
  for (const [index, row] of listed.rows.entries()) {
    const other = expected[start + index]
    comparison.rows++
    if (!other || row.key !== other.key) {
      say(`row ${start + index} is ${row.key}, ${other?.key} expected`)
      return
    }
    for (const [place, [name, cell]] of Object.entries(row.cells).entries()) {
      comparison.cells++
      const wanted = plain(other.cells[name] ?? '(no column)')
      // A row without a name is opened by a word.
      const isWord = place === 0 && row.opens !== null && wanted.trim() === '' && cell.trim() !== ''
      if (plain(cell) !== wanted && !isWord)
        say(`${name} of ${row.key} is ${JSON.stringify(cell)}, ${JSON.stringify(wanted)} expected`)
    }
  }
}

/** Ends of lines are one character in a page. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function startOf(expected: readonly Expected[], listed: ShownTable, names: readonly string[]): number {
  const first = listed.rows[0]
  if (!first) return 0
  if (first.key !== '') return expected.findIndex((row) => row.key === first.key)
  if (!listed.hasPrevious) return 0
  if (!listed.hasNext) return expected.length - listed.rows.length
  // Rows without key are found by the whole page.
  return expected.findIndex((_, start) =>
    listed.rows.every((row, index) =>
      names.every((name) => plain(expected[start + index]?.cells[name] ?? '') === plain(row.cells[name] ?? '')),
    ),
  )
}

/** The condition of a sub-listing: the child's columns equal those of the record shown. */
async function parentOf(
  base: Base,
  catalogue: Catalogue,
  child: Table,
  tab: string,
  url: URL,
  byEntity: ReadonlyMap<string, Table>,
): Promise<Asked['where'] | null> {
  const [, , entity = '', keyText = ''] = url.pathname.split('/')
  const parent = byEntity.get(entity)
  const name = (new URL(tab, url).searchParams.get('onglet') ?? '').split('.').slice(1).join('.')
  const key = child.foreignKeys.find(
    (each) =>
      catalogue.get(each.target) === parent &&
      (each.columns.join('_') === name || `${each.columns.join('_')}_${each.name}` === name),
  )
  if (!parent || !key) return null
  const { speech } = base
  const named = (table: Table, name: string) => table.columns.filter((each) => each.name === name)
  const list = key.targetColumns.flatMap((name) => named(parent, name))
  const keys = parent.key.flatMap((name) => named(parent, name))
  const parts = keyParts(keyText)
  const [row] = await base.rows(
    `SELECT ${list.map((column) => speech.plain(speech.quoted(column.name), column)).join(', ')} FROM ${parent.own} WHERE ${keys.map((column, index) => speech.equals(speech.quoted(column.name), column, index + 1)).join(' AND ')}`,
    keys.map((column, index) => speech.bound(parts[index] ?? '', column)),
  )
  return key.columns.map((column, index) => ({ column, value: String(row?.[index]) }))
}

/** The parts of a key in an address. */
export function keyParts(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) =>
      part === '~' ? '' : decodeURIComponent(part.replace(/%/g, '%25').replace(/~([0-9A-F]{2})/g, '%$1')),
    )
}

async function compareRecord(
  base: Base,
  catalogue: Catalogue,
  table: Table,
  cells: Readonly<Record<string, string>>,
  url: URL,
  comparison: Comparison,
): Promise<void> {
  const say = (what: string) => comparison.differences.push(`${decodeURIComponent(url.pathname)}: ${what}`)
  const parts = keyParts(url.pathname.split('/')[3] ?? '')
  const where = table.key.map((column, index) => ({ column, value: parts[index] ?? '' }))
  const [expected, ...more] = await select(base, catalogue, table, { sort: null, where, expired: true, today: '' })
  if (!expected || more.length > 0) return void say('the base has no such row')
  comparison.rows++
  const missing = table.columns.filter((column) => !(column.name in cells))
  if (missing.length > 0) say(`does not show ${missing.map((column) => column.name).join(', ')}`)
  for (const [name, cell] of Object.entries(cells)) {
    comparison.cells++
    const wanted = plain(expected.cells[name] ?? '(no column)')
    if (plain(cell) !== wanted) say(`${name} is ${JSON.stringify(cell)}, ${JSON.stringify(wanted)} expected`)
  }
}

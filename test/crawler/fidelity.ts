// SPDX-License-Identifier: EUPL-1.2

import type pg from 'pg'
import type { BrowserContext, Page } from 'playwright-core'
import { type Catalogue, type Column, quoted, readCatalogue, session, type Table } from './catalogue.js'
import { entityOf, keyParts } from './compare.js'
import { castOf, targets } from './fill.js'
import { type Control, controlsOf, send, type Typed } from './form.js'
import { french } from './french.js'
import { type Random, seeded } from './random.js'
import { carried, keyText } from './select.js'
import { arrayText, drawList, drawValue } from './values.js'
import { alignSequences, differing } from './whole.js'

export interface Fidelity {
  created: number
  untouched: number
  modified: number
  deleted: number
  /** Refused by the forms and by the statements alike. */
  refused: number
  readonly differences: string[]
}

export interface FidelityOptions {
  readonly context: BrowserContext
  /** Address of the application. */
  readonly application: string
  readonly base: pg.Client
  readonly clone: pg.Client
  readonly mainSchema: string
  readonly seed: number
  /** Records whose form is saved untouched, and records modified, in each table. */
  readonly records: number
}

/** A field as it is given: what is typed, and what a statement says. */
interface Given {
  readonly typed: Typed
  readonly column: Column
  readonly value: string | null
}

interface Work extends FidelityOptions {
  readonly page: Page
  readonly catalogue: Catalogue
  readonly random: Random
  readonly result: Fidelity
}

/** Attempts to find values that the base accepts. */
const tries = 8

/**
 * On every table with a key: creates, saves untouched, modifies and deletes through the forms, runs the same statements on
 * the clone, and compares both bases whole after each table.
 */
export async function fidelity(options: FidelityOptions): Promise<Fidelity> {
  const { base, clone } = options
  const since = Date.now()
  for (const client of [base, clone]) await client.query(session)
  const catalogue = await readCatalogue(base)
  const result: Fidelity = { created: 0, untouched: 0, modified: 0, deleted: 0, refused: 0, differences: [] }
  const page = await options.context.newPage()
  await page.route(/\.(css|js|woff2)/, (route) => route.abort())
  const work: Work = { ...options, page, catalogue, random: seeded(options.seed), result }
  const known = new Set(await differing(catalogue, base, clone, since))
  for (const table of catalogue.values()) {
    if (table.kind !== 'table' || table.key.length === 0) continue
    await onTable(work, table)
    for (const difference of await differing(catalogue, base, clone, since)) {
      const [name = ''] = difference.split(':')
      if (known.has(name)) continue
      known.add(name)
      result.differences.push(`after ${table.name}, ${difference}`)
    }
  }
  await page.close()
  return result
}

async function onTable(work: Work, table: Table): Promise<void> {
  const { random, result, records } = work
  const address = `${work.application}/${entityOf(table, work.mainSchema)}`
  const existing = [...(await targets(work.base, table, table.key))]
  const some = Array.from({ length: Math.min(records, existing.length) }, () =>
    existing.splice(random.below(existing.length), 1)[0]?.map((part) => part ?? ''),
  ).filter((key) => key !== undefined)
  for (const key of some) {
    await work.page.goto(`${address}/${keyText(key)}/-/modifier`, { waitUntil: 'domcontentloaded' })
    const status = await send(work.page, 'form.record-form', [])
    if (status !== 200)
      result.differences.push(
        `${table.name} ${keyText(key)}: saved untouched, status ${status}: ${await problems(work.page)}`,
      )
    result.untouched++
  }
  const made = await create(work, table, address)
  for (const key of made ? [...some, made] : some) {
    for (let attempt = 0; attempt < 3; attempt++) if (await modify(work, table, address, key)) break
  }
  for (const key of made ? [made, ...some.slice(0, 1)] : some.slice(0, 1)) await remove(work, table, address, key)
}

/** Creates a record on both sides; its key, or null where neither accepted any. */
async function create(work: Work, table: Table, address: string): Promise<readonly string[] | null> {
  for (let attempt = 0; attempt < tries; attempt++) {
    await work.page.goto(`${address}/-/nouveau`, { waitUntil: 'domcontentloaded' })
    const given = await draw(work, table, await controlsOf(work.page), attempt > 2)
    await alignSequences(work.base, work.clone)
    const status = await send(
      work.page,
      'form.record-form',
      given.map((each) => each.typed),
    )
    const filled = given.filter((each) => each.value !== null)
    const columns = filled.map((each) => quoted(each.column.name)).join(', ')
    const values = filled.map((each, index) => `$${index + 1}${castOf(table, each.column.name)}`).join(', ')
    const statement =
      filled.length > 0
        ? `INSERT INTO ${table.sql} (${columns}) VALUES (${values})`
        : `INSERT INTO ${table.sql} DEFAULT VALUES`
    const done = await agree(
      work,
      table,
      statement,
      filled.map((each) => each.value),
      status,
    )
    if (!done) continue
    work.result.created++
    return keyParts(new URL(work.page.url()).pathname.split('/')[3] ?? '')
  }
  return null
}

async function modify(work: Work, table: Table, address: string, key: readonly string[]): Promise<boolean> {
  await work.page.goto(`${address}/${keyText(key)}/-/modifier`, { waitUntil: 'domcontentloaded' })
  const controls = await controlsOf(work.page)
  const drawn = await draw(work, table, controls, work.random.chance(0.4))
  const different = drawn.filter(({ typed }) => {
    const control = controls.find((each) => each.field === typed.field)
    return control && plain(control.value) !== plain(typed.text) && !table.key.includes(typed.field)
  })
  const count = 1 + work.random.below(3)
  const given = Array.from(
    { length: Math.min(count, different.length) },
    () => different.splice(work.random.below(different.length), 1)[0],
  ).filter((each) => each !== undefined)
  if (given.length === 0) return true
  await alignSequences(work.base, work.clone)
  const status = await send(
    work.page,
    'form.record-form',
    given.map((each) => each.typed),
  )
  const sets = given.map(
    (each, index) => `${quoted(each.column.name)} = $${index + 1}${castOf(table, each.column.name)}`,
  )
  const where = table.key.map((name, index) => `${quoted(name)} = $${given.length + index + 1}`)
  const done = await agree(
    work,
    table,
    `UPDATE ${table.sql} SET ${sets.join(', ')} WHERE ${where.join(' AND ')}`,
    [...given.map((each) => each.value), ...key],
    status,
  )
  if (done) work.result.modified++
  return done
}

async function remove(work: Work, table: Table, address: string, key: readonly string[]): Promise<void> {
  await work.page.goto(`${address}/${keyText(key)}/-/supprimer`, { waitUntil: 'domcontentloaded' })
  const isOffered = (await work.page.$('form.confirm button.danger')) !== null
  await alignSequences(work.base, work.clone)
  const status = isOffered ? await send(work.page, 'form.confirm', []) : 409
  const where = table.key.map((name, index) => `${quoted(name)} = $${index + 1}`)
  if (await agree(work, table, `DELETE FROM ${table.sql} WHERE ${where.join(' AND ')}`, [...key], status))
    work.result.deleted++
}

/** Runs the statement on the clone as the form did: both accept, or both refuse. */
async function agree(
  work: Work,
  table: Table,
  statement: string,
  values: readonly (string | null)[],
  status: number,
): Promise<boolean> {
  const accepted = status === 200
  let refusal: string | null = null
  try {
    await work.clone.query('BEGIN')
    const { rowCount } = await work.clone.query(statement, [...values])
    // A trigger may keep a row out without an error.
    if (rowCount === 0) refusal = 'no row'
    await work.clone.query(accepted && refusal === null ? 'COMMIT' : 'SET CONSTRAINTS ALL IMMEDIATE; ROLLBACK')
  } catch (error) {
    refusal = String(error)
    await work.clone.query('ROLLBACK')
  }
  if (accepted === (refusal === null)) {
    if (!accepted) work.result.refused++
    return accepted
  }
  const said = accepted ? 'accepted' : `refused (${status}: ${await problems(work.page)})`
  work.result.differences.push(
    `${table.name}: the form ${said}, the statement ${refusal ?? 'accepted'}: ${statement} ${JSON.stringify(values)}`,
  )
  return false
}

async function problems(page: Page): Promise<string> {
  const texts = await page.$$eval('.summary li, .flash, main h1', (elements) =>
    elements.map((element) => element.textContent ?? ''),
  )
  return texts.join(' | ')
}

/** Values for the controls of a form, each as it is typed and as a statement gives it. */
async function draw(
  work: Work,
  table: Table,
  controls: readonly Control[],
  isPlain: boolean,
): Promise<readonly Given[]> {
  const { random, catalogue } = work
  const composite = new Map<string, string | null>()
  for (const key of table.foreignKeys.filter((each) => each.columns.length > 1)) {
    const target = catalogue.get(key.target)
    const rows = target ? await targets(work.base, target, key.targetColumns) : []
    // A key of several parts is typed: what no input of one line holds is left out.
    const typable = rows.filter((row) =>
      row.every((part) => part !== null && part !== '' && part === plain(part) && !part.includes('\n')),
    )
    const row = typable.length > 0 ? random.pick(typable) : null
    for (const [index, name] of key.columns.entries()) composite.set(name, row?.[index] ?? null)
  }
  const given: Given[] = []
  for (const control of controls) {
    const column = table.columns.find((each) => each.name === control.field)
    if (!column) throw new Error(`${table.name} has no column ${control.field}`)
    const isBlank = column.filled ? random.chance(0.4) : !column.required && random.chance(0.2)
    const one =
      composite.has(column.name) && !carried(table, column.name)
        ? await typing(work, column, composite.get(column.name) ?? null)
        : await drawOne(work, column, control, isBlank, isPlain)
    if (one) given.push(one)
  }
  return given
}

async function drawOne(
  work: Work,
  column: Column,
  control: Control,
  isBlank: boolean,
  isPlain: boolean,
): Promise<Given | null> {
  const { random } = work
  const typed = (text: string, label = ''): Typed => ({ field: column.name, text, label })
  const blank: Given = { typed: typed(''), column, value: null }
  if (control.kind === 'checkbox') {
    const text = String(random.chance(0.5))
    return { typed: typed(text), column, value: text }
  }
  if (isBlank) return blank
  if (control.kind === 'select') {
    if (control.options.length === 0) return blank
    const value = random.pick(control.options)
    return { typed: typed(value), column, value }
  }
  if (control.kind === 'autocomplete') {
    const answer = await work.page.request.get(new URL(control.source, work.page.url()).href)
    const { options }: { options: readonly { value: string; label: string }[] } = await answer.json()
    if (options.length === 0) return blank
    const option = random.pick(options)
    return { typed: typed(option.value, option.label), column, value: option.value }
  }
  if (column.array) {
    const list = drawList(column, random, isPlain)
    return { typed: typed(JSON.stringify(list)), column, value: arrayText(list) }
  }
  const drawn = drawValue({ ...column, required: true }, random, isPlain)
  if (drawn === null) return blank
  // A person cannot type what a browser takes out.
  const text = plain(control.kind === 'input' ? drawn.replace(/[\r\n]/g, '') : drawn)
  return text === '' && !column.required ? blank : text === '' ? typing(work, column, 'x') : typing(work, column, text)
}

/** A value as a person types it: in French. */
async function typing(work: Work, column: Column, value: string | null): Promise<Given> {
  if (value === null) return { typed: { field: column.name, text: '', label: '' }, column, value }
  const { rows } = column.type === 'timestamptz' ? await localText(work.clone, value) : { rows: [{ text: value }] }
  return {
    typed: {
      field: column.name,
      text: column.type === 'bool' ? value : french(column, rows[0]?.text ?? value),
      label: '',
    },
    column,
    value,
  }
}

async function localText(client: pg.Client, value: string): Promise<{ rows: readonly { readonly text: string }[] }> {
  await client.query("SET timezone = 'Europe/Paris'")
  const found = await client.query<{ text: string }>('SELECT $1::timestamptz::text AS text', [value])
  await client.query("SET timezone = 'UTC'")
  return found
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

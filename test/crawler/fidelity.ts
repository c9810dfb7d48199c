// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext, Page } from 'playwright-core'
import type { Base } from './base/contract.js'
import type { Catalogue, Column, ForeignKey, Table } from './catalogue.js'
import { entityOf, keyParts } from './compare.js'
import { draw, type Given, plain } from './draw.js'
import { insertion, targets } from './fill.js'
import { controlsOf, send } from './form.js'
import { type Random, seeded } from './random.js'
import { keyText } from './select.js'
import { alignSequences, begin, differing } from './whole.js'

export interface Fidelity {
  created: number
  /** Created in the sub-form of another record. */
  createdUnder: number
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
  readonly base: Base
  readonly clone: Base
  readonly mainSchema: string
  readonly seed: number
  /** Records whose form is saved untouched, and records modified, in each table. */
  readonly records: number
  /** Told of each table once it was written to, and of all that was counted. */
  readonly written?: (table: string, so: Fidelity) => void
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
  const catalogue = await base.catalogue()
  const run = await begin(catalogue, base)
  const result: Fidelity = {
    created: 0,
    createdUnder: 0,
    untouched: 0,
    modified: 0,
    deleted: 0,
    refused: 0,
    differences: [],
  }
  const page = await options.context.newPage()
  await page.route(/\.(css|js|woff2)/, (route) => route.abort())
  const work: Work = { ...options, page, catalogue, random: seeded(options.seed), result }
  const known = new Set(await differing(catalogue, base, clone, run))
  for (const table of catalogue.values()) {
    if (table.kind !== 'table' || table.key.length === 0) continue
    await onTable(work, table)
    for (const difference of await differing(catalogue, base, clone, run)) {
      const [name = ''] = difference.split(':')
      if (known.has(name)) continue
      known.add(name)
      result.differences.push(`after ${table.name}, ${difference}`)
    }
    options.written?.(table.name, result)
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
  for (const key of table.foreignKeys) await createUnder(work, table, address, key)
}

/** Creates a record on both sides; its key, or null where neither accepted any. */
async function create(work: Work, table: Table, address: string): Promise<readonly string[] | null> {
  for (let attempt = 0; attempt < tries; attempt++) {
    await work.page.goto(`${address}/-/nouveau`, { waitUntil: 'domcontentloaded' })
    const given = await draw(work, table, await controlsOf(work.page), attempt > 2)
    if (!(await insert(work, table, given))) continue
    work.result.created++
    return keyParts(new URL(work.page.url()).pathname.split('/')[3] ?? '')
  }
  return null
}

/** Sends the form of a new record, and inserts the same on the clone. */
async function insert(work: Work, table: Table, given: readonly Given[]): Promise<boolean> {
  await alignSequences(work.base, work.clone)
  const status = await send(
    work.page,
    'form.record-form',
    given.map((each) => each.typed),
  )
  const { statement, values } = insertion(
    work.clone,
    table,
    given.filter((each) => each.value !== null),
  )
  return agree(work, table, statement, values, status)
}

/** Creates a record in the sub-form of one that it refers to, which gives it its columns. */
async function createUnder(work: Work, table: Table, address: string, reference: ForeignKey): Promise<void> {
  const parent = work.catalogue.get(reference.target)
  const rows =
    parent && parent.key.length > 0 ? await targets(work.base, parent, [...parent.key, ...reference.targetColumns]) : []
  if (!parent || rows.length === 0) return
  for (let attempt = 0; attempt < tries; attempt++) {
    const row = work.random.pick(rows)
    const key = row.slice(0, parent.key.length).map((part) => part ?? '')
    const isTaken = table.foreignKeys.some(
      (each) => each !== reference && each.columns.join('_') === reference.columns.join('_'),
    )
    const name = isTaken ? `${reference.columns.join('_')}_${reference.name}` : reference.columns.join('_')
    const place = new URLSearchParams({ parent: `${name}:${keyText(key)}` })
    await work.page.goto(`${address}/-/nouveau?${place}`, { waitUntil: 'domcontentloaded' })
    const fixed = reference.columns.flatMap((each, index): readonly Given[] => {
      const column = table.columns.find((one) => one.name === each)
      const value = row[parent.key.length + index] ?? null
      return column ? [{ typed: { field: each, text: '', label: '' }, column, value }] : []
    })
    const drawn = await draw(work, table, await controlsOf(work.page), attempt > 2)
    const given = [...fixed, ...drawn.filter((each) => !reference.columns.includes(each.column.name))]
    if (await insert(work, table, given)) {
      work.result.createdUnder++
      return
    }
  }
}

async function modify(work: Work, table: Table, address: string, key: readonly string[]): Promise<boolean> {
  await work.page.goto(`${address}/${keyText(key)}/-/modifier`, { waitUntil: 'domcontentloaded' })
  const controls = await controlsOf(work.page)
  const drawn = await draw(work, table, controls, work.random.chance(0.4))
  const different = drawn.filter(({ typed, column, value }) => {
    // A form asks for what is mandatory before a trigger could give it.
    if (value === null && column.required) return false
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
  const { speech } = work.clone
  const sets = given.map(({ column }, index) => `${speech.quoted(column.name)} = ${speech.given(index + 1, column)}`)
  const where = ofKey(work, table, key, given.length)
  const done = await agree(
    work,
    table,
    `UPDATE ${table.own} SET ${sets.join(', ')} WHERE ${where.text}${speech.returning}`,
    [...given.map(({ column, value }) => speech.bound(value, column)), ...where.values],
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
  const where = ofKey(work, table, key, 0)
  if (await agree(work, table, `DELETE FROM ${table.own} WHERE ${where.text}`, where.values, status))
    work.result.deleted++
}

/** The condition that a row is that of a key, behind some parameters. */
function ofKey({ clone: { speech } }: Work, table: Table, key: readonly string[], before: number) {
  const columns = table.key.flatMap((name): readonly Column[] => table.columns.filter((each) => each.name === name))
  return {
    text: columns
      .map((column, index) => speech.equals(speech.quoted(column.name), column, before + index + 1))
      .join(' AND '),
    values: columns.map((column, index) => speech.bound(key[index] ?? '', column)),
  }
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
  const answer = await work.clone.attempt(statement, values, accepted)
  // A trigger may keep a row out without an error.
  const refusal = answer.refusal?.message ?? (answer.count === 0 ? 'no row' : null)
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

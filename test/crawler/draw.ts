// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import type { Base } from './base/contract.js'
import type { Catalogue, Column, Table } from './catalogue.js'
import { targets } from './fill.js'
import { type Control, membersText, type Typed } from './form.js'
import { french } from './french.js'
import type { Random } from './random.js'
import { carried } from './select.js'
import { arrayText, drawList, drawValue } from './values.js'

/** A field as it is given: what is typed, and what a statement says. */
export interface Given {
  readonly typed: Typed
  readonly column: Column
  readonly value: string | null
}

/** Where values come from. */
export interface Source {
  readonly page: Page
  readonly base: Base
  readonly clone: Base
  readonly catalogue: Catalogue
  readonly random: Random
}

/** Values for the controls of a form, each as it is typed and as a statement gives it. */
export async function draw(
  work: Source,
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
  work: Source,
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
  if (control.kind === 'boxes') {
    const members = control.options.filter(() => random.chance(0.4))
    const none = column.required ? '' : null
    return { typed: typed(membersText(members)), column, value: members.length > 0 ? members.join(',') : none }
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
async function typing(work: Source, column: Column, value: string | null): Promise<Given> {
  if (value === null) return { typed: { field: column.name, text: '', label: '' }, column, value }
  const told = column.type === 'timestamptz' ? await work.clone.localText(value) : value
  return {
    typed: { field: column.name, text: column.type === 'bool' ? value : french(column, told), label: '' },
    column,
    value,
  }
}

/** A text as a form sends it. */
export function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

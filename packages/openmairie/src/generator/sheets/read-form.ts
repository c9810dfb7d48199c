// SPDX-License-Identifier: EUPL-1.2
import { proposedTypes } from '../../proposal/contract.js'
import type { ColumnSketch, Sketch, TableSketch } from '../../proposal/sketch.js'
import type { Problem } from './contract.js'
import { applicationControls, columnControl, tableControl } from './controls.js'
import type { sheetsMessages } from './messages.js'

type Messages = ReturnType<typeof sheetsMessages>

/** What was corrected on the page, and what is wrong with it. */
export interface Read {
  readonly name: string
  readonly sketch: Sketch
  readonly problems: readonly Problem[]
}

/** Longest name of a table or a column: the base cuts those that are longer, and makes names of indexes of them. */
const nameForm = /^[a-z][a-z0-9_]{0,49}$/

/** Reads the page: a sketch as it was corrected, where nothing is wrong with it. */
export function readForm(sketch: Sketch, body: URLSearchParams, messages: Messages): Read {
  const problems: Problem[] = []
  const told = (control: string, message: string): void => void problems.push({ control, message })
  const toldOf =
    (what: string): Told =>
    (control, message) =>
      told(control, `${what}\u00a0: ${message}`)
  const said = (name: string): string => (body.get(name) ?? '').trim()
  const name = said(applicationControls.name)
  const label = said(applicationControls.label)
  if (label === '') told(applicationControls.label, messages.blank)
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(name)) toldOf(messages.name)(applicationControls.name, messages.badName(40))
  const tables = sketch.tables.map((table, at) => readTable(table, at, said, toldOf, messages))
  const corrected: Sketch = { label, tables }
  tellTwice(corrected, toldOf, messages)
  if (tables.every(({ left }) => left)) told(tableControl(0, 'ecarter'), messages.noTable)
  return { name, sketch: corrected, problems }
}

type Said = (name: string) => string
type Told = (control: string, message: string) => void
/** Problems of something, named in what is told. */
type ToldOf = (what: string) => Told

function readTable(table: TableSketch, at: number, said: Said, toldOf: ToldOf, messages: Messages): TableSketch {
  const told = toldOf(table.label)
  const left = said(tableControl(at, 'ecarter')) !== ''
  const [key, name] = [said(tableControl(at, 'cle')), said(tableControl(at, 'nom'))]
  const place = /^\d{1,4}$/.test(key) && Number(key) < table.columns.length ? Number(key) : null
  if (left) return { ...table, left }
  tellName(name, tableControl(at, 'nom'), told, messages)
  const columns = table.columns.map((column, each) => readColumn(column, at, each, said, toldOf, messages))
  if (columns.every((column) => column.left)) told(tableControl(at, 'ecarter'), messages.noColumn)
  if (place !== null && columns[place]?.left) told(tableControl(at, 'cle'), messages.keyLeft)
  return { ...table, left, name, label: said(tableControl(at, 'libelle')) || table.label, key: place, columns }
}

function readColumn(
  column: ColumnSketch,
  table: number,
  at: number,
  said: Said,
  toldOf: ToldOf,
  messages: Messages,
): ColumnSketch {
  const told = toldOf(column.column.label)
  const control = (name: Parameters<typeof columnControl>[2]): string => columnControl(table, at, name)
  const left = said(control('ecarter')) !== ''
  if (left) return { ...column, left }
  const name = said(control('nom'))
  tellName(name, control('nom'), told, messages)
  const type = proposedTypes.find((each) => each === said(control('type'))) ?? column.column.type
  const { length, precision, scale, ...own } = column.column
  const asked = said(control('longueur')) || String(length ?? 100)
  const isLength = /^\d{1,4}$/.test(asked) && Number(asked) >= 1 && Number(asked) <= 1000
  if (type === 'string' && !isLength) told(control('longueur'), messages.badLength)
  const list = column.list && {
    ...column.list,
    name: said(control('nomliste')) || column.list.name,
    label: said(control('libelleliste')) || column.list.label,
  }
  const listed = list !== null && said(control('liste')) !== ''
  if (listed) tellName(list.name, control('nomliste'), told, messages)
  return {
    ...column,
    column: {
      ...own,
      name,
      label: said(control('libelle')) || own.label,
      type,
      ...(type === 'string' && isLength && { length: Number(asked) }),
      ...(type === 'decimal' && { precision: precision ?? 12, scale: scale ?? 2 }),
      required: said(control('obligatoire')) !== '',
    },
    left,
    list,
    listed,
    linked: column.link !== null && said(control('lien')) !== '',
  }
}

function tellName(name: string, control: string, told: Told, messages: Messages): void {
  if (!nameForm.test(name)) told(control, messages.badName(50))
  else if (name.startsWith('om_')) told(control, messages.reserved)
}

/** Names that two tables, or two columns of one, would have; the key that the base numbers bears the name of its table. */
function tellTwice({ tables }: Sketch, toldOf: ToldOf, messages: Messages): void {
  const taken = new Set<string>()
  for (const [at, { name, label, left }] of tables.entries()) {
    if (left) continue
    if (taken.has(name)) toldOf(label)(tableControl(at, 'nom'), messages.taken(name))
    taken.add(name)
  }
  for (const [at, { name, key, left, columns }] of tables.entries()) {
    if (left) continue
    const names = new Set(key === null ? [name] : [])
    for (const [place, { column, left: isLeft, listed, list }] of columns.entries()) {
      if (isLeft) continue
      const told = toldOf(column.label)
      if (names.has(column.name)) told(columnControl(at, place, 'nom'), messages.taken(column.name))
      names.add(column.name)
      if (listed && list && place !== key && taken.has(list.name))
        told(columnControl(at, place, 'nomliste'), messages.taken(list.name))
    }
  }
}

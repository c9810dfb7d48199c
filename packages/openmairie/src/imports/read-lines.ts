// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import { isSeveral, membersOf, separator } from '../model/several.js'
import { type Ctx, type ImportLine, overrideOf, pureContext } from '../records/index.js'
import type { Cell, SheetRow, Source } from '../spreadsheets/contract.js'
import { isTotalLine } from '../spreadsheets/detect.js'
import { readSheet } from '../spreadsheets/inspect.js'
import { typingOf } from '../ui/target.js'
import { plainText, readTyped, type Typing } from '../ui/values.js'
import { isAmbiguous, shownCell, typedText, type Words } from './cell-text.js'
import type { Settings } from './contract.js'
import { importedFields, referenceOf } from './fields.js'
import { plainHeading } from './mapping.js'
import { importMessages } from './messages.js'
import type { Corrections } from './refused-store.js'

/** Some lines of a file: as a form would send them, and as they lie there. */
export interface ReadLines {
  readonly lines: readonly ImportLine[]
  readonly cells: ReadonlyMap<number, readonly Cell[]>
  /** Lines of totals that were passed over. */
  readonly totals: number
}

/** Lines read without looking whether something else waits. */
const atOnce = 100

/** Reads the lines of a file below its heading; blank ones are passed over. */
export async function* readLines(
  ctx: Ctx,
  entity: AnyEntity,
  source: Source,
  settings: Settings,
  corrections: Corrections,
): AsyncIterable<ReadLines> {
  const read = lineReader(ctx, entity, settings)
  for await (const rows of readSheet(source, settings)) {
    const lines: ImportLine[] = []
    const cells = new Map<number, readonly Cell[]>()
    let totals = 0
    for (const [index, row] of rows.entries()) {
      // What the base answers meanwhile does not wait for the whole batch.
      if (index % atOnce === atOnce - 1) await new Promise(setImmediate)
      if (row.line <= settings.header) continue
      const mended = corrections.get(row.line)
      const whole = mended ? { ...row, cells: mendedCells(row.cells, mended) } : row
      if (whole.cells.every(isBlank)) continue
      if (settings.totals && !mended && isTotalLine(row)) {
        totals++
        continue
      }
      lines.push(read(whole))
      cells.set(row.line, whole.cells)
    }
    if (lines.length > 0 || totals > 0) yield { lines, cells, totals }
  }
}

const isBlank = (cell: Cell): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '')

function mendedCells(cells: readonly Cell[], mended: ReadonlyMap<number, string>): readonly Cell[] {
  const length = Math.max(cells.length, ...[...mended.keys()].map((column) => column + 1))
  return Array.from({ length }, (_, column) => mended.get(column) ?? cells[column] ?? null)
}

/** How a line is read: each column into its field, by the rules of the forms. */
function lineReader(ctx: Ctx, entity: AnyEntity, settings: Settings): (row: SheetRow) => ImportLine {
  const messages = importMessages(ctx.locale)
  const words: Words = { yes: messages.yes, no: messages.no }
  const fields = new Map(importedFields(entity).map((field) => [field.name, field]))
  const readers = settings.columns.flatMap((name, column) => {
    const field = name === null ? undefined : fields.get(name)
    if (!field) return []
    return [{ column, field, read: cellReader(ctx, entity, field, typingOf(ctx)) }]
  })
  const proposed = proposals(ctx, entity, settings)
  return ({ line, cells }) => {
    const input: Record<string, string | null | readonly (string | null)[]> = {}
    const named: Record<string, string> = {}
    const problems: Problem[] = []
    for (const { column, field, read } of readers) {
      const cell = cells[column] ?? null
      if (isAmbiguous(cell, field, settings)) {
        problems.push({ field: field.name, message: messages.ambiguous(shownCell(cell)) })
        continue
      }
      const text = typedText(cell, field, settings, words)
      if (text.includes('\0')) {
        problems.push({ field: field.name, message: messages.unreadable(field.label) })
        continue
      }
      const found = read(text)
      if (found.kind === 'value') input[field.name] = found.value
      else if (found.kind === 'named') named[field.name] = found.text
      else problems.push({ field: field.name, message: found.message })
    }
    return { line, input, named, proposed, problems }
  }
}

type Found =
  | { readonly kind: 'value'; readonly value: string | null | readonly (string | null)[] }
  | { readonly kind: 'named'; readonly text: string }
  | { readonly kind: 'problem'; readonly message: string }

function cellReader(ctx: Ctx, entity: AnyEntity, field: Field, typing: Typing): (text: string) => Found {
  if (referenceOf(ctx, entity, field.name) !== null)
    return (typed) => {
      const text = plainText(typed)
      return text === '' ? { kind: 'value', value: null } : { kind: 'named', text }
    }
  const byLabel = new Map(field.choices?.map(({ value, label }) => [plainHeading(label), value]))
  const chosen = (text: string): string => {
    const isChoice = field.choices?.some(({ value }) => value === text) ?? false
    return isChoice ? text : (byLabel.get(plainHeading(text)) ?? text)
  }
  if (isSeveral(field) && field.choices)
    return (typed) => {
      const members = membersOf(
        field,
        typed.split(/[;,]/).map((each) => chosen(each.trim())),
      )
      return { kind: 'value', value: members.length === 0 ? null : members.join(separator) }
    }
  return (typed) => {
    const found = readTyped(field, field.choices ? chosen(plainText(typed)) : typed, typing)
    return found.problem === null ? { kind: 'value', value: found.text } : { kind: 'problem', message: found.problem }
  }
}

/** What the application proposes for the fields that no column gives, as a new form does; nothing for records that are there. */
function proposals(ctx: Ctx, entity: AnyEntity, { mode, columns }: Settings): Readonly<Record<string, string>> {
  if (mode === 'update') return {}
  const found = importedFields(entity).flatMap(({ name }) => {
    const proposed = overrideOf(ctx, entity).fields?.[name]?.proposed
    if (proposed === undefined || columns.includes(name)) return []
    return [[name, typeof proposed === 'function' ? proposed(pureContext(ctx)) : proposed] as const]
  })
  return Object.fromEntries(found)
}

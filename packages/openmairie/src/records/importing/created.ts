// SPDX-License-Identifier: EUPL-1.2
import { DatabaseError } from '../../database/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import { readKeyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { textOf } from '../reading/columns.js'
import { fileFields } from '../reading/file-names.js'
import { overrideOf } from '../writing/hooks.js'
import { entryOf } from '../writing/journal.js'
import { createWithin, Refusal } from '../writing/save.js'
import { unasked } from '../writing/writable.js'
import type { Writing } from '../writing/writing.js'
import type { LineRefusal } from './contract.js'
import { type Constraint, constraintsOf, givenAbove, rememberAll, takenAbove, takenValues } from './duplicates.js'
import { insertOnly, insertRows, insertTold, KeptOut } from './insert.js'
import { isNobodys, isTimeout, type Judgement, judgeAll, type NewLine, problemsIn } from './judging.js'

/** Adds the records of some lines, each alone: one that is refused is left out. `foreseen`: what they were judged to be before their turn. */
export type AddLines = (
  ctx: Ctx,
  writing: Writing,
  lines: readonly NewLine[],
  foreseen: readonly Judgement[] | null,
) => Promise<readonly LineRefusal[]>

export interface Adder {
  readonly together: boolean
  readonly add: AddLines
  /** Adds the record of one line, by itself. */
  addAlone(ctx: Ctx, writing: Writing, line: NewLine): Promise<readonly LineRefusal[]>
}

const writingHooks = ['beforeWrite', 'afterWrite', 'afterCommit'] as const

/** How the records of an entity are added: by few statements where nothing must happen between two of them (`together`), else one by one. */
export function adderOf(ctx: Ctx, entity: AnyEntity, fate: 'kept' | 'rehearsed'): Adder {
  const hooks = overrideOf(ctx, entity).hooks ?? {}
  const { apart } = ctx.database.dialect.manyRows
  const together =
    entity.key.length > 0 &&
    fileFields(entity).length === 0 &&
    !writingHooks.some((name) => hooks[name] !== undefined) &&
    Object.values(entity.fields).every(({ type }) => !apart.has(type))
  let constraints: readonly Constraint[] | null = null
  // Hooks that ask the base must find there what earlier lines wrote.
  let asking = false
  let wary = 0
  const adding = (known: readonly Constraint[]): Adding => ({
    entity,
    constraints: known,
    fate,
    dares: () => wary === 0 || --wary === 0,
    failed: () => {
      wary = patience
    },
  })
  const add: AddLines = async (given, writing, lines, foreseen) => {
    constraints ??= await constraintsOf(ctx.database, entity)
    if (!together || asking) return addOneByOne(given, writing, entity, constraints, lines)
    const judgements = foreseen ?? (await judgeAll(given, writing, entity, lines))
    asking = judgements === 'asking'
    return judgements === 'asking'
      ? addOneByOne(given, writing, entity, constraints, lines)
      : addTogether(given, writing, adding(constraints), lines, judgements)
  }
  const addAlone: Adder['addAlone'] = async (given, writing, line) => {
    constraints ??= await constraintsOf(ctx.database, entity)
    return addOneByOne(given, writing, entity, constraints, [line])
  }
  return { together, add, addAlone }
}

async function addOneByOne(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  constraints: readonly Constraint[],
  lines: readonly NewLine[],
): Promise<readonly LineRefusal[]> {
  const refused: LineRefusal[] = []
  for (const { line, input } of lines) {
    try {
      await writing.attempt(async () => {
        const { values } = await createWithin(ctx, writing, entity, { ...unasked(ctx, entity, input), ...input })
        const written = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]))
        const above = takenAbove(ctx, entity, constraints, { line, input: written })
        if (above) throw new Refusal([above])
      })
    } catch (error) {
      // The base does not tell whether the line that gave it first is of this file.
      const isTaken = error instanceof DatabaseError && error.violation === 'unique'
      const above = isTaken ? givenAbove(ctx, entity, constraints, input) : null
      refused.push({ line, problems: above ? [above] : problemsIn(ctx, entity, error) })
    }
  }
  return refused
}

/** How rows are added together. */
interface Adding {
  readonly entity: AnyEntity
  readonly constraints: readonly Constraint[]
  readonly fate: 'kept' | 'rehearsed'
  /** Whether to insert without having looked for values that are taken: rows that go in tell that none is. */
  dares(): boolean
  /** They did not go in. */
  failed(): void
}

/** Batches whose values are looked for first, once some were taken: a file has many such lines, or none. */
const patience = 20

async function addTogether(
  ctx: Ctx,
  writing: Writing,
  adding: Adding,
  lines: readonly NewLine[],
  judgements: readonly Judgement[],
): Promise<readonly LineRefusal[]> {
  const { entity, constraints } = adding
  const refused: LineRefusal[] = []
  const judged: NewLine[] = []
  for (const [index, { line }] of lines.entries()) {
    const judgement = judgements[index]
    if (!judgement) continue
    if (judgement.problems.length > 0) refused.push({ line, problems: judgement.problems })
    else judged.push({ line, input: judgement.prepared })
  }
  if (constraints.length > 0 && (await goneIn(ctx, writing, adding, judged))) return refused
  const taken = await takenValues(ctx, writing, entity, constraints, judged)
  for (const [index, problem] of taken) refused.push({ line: judged[index]?.line ?? 0, problems: [problem] })
  const free = judged.filter((_, index) => !taken.has(index))
  return [...refused, ...(await insertOrSplit(ctx, writing, adding, free))]
}

/** Inserts rows without having looked for values that are taken; false where that cannot be, or some are: nothing is then done. */
async function goneIn(ctx: Ctx, writing: Writing, adding: Adding, lines: readonly NewLine[]): Promise<boolean> {
  const { constraints } = adding
  if (!constraints.every(({ sure }) => sure) || !adding.dares()) return false
  const forget = rememberAll(constraints, lines)
  if (forget === null) return false
  try {
    await writing.attempt(() => insertAll(ctx, writing, adding, lines))
    return true
  } catch (error) {
    forget()
    adding.failed()
    if (error instanceof DatabaseError && (isTimeout(error) || !isNobodys(error))) return false
    if (error instanceof KeptOut) return false
    throw error
  }
}

/** Inserts rows together; where the base refuses some, the halves apart, down to the lines that it refuses. */
async function insertOrSplit(
  ctx: Ctx,
  writing: Writing,
  adding: Adding,
  lines: readonly NewLine[],
): Promise<readonly LineRefusal[]> {
  const [first, ...others] = lines
  if (first === undefined) return []
  try {
    await writing.attempt(() => insertAll(ctx, writing, adding, lines))
    return []
  } catch (error) {
    // So many rows may take longer than one statement is given: few of them do not.
    if (isNobodys(error) && !(isTimeout(error) && others.length > 0)) throw error
    if (others.length === 0) return [{ line: first.line, problems: problemsIn(ctx, adding.entity, error) }]
    const half = Math.ceil(lines.length / 2)
    const before = await insertOrSplit(ctx, writing, adding, lines.slice(0, half))
    return [...before, ...(await insertOrSplit(ctx, writing, adding, lines.slice(half)))]
  }
}

async function insertAll(
  ctx: Ctx,
  writing: Writing,
  { entity, fate }: Adding,
  lines: readonly NewLine[],
): Promise<void> {
  const inputs = lines.map(({ input }) => input)
  // What is undone is journalled nowhere: nothing is read back.
  if (fate === 'rehearsed') return insertOnly(writing, entity, inputs)
  const told = await insertTold(writing, entity, inputs, entryOf(ctx, entity, 'create', [], nothing))
  if (told !== null) {
    await writing.followAll(entity, 'created', told.map(keyOf))
    return
  }
  const rows = await insertRows(writing, entity, inputs)
  const keys = rows.map(({ key }) => key)
  await writing.journalAll(
    rows.map(({ key, row }) => entryOf(ctx, entity, 'create', key, { before: null, after: row })),
  )
  await writing.followAll(entity, 'created', keys)
}

const nothing = { before: null, after: null }
const keyOf = (record: string): Key => readKeyText(record) ?? []

// SPDX-License-Identifier: EUPL-1.2
import type { RowsOfJson } from '../../database/dialect/contract.js'
import { DatabaseError } from '../../database/errors.js'
import { TransactionLost } from '../../database/savepoint.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { textOf } from '../reading/columns.js'
import { fileFields } from '../reading/file-names.js'
import { followAll } from '../writing/attached.js'
import { correlationProblems } from '../writing/correlations.js'
import { unasked } from '../writing/create.js'
import { overrideOf } from '../writing/hooks.js'
import { entryOf } from '../writing/journal.js'
import { misplaced, placed, strangers } from '../writing/placing.js'
import { fieldProblems } from '../writing/rules.js'
import { createWithin, hooksWithin, keptOut, Refusal, refusalOf } from '../writing/save.js'
import { inputOf, typedRow } from '../writing/typed.js'
import type { Writing } from '../writing/writing.js'
import type { LineRefusal } from './contract.js'
import { type Constraint, constraintsOf, takenAbove, takenValues } from './duplicates.js'
import { insertOnly, insertRows, KeptOut } from './insert.js'

/** A new record of a file. */
export interface NewLine {
  readonly line: number
  readonly input: Input
}

/** Adds the records of some lines, each alone: one that is refused is left out. */
export type AddLines = (ctx: Ctx, writing: Writing, lines: readonly NewLine[]) => Promise<readonly LineRefusal[]>

const writingHooks = ['beforeWrite', 'afterWrite', 'afterCommit'] as const

/** How the records of an entity are added: by few statements where nothing must happen between two of them, else one by one. */
export function adderOf(ctx: Ctx, entity: AnyEntity, from: RowsOfJson | null, fate: 'kept' | 'rehearsed'): AddLines {
  const hooks = overrideOf(ctx, entity).hooks ?? {}
  const together =
    from !== null &&
    ctx.instance === ctx.database &&
    entity.key.length > 0 &&
    fileFields(entity).length === 0 &&
    !writingHooks.some((name) => hooks[name] !== undefined) &&
    Object.values(entity.fields).every(({ type }) => !apart.has(type))
  let constraints: readonly Constraint[] | null = null
  // Hooks that ask the base must find there what earlier lines wrote.
  let asking = false
  return async (given, writing, lines) => {
    constraints ??= await constraintsOf(ctx.database, entity)
    if (!together || asking) return addOneByOne(given, writing, entity, constraints, lines)
    const judgements = await judgeAll(given, writing, entity, lines)
    asking = judgements === 'asking'
    return judgements === 'asking'
      ? addOneByOne(given, writing, entity, constraints, lines)
      : addTogether(given, writing, { from, entity, constraints, fate }, lines, judgements)
  }
}

/** Types that a row cannot be read back of, or given, by the way of many rows. */
const apart: ReadonlySet<Field['type']> = new Set(['bytes', 'float', 'json'])

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
      refused.push({ line, problems: problemsIn(ctx, entity, error) })
    }
  }
  return refused
}

/** How rows are added together. */
interface Adding {
  readonly from: RowsOfJson
  readonly entity: AnyEntity
  readonly constraints: readonly Constraint[]
  readonly fate: 'kept' | 'rehearsed'
}

async function addTogether(
  ctx: Ctx,
  writing: Writing,
  adding: Adding,
  lines: readonly NewLine[],
  judgements: readonly Judgement[],
): Promise<readonly LineRefusal[]> {
  const { from, entity, constraints } = adding
  const refused: LineRefusal[] = []
  const judged: NewLine[] = []
  for (const [index, { line }] of lines.entries()) {
    const { prepared, problems } = judgements[index] ?? nothing
    if (problems.length > 0) refused.push({ line, problems })
    else judged.push({ line, input: prepared })
  }
  const taken = await takenValues(ctx, writing, from, entity, constraints, judged)
  for (const [index, problem] of taken) refused.push({ line: judged[index]?.line ?? 0, problems: [problem] })
  const free = judged.filter((_, index) => !taken.has(index))
  return [...refused, ...(await insertOrSplit(ctx, writing, adding, free))]
}

interface Judgement {
  readonly prepared: Input
  readonly problems: readonly Problem[]
}
const nothing: Judgement = { prepared: {}, problems: [] }

/** Judges all lines before any is written: `asking` where a hook asks the base, which then must hold the lines before. */
async function judgeAll(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  lines: readonly NewLine[],
): Promise<readonly Judgement[] | 'asking'> {
  const found: Judgement[] = []
  let asks = false
  const watched: Writing = {
    ...writing,
    query: (statement) => {
      asks = true
      return writing.query(statement)
    },
  }
  try {
    // A statement that fails ends a transaction.
    await writing.attempt(async () => {
      for (const { input } of lines) {
        found.push(await judge(ctx, writing, watched, entity, input))
        if (asks) return
      }
    })
  } catch (error) {
    if (error instanceof TransactionLost || !(error instanceof DatabaseError)) throw error
    asks = true
  }
  return asks ? 'asking' : found
}

/** What the hooks make of an input, and what the rules find in it, as for a form. `watched`: where hooks ask. Raises DatabaseError. */
async function judge(
  ctx: Ctx,
  writing: Writing,
  watched: Writing,
  entity: AnyEntity,
  given: Input,
): Promise<Judgement> {
  const input = placed(ctx, entity, { ...unasked(ctx, entity, given), ...given })
  const { hooks: declared } = overrideOf(ctx, entity)
  if (!declared?.prepare && !declared?.validate) {
    // Its references of one column were found among the records that the user may see.
    const isLoose = entity.references.some(({ fields }) => fields.length > 1)
    const away = isLoose
      ? await strangers(ctx, writing, entity, input, {})
      : ctx.collectivites === null
        ? []
        : misplaced(ctx, entity, input)
    const rules = fieldProblems(ctx, entity, input, true)
    return {
      prepared: input,
      problems: [...rules, ...away, ...(await correlationProblems(ctx, writing, entity, input, input))],
    }
  }
  const hooks = hooksWithin(ctx, watched, entity, [])
  try {
    const prepared = inputOf(writing.dialect, entity, await hooks.prepare(typedRow(entity, input)))
    const problems = [
      ...fieldProblems(ctx, entity, prepared, true),
      ...(await strangers(ctx, writing, entity, prepared, {})),
      ...(await correlationProblems(ctx, writing, entity, prepared, prepared)),
      ...(await hooks.validate(typedRow(entity, prepared), null)),
    ]
    return { prepared, problems }
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    return { prepared: input, problems: problemsIn(ctx, entity, error) }
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
    if (error instanceof TransactionLost) throw error
    if (others.length === 0) return [{ line: first.line, problems: problemsIn(ctx, adding.entity, error) }]
    const half = Math.ceil(lines.length / 2)
    const before = await insertOrSplit(ctx, writing, adding, lines.slice(0, half))
    return [...before, ...(await insertOrSplit(ctx, writing, adding, lines.slice(half)))]
  }
}

async function insertAll(
  ctx: Ctx,
  writing: Writing,
  { from, entity, fate }: Adding,
  lines: readonly NewLine[],
): Promise<void> {
  const inputs = lines.map(({ input }) => input)
  // What is undone is journalled nowhere: nothing is read back.
  if (fate === 'rehearsed') return insertOnly(writing, from, entity, inputs)
  const rows = await insertRows(writing, from, entity, inputs)
  await writing.journalAll(
    rows.map(({ key, row }) => entryOf(ctx, entity, 'create', key, { before: null, after: row })),
  )
  await followAll(
    writing,
    ctx,
    entity,
    'created',
    rows.map(({ key }) => key),
  )
}

/** Problems of what was thrown; rethrows what the line is not guilty of. */
export function problemsIn(ctx: Ctx, entity: AnyEntity, error: unknown): readonly Problem[] {
  if (error instanceof TransactionLost) throw error
  return refusalOf(ctx, entity, error instanceof KeptOut ? keptOut(ctx) : error)
}

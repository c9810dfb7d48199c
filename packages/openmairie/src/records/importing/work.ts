// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { demand, demandWrite } from '../reading/scope.js'
import { writingMessages } from '../writing/messages.js'
import { Refusal } from '../writing/save.js'
import type { Writing } from '../writing/writing.js'
import { addNamed } from './adding.js'
import { type Admitted, admit } from './admit.js'
import { changeNamed, namedBy } from './changed.js'
import type { ImportLine, ImportPlan, ImportReport, LineRefusal } from './contract.js'
import { adderOf } from './created.js'
import { type Foreseen, foresight } from './foresight.js'
import { type NewLine, problemsIn } from './judging.js'
import { referenceReaders } from './references.js'

/** The work on the lines of one file: it remembers, from one call to the next, what they refer to and what they gave. */
export interface LineWork {
  /** Lines with what can be said of them before their turn, as many as come: in their order, one batch at a time. */
  foresee(batches: AsyncIterable<readonly ImportLine[]>): AsyncIterable<Batch>
  /** Writes lines within a transaction, each alone: what is refused is told, and the rest stands. */
  write(writing: Writing, batch: Batch): Promise<ImportReport>
  /** What was written is rolled back: what was added on the way is not there. */
  rolledBack(): void
}

/** Lines of a file that are written together. */
export interface Batch {
  readonly lines: readonly ImportLine[]
  readonly foreseen: Foreseen | null
}

/** Raises OM_FORBIDDEN or OM_TABLE_CHANGED where an import may not be made so. */
export function demandImport(ctx: Ctx, entity: AnyEntity, { mode }: Pick<ImportPlan, 'mode'>): void {
  demandWrite(ctx, entity, 'import')
  if (mode !== 'update') demandWrite(ctx, entity, 'create')
  if (mode === 'create') return
  demandWrite(ctx, entity, 'update')
  demand(ctx, entity, 'read')
}

/** How the lines of a file are written as a plan says. */
export function lineWork(ctx: Ctx, entity: AnyEntity, plan: ImportPlan, fate: 'kept' | 'rehearsed'): LineWork {
  const readers = referenceReaders(ctx, entity)
  const { together, add } = adderOf(ctx, entity, ctx.database.dialect.rowsOfJson, fate)
  const judgeAhead = together ? foresight(ctx, entity, readers, plan) : async () => null
  const namedAlready = new Map<string, number>()

  /** Adds what a line refers to and is not there yet. */
  const completed = async (writing: Writing, each: Admitted): Promise<Admitted> => {
    let { input, problems } = each
    for (const [field, label] of each.toAdd) {
      const reader = readers.find((one) => one.field === field)
      const known = reader && (await reader.read(writing, [label]))(label)
      if (!reader || !known) continue
      const added = known.kind === 'one' ? known : await addNamed(ctx, writing, reader, label)
      if ('problems' in added) problems = [...problems, ...added.problems]
      else {
        reader.learn(label, added.key)
        input = { ...input, [field]: added.key }
      }
    }
    return { ...each, input, problems }
  }

  /** The record that a line is about: one that is there, a new one, or what is wrong with it. */
  const decide = async (writing: Writing, { line, input, identity }: Admitted): Promise<Decision> => {
    if (plan.mode === 'create') return { kind: 'new', line, input }
    const refuse = (message: string) => new Refusal([{ field: plan.identity[0] ?? null, message }])
    try {
      return await writing.attempt(async (): Promise<Decision> => {
        const messages = writingMessages(ctx.locale)
        const key = await namedBy(ctx, writing, entity, plan.identity, identity)
        const labels = plan.identity.map((name) => entity.fields[name]?.label ?? name).join(', ')
        // By what names it: a record that an earlier line adds may not be there yet.
        const named = JSON.stringify(plan.identity.map((name) => identity[name]))
        const earlier = namedAlready.get(named)
        if (earlier !== undefined) throw refuse(messages.takenAbove(labels, earlier))
        if (key === null && plan.mode === 'update') throw refuse(messages.nobodyNamed(labels))
        if (!named.includes('null')) namedAlready.set(named, line)
        if (key === null) return { kind: 'new', line, input }
        const changed = await changeNamed(ctx, writing, entity, plan, key, input)
        return { kind: changed ? 'changed' : 'same' }
      })
    } catch (error) {
      return { kind: 'refused', line, problems: problemsIn(ctx, entity, error) }
    }
  }

  /** What each line is about, in the lines' turn: those that change a record are written. */
  const sorted = async (writing: Writing, lines: readonly ImportLine[]) => {
    const refused: LineRefusal[] = []
    const added: NewLine[] = []
    let [updated, unchanged] = [0, 0]
    for (const given of await admit(ctx, writing, entity, readers, plan, lines)) {
      const each = given.toAdd.size > 0 && given.problems.length === 0 ? await completed(writing, given) : given
      if (each.problems.length > 0) {
        refused.push({ line: each.line, problems: each.problems })
        continue
      }
      const decision = await decide(writing, each)
      if (decision.kind === 'refused') refused.push(decision)
      else if (decision.kind === 'new') added.push(decision)
      else if (decision.kind === 'changed') updated++
      else unchanged++
    }
    return { refused, added, updated, unchanged }
  }
  return {
    async *foresee(batches) {
      for await (const lines of batches) yield { lines, foreseen: await judgeAhead(lines) }
    },
    async write(writing, { lines, foreseen }) {
      const { refused, added, updated, unchanged } = foreseen
        ? { ...foreseen, updated: 0, unchanged: 0 }
        : await sorted(writing, lines)
      const notAdded = await add(ctx, writing, added, foreseen?.judgements ?? null)
      const all = [...refused, ...notAdded].sort((a, b) => a.line - b.line)
      return { created: added.length - notAdded.length, updated, unchanged, refused: all }
    },
    rolledBack: () => {
      for (const reader of readers) reader.unlearn()
    },
  }
}

type Decision =
  | ({ readonly kind: 'new' } & NewLine)
  | ({ readonly kind: 'refused' } & LineRefusal)
  | { readonly kind: 'changed' | 'same' }

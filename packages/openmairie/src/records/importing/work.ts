// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { demand, demandWrite } from '../reading/scope.js'
import { writingMessages } from '../writing/messages.js'
import { Refusal } from '../writing/save.js'
import type { Writing } from '../writing/writing.js'
import { withAdded, withThere } from './adding.js'
import { admit } from './admit.js'
import { changeNamed, namedBy } from './changed.js'
import type { Admitted, ImportLine, ImportPlan, ImportReport, LineRefusal } from './contract.js'
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
  const { together, add, addAlone } = adderOf(ctx, entity, fate)
  const judgeAhead = together ? foresight(ctx, entity, readers, plan) : async () => null
  const namedAlready = new Map<string, number>()

  /** The record that a line is about: one that is there, a new one, or what is wrong with it. */
  const decide = async (writing: Writing, { line, input, created, identity }: Admitted): Promise<Decision> => {
    if (plan.mode === 'create') return { kind: 'new', line, input: created }
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
        if (key === null) return { kind: 'new', line, input: created }
        const changed = await changeNamed(ctx, writing, entity, plan, key, input)
        return { kind: changed ? 'changed' : 'same' }
      })
    } catch (error) {
      return { kind: 'refused', line, problems: problemsIn(ctx, entity, error) }
    }
  }

  /** What becomes of a line that adds what it refers to: it is written at once, or none of both is. */
  const decideAdding = async (writing: Writing, each: Admitted): Promise<Decision> => {
    try {
      return await withAdded(ctx, writing, readers, each, async (within, completed) => {
        const decision = await decide(within, completed)
        if (decision.kind === 'refused') throw new Refusal(decision.problems)
        if (decision.kind !== 'new') return decision
        const [refusal] = await addAlone(ctx, within, decision)
        if (refusal) throw new Refusal(refusal.problems)
        return { kind: 'added' }
      })
    } catch (error) {
      return { kind: 'refused', line: each.line, problems: problemsIn(ctx, entity, error) }
    }
  }

  /** Writes lines in their turn: new records together, as far as no line between them adds what it refers to. */
  const inTurn = async (writing: Writing, lines: readonly ImportLine[]): Promise<ImportReport> => {
    const refused: LineRefusal[] = []
    const waiting: NewLine[] = []
    let [created, updated, unchanged] = [0, 0, 0]
    const addWaiting = async (): Promise<void> => {
      const some = waiting.splice(0)
      const not = some.length === 0 ? [] : await add(ctx, writing, some, null)
      refused.push(...not)
      created += some.length - not.length
    }
    for (const admitted of await admit(ctx, writing, entity, readers, plan, lines)) {
      if (admitted.problems.length > 0) {
        refused.push({ line: admitted.line, problems: admitted.problems })
        continue
      }
      const each = admitted.toAdd.size === 0 ? admitted : await withThere(writing, readers, admitted)
      if (each.toAdd.size > 0) await addWaiting()
      const decision = each.toAdd.size > 0 ? await decideAdding(writing, each) : await decide(writing, each)
      if (decision.kind === 'refused') refused.push(decision)
      else if (decision.kind === 'new') waiting.push(decision)
      else if (decision.kind === 'added') created++
      else if (decision.kind === 'changed') updated++
      else unchanged++
    }
    await addWaiting()
    return { created, updated, unchanged, refused }
  }
  return {
    async *foresee(batches) {
      for await (const lines of batches) yield { lines, foreseen: await judgeAhead(lines) }
    },
    async write(writing, { lines, foreseen }) {
      if (!foreseen) {
        const report = await inTurn(writing, lines)
        return { ...report, refused: inOrder(report.refused) }
      }
      const { refused, added, judgements } = foreseen
      const notAdded = await add(ctx, writing, added, judgements)
      const created = added.length - notAdded.length
      return { created, updated: 0, unchanged: 0, refused: inOrder([...refused, ...notAdded]) }
    },
    rolledBack: () => {
      for (const reader of readers) reader.unlearn(null)
    },
  }
}

const inOrder = (refused: readonly LineRefusal[]): readonly LineRefusal[] =>
  [...refused].sort((a, b) => a.line - b.line)

type Decision =
  | ({ readonly kind: 'new' } & NewLine)
  | ({ readonly kind: 'refused' } & LineRefusal)
  | { readonly kind: 'added' | 'changed' | 'same' }

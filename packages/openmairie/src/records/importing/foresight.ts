// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { Writing } from '../writing/writing.js'
import { admit } from './admit.js'
import type { ImportLine, ImportPlan, LineRefusal } from './contract.js'
import { type Judgement, judgeAll, type NewLine } from './judging.js'
import type { ReferenceReader } from './references.js'

/** What is known of lines before their turn has come. */
export interface Foreseen {
  readonly refused: readonly LineRefusal[]
  readonly added: readonly NewLine[]
  /** One for each line to be added. */
  readonly judgements: readonly Judgement[]
}

/** Judges lines while the base is busy with those before; null where that hangs on the base, and they must await their turn. */
export type Foresee = (lines: readonly ImportLine[]) => Promise<Foreseen | null>

/** Lines judged without looking whether something else waits: the base's answers among others. */
const atOnce = 100

/**
 * How the lines of a file are judged ahead of their turn: by the code that judges them in it, before a base that answers nothing.
 * Where that code asks all the same, nothing of what it found counts, and no further line is judged ahead.
 */
export function foresight(ctx: Ctx, entity: AnyEntity, readers: readonly ReferenceReader[], plan: ImportPlan): Foresee {
  // Records that are there decide what becomes of a line, or it adds some: those of the lines before too.
  let tries = plan.mode === 'create' && plan.adding.length === 0
  let begun = false
  return async (lines) => {
    if (!tries) return null
    if (!begun) for (const reader of readers) await reader.read(accessOf(ctx), [])
    begun = true
    const found = await judgedAlone(ctx, entity, readers, plan, lines)
    tries = found !== null
    return found
  }
}

async function judgedAlone(
  ctx: Ctx,
  entity: AnyEntity,
  readers: readonly ReferenceReader[],
  plan: ImportPlan,
  lines: readonly ImportLine[],
): Promise<Foreseen | null> {
  const { writing, isAsked } = silent(ctx)
  const refused: LineRefusal[] = []
  const added: NewLine[] = []
  const judgements: Judgement[] = []
  try {
    for (let from = 0; from < lines.length; from += atOnce) {
      const some: NewLine[] = []
      for (const { line, created, problems } of await admit(
        ctx,
        writing,
        entity,
        readers,
        plan,
        lines.slice(from, from + atOnce),
      ))
        if (problems.length > 0) refused.push({ line, problems })
        else some.push({ line, input: created })
      const found = await judgeAll(ctx, writing, entity, some)
      if (found === 'asking' || isAsked()) return null
      added.push(...some)
      judgements.push(...found)
      await new Promise(setImmediate)
    }
  } catch {
    // Whatever it is, it is met again, and told, in their turn.
    return null
  }
  return { refused, added, judgements }
}

/** A write that is none: it answers nothing, and tells whether it was asked. */
function silent(ctx: Ctx): { readonly writing: Writing; readonly isAsked: () => boolean } {
  let asked = false
  const refuse = async (): Promise<never> => {
    asked = true
    throw new Error('Nothing is asked of the base before the turn of a line has come')
  }
  const writing: Writing = {
    dialect: ctx.database.dialect,
    query: refuse,
    last: refuse,
    attempt: (part) => part(),
    afterCommit: () => {
      asked = true
    },
    demandChange: refuse,
    journal: refuse,
    journalAll: refuse,
    journalInserted: null,
    lines: () => 0,
    follow: refuse,
    followAll: refuse,
    keep: refuse,
  }
  return { writing, isAsked: () => asked }
}

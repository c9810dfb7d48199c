// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import { own } from '../../model/own.js'
import type { Ctx } from '../context.js'
import { writingMessages } from '../writing/messages.js'
import { unknowable } from '../writing/placing.js'
import { recased } from '../writing/recased.js'
import { writable } from '../writing/writable.js'
import type { Writing } from '../writing/writing.js'
import { brokenBesides } from './besides.js'
import type { Admitted, ImportLine, ImportPlan } from './contract.js'
import { type ReferenceReader, writtenFor } from './references.js'

const none: ReadonlyMap<string, string> = new Map()

/** Puts lines into the form of an input that the user may give. References that may be added on the way are told apart. */
export async function admit(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  readers: readonly ReferenceReader[],
  { mode, adding, identity }: ImportPlan,
  lines: readonly ImportLine[],
): Promise<readonly Admitted[]> {
  const messages = writingMessages(ctx.locale)
  // By line: most have nothing of it, and a file has many.
  const resolved: [string, string | null][][] = []
  const problems: (readonly Problem[])[] = []
  const toAdd: ReadonlyMap<string, string>[] = []
  for (const reader of readers) {
    const written = lines.map(({ named }) => writtenFor(named, reader))
    const given = written.filter((value) => value !== undefined)
    if (given.length === 0) continue
    const find = await reader.read(writing, given)
    for (const [index, value] of written.entries()) {
      if (value === undefined) continue
      const found = find(value)
      if (found.kind === 'one') resolved[index] = [...(resolved[index] ?? []), [reader.field, found.key]]
      else if (found.kind === 'none' && adding.includes(reader.field))
        toAdd[index] = new Map(toAdd[index]).set(reader.field, value)
      else {
        const message = found.kind === 'several' ? messages.several(reader.label) : messages.notThere(reader.label)
        problems[index] = [...(problems[index] ?? []), { field: reader.field, message }]
      }
    }
  }
  const admitted = lines.map(({ line, input, proposed, problems: read }, index): Admitted => {
    const keys = resolved[index]
    const whole = keys ? { ...input, ...Object.fromEntries(keys) } : input
    const typed = recased(entity, writable(entity, whole, true))
    const created =
      Object.keys(proposed).length === 0 ? typed : { ...recased(entity, writable(entity, proposed, true)), ...typed }
    const told = [...read, ...(problems[index] ?? []), ...unknowable(ctx, entity, mode === 'create' ? created : typed)]
    const spelt = identity.length === 0 ? whole : recased(entity, whole)
    const naming = Object.fromEntries(identity.map((name) => [name, own(spelt, name) ?? null]))
    return { line, input: typed, created, identity: naming, problems: told, toAdd: toAdd[index] ?? none }
  })
  for (const [index, each] of admitted.entries()) {
    if (each.problems.length === 0) continue
    const besides = await brokenBesides(ctx, writing, entity, mode, each)
    if (besides.length > 0) admitted[index] = { ...each, problems: [...each.problems, ...besides] }
  }
  return admitted
}

// SPDX-License-Identifier: EUPL-1.2
import type { RecentLine } from '../../journal/recent.js'
import type { Payload } from '../../journal/write.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Input, RecordView } from '../contract.js'
import { readWith } from '../reading/read.js'
import { journalled } from './journal.js'
import { writingMessages } from './messages.js'
import { removeWithin } from './remove.js'
import { createAgainWithin, Refusal, updateWithin } from './save.js'
import type { Writing } from './writing.js'

interface Reversed {
  readonly key: Key
  readonly label: string
  readonly differing: readonly string[]
}
type Reversal = (ctx: Ctx, writing: Writing, entity: AnyEntity, key: Key, line: RecentLine) => Promise<Reversed>

/** Writes the contrary of a line, with hooks and a line of its own. Raises Refusal and Refused. */
export const reverse: Reversal = (ctx, writing, entity, key, line) =>
  reversals[line.operation](ctx, writing, entity, key, line)

/**
 * Labels of the fields that the journal does not hold and that undoing would lose: those kept out of it, which a deletion
 * took away, and bytes, of which it knows the number only.
 */
export function lostFields(entity: AnyEntity, line: RecentLine): readonly string[] {
  if (line.operation === 'create') return []
  const changed = new Set(changedFields(line))
  return Object.values(entity.fields)
    .filter((field) => !entity.key.includes(field.name) && !field.automatic)
    .filter((field) =>
      field.hidden ? line.operation === 'delete' && !field.withheld : field.type === 'bytes' && changed.has(field.name),
    )
    .map((field) => field.label)
}

const reversals: Readonly<Record<RecentLine['operation'], Reversal>> = {
  async create(ctx, writing, entity, key, line) {
    const current = await held(ctx, writing, entity, key)
    const now = (await journalled(writing, entity, key)) ?? {}
    const changed = Object.keys(line.after ?? {}).some((name) => name in now && now[name] !== line.after?.[name])
    if (changed) throw refusal(writingMessages(ctx.locale).undoAltered)
    // What would follow it was added since: nobody asked to delete that.
    await removeWithin(ctx, writing, entity, current, () => true)
    return { key, label: current.label, differing: [] }
  },

  async update(ctx, writing, entity, key, line) {
    const current = await held(ctx, writing, entity, key)
    const now = (await journalled(writing, entity, key)) ?? {}
    const changed = changedFields(line).filter((name) => isWritten(entity, entity.fields[name]))
    const changedSince = changed.filter((name) => now[name] !== line.after?.[name])
    if (changedSince.length > 0) throw refusal(undoChanged(ctx, entity, changedSince))
    const written = await updateWithin(ctx, writing, entity, current, inputOf(entity, line.before, changed))
    return outcomeOf(writing, entity, written ?? current, line.before, changed)
  },

  async delete(ctx, writing, entity, key, line) {
    const messages = writingMessages(ctx.locale)
    if (await readWith(ctx, writing, entity, key)) throw refusal(messages.undoTaken)
    const names = Object.keys(line.before ?? {})
    const given = names.filter((name) => isWritten(entity, entity.fields[name]))
    const written = await createAgainWithin(ctx, writing, entity, inputOf(entity, line.before, given))
    if (written.key.join('\n') !== key.join('\n')) throw refusal(messages.refused)
    return outcomeOf(writing, entity, written, line.before, names)
  },
}

async function held(ctx: Ctx, writing: Writing, entity: AnyEntity, key: Key): Promise<RecordView> {
  const current = await readWith(ctx, writing, entity, key, true)
  if (!current) throw refusal(writingMessages(ctx.locale).undoGone)
  return current
}

/** What the base numbers is given back as a key; what it computes it computes again. */
function isWritten(entity: AnyEntity, field: Field | undefined): boolean {
  return field !== undefined && (!field.automatic || entity.key.includes(field.name))
}

function changedFields({ before, after }: RecentLine): readonly string[] {
  return Object.keys(before ?? {}).filter((name) => (before?.[name] ?? null) !== (after?.[name] ?? null))
}

function inputOf(entity: AnyEntity, values: Payload | null, names: readonly string[]): Input {
  return Object.fromEntries(
    names.map((name) => {
      const text = values?.[name] ?? null
      // A list was journalled as JSON, from a list of texts.
      const list = text !== null && entity.fields[name]?.type === 'array'
      return [name, list ? (JSON.parse(text) as readonly (string | null)[]) : text]
    }),
  )
}

async function outcomeOf(
  writing: Writing,
  entity: AnyEntity,
  written: RecordView,
  former: Payload | null,
  names: readonly string[],
): Promise<Reversed> {
  const now = (await journalled(writing, entity, written.key)) ?? {}
  const differing = names.filter(
    (name) => name in now && now[name] !== former?.[name] && !entity.fields[name]?.withheld,
  )
  return { key: written.key, label: written.label, differing }
}

/** Fields that changed since; those that are kept from the user are not named. */
function undoChanged(ctx: Ctx, entity: AnyEntity, names: readonly string[]): string {
  const messages = writingMessages(ctx.locale)
  const told = names.filter((name) => !entity.fields[name]?.withheld)
  return told.length > 0 ? messages.undoChanged(labelsOf(entity, told).join(', ')) : messages.undoAltered
}

function labelsOf(entity: AnyEntity, names: readonly string[]): readonly string[] {
  return names.map((name) => entity.fields[name]?.label ?? name)
}

function refusal(message: string): Refusal {
  return new Refusal([{ field: null, message }])
}

// SPDX-License-Identifier: EUPL-1.2
import { isSeen, ownLabel, referenceNamed, referenceOf, visible, withoutOwnName } from '../../model/chain.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx, ListRow, RecordView } from '../../records/index.js'
import { labelIn, shown } from '../../ui/format.js'

/** What a merge field gives. */
export interface Merged {
  /** As it is shown. */
  readonly text: string
  /** As the engine has it; null for nothing. */
  readonly raw: string | null
  readonly label: string
}

/** A record, with those that it refers to, as far as a text names them. */
export interface Known {
  readonly entity: AnyEntity
  readonly label: string
  readonly row: ListRow
  /** By name of reference; null where it refers to nothing that its reader may see. */
  readonly referred: ReadonlyMap<string, Known | null>
  /** Rows of its tabs, by name of tab. */
  readonly tabs: ReadonlyMap<string, readonly Known[]>
}

/** A record as it was read, with nothing around it. */
export function knownOf(entity: AnyEntity, row: ListRow | RecordView): Known {
  return { entity, label: 'label' in row ? row.label : '', row, referred: new Map(), tabs: new Map() }
}

/** What a path names from a record; null where it names nothing, or what its reader may not see. */
export function mergedAt(ctx: Ctx, known: Known, path: readonly string[]): Merged | null {
  const [first, ...rest] = withoutOwnName(known.entity, path)
  if (first === undefined) return null
  if (rest.length === 0) return first === ownLabel ? labelOf(ctx, known) : fieldAt(ctx, known, first)
  const reference = referenceNamed(known.entity, first)
  if (!reference) return null
  const target = known.referred.get(reference.name)
  if (target) return mergedAt(ctx, target, rest)
  // Nothing is referred to: the path names nothing of it, but it is a path.
  return target === null ? { text: '', raw: null, label: '' } : null
}

/** What the field that a path leads to is called; null where it leads to nothing, or to what its reader may not see. */
export function labelAt(ctx: Ctx, entity: AnyEntity, path: readonly string[]): string | null {
  const [first, ...rest] = withoutOwnName(entity, path)
  if (first === undefined) return null
  if (rest.length === 0) return first === ownLabel ? entity.noun.singular : (visible(entity, first)?.label ?? null)
  const reference = referenceNamed(entity, first)
  const target = ctx.app.localised[ctx.locale].get(reference?.entity ?? '')
  if (!reference || !isSeen(entity, reference) || !target || !ctx.grants.can(ctx.app.definition.name, target, 'read'))
    return null
  return labelAt(ctx, target, rest)
}

/** What names a record; of a row of a listing, which comes without, its parts. */
function labelOf(ctx: Ctx, known: Known): Merged {
  const { label, entity } = known
  const parts = entity.recordLabel.map((name) => fieldAt(ctx, known, name)?.text ?? '')
  const text = label === '' ? parts.filter((part) => part !== '').join(' ') : label
  return { text, raw: text, label: entity.noun.singular }
}

function fieldAt(ctx: Ctx, { entity, row }: Known, name: string): Merged | null {
  const field = visible(entity, name)
  if (!field) return null
  const value = row.values[name]
  const raw =
    value === null || value === undefined ? null : typeof value === 'object' ? value.join(', ') : String(value)
  const text =
    field.widget === 'file'
      ? (row.labels[name] ?? '')
      : (labelIn(referenceOf(entity, name) ?? null, row.labels) ?? shown(field, value, ctx))
  return { text, raw, label: field.label }
}

// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../entity.js'
import { integerRange, secondFigures } from '../ranges.js'

/** One way in which a table is no longer what its generated file says. */
export type Difference =
  | { readonly kind: 'gone' | 'key' }
  | { readonly kind: 'added' | 'removed' | 'nullability' | 'computed' | 'reference'; readonly name: string }
  | { readonly kind: 'type'; readonly name: string; readonly before: string; readonly after: string }

/** New columns that ask for nothing: writes that do not know them lose nothing, so the table goes on as it was generated. */
export function additions(generated: AnyEntity, live: AnyEntity | undefined): readonly string[] {
  return Object.values(live?.fields ?? {})
    .filter(({ name, required }) => !required && !Object.hasOwn(generated.fields, name))
    .map(({ name }) => name)
}

/**
 * What differs between an entity as it was generated and as the catalogue has it now, but for `additions`; `live` is null
 * where its table is gone.
 */
export function differences(generated: AnyEntity, live: AnyEntity | null): readonly Difference[] {
  if (live === null) return [{ kind: 'gone' }]
  const [before, after] = [generated.fields, live.fields]
  const names = Object.keys(before)
  const isNew = (name: string): boolean => !Object.hasOwn(before, name)
  const changed: readonly Difference[] = [
    ...names.filter((name) => !Object.hasOwn(after, name)).map((name): Difference => ({ kind: 'removed', name })),
    ...names.flatMap((name) => ofField(before[name], after[name])),
    ...names
      .filter((name) => Object.hasOwn(after, name) && isComputed(generated, name) !== isComputed(live, name))
      .map((name): Difference => ({ kind: 'computed', name })),
    ...(keyOf(generated) === keyOf(live) ? [] : [{ kind: 'key' } as const]),
    ...ofReferences(generated, live),
  ]
  const added = Object.keys(after)
    .filter(isNew)
    .map((name): Difference => ({ kind: 'added', name }))
  return changed.length > 0 || added.length > additions(generated, live).length ? [...added, ...changed] : []
}

/** Whether the base alone writes a column; its keys have a kind of their own. */
const isComputed = ({ fields, key }: AnyEntity, name: string): boolean =>
  fields[name]?.automatic === true && !key.includes(name)

function ofField(before: Field | undefined, after: Field | undefined): readonly Difference[] {
  if (!before || !after) return []
  const { name } = before
  return [
    ...(typeOf(before) === typeOf(after)
      ? []
      : [{ kind: 'type', name, before: before.native, after: after.native } as const]),
    ...(before.nullable === after.nullable && before.required === after.required
      ? []
      : [{ kind: 'nullability', name } as const]),
  ]
}

/** What a type holds: engines of another version spell the same type otherwise. */
function typeOf({ type, native, element, maxLength, precision, scale, choices }: Field): string {
  const isWhole = type === 'integer' || type === 'bigint'
  const range = isWhole ? Object.values(integerRange(native)).map(String) : []
  const values = type === 'enum' || type === 'array' ? (choices ?? []).map((choice) => choice.value) : []
  return JSON.stringify([type, element, maxLength, precision, scale, secondFigures(native), range, values])
}

function keyOf({ key, keyKind, kind, table }: AnyEntity): string {
  return JSON.stringify([kind, key, keyKind, table.inherited])
}

function ofReferences(generated: AnyEntity, live: AnyEntity): readonly Difference[] {
  const [before, after] = [generated, live].map(
    (entity) =>
      new Map(
        entity.references.map(({ fields, entity: target, targetFields, onDelete }) => [
          JSON.stringify([fields, target, targetFields, onDelete]),
          { fields: fields.join(', '), isNew: fields.some((name) => !Object.hasOwn(generated.fields, name)) },
        ]),
      ),
  )
  if (!before || !after) return []
  const changed = [
    ...[...before].filter(([said]) => !after.has(said)),
    ...[...after].filter(([said, { isNew }]) => !before.has(said) && !isNew),
  ]
  return [...new Set(changed.map(([, { fields }]) => fields))].map((name) => ({ kind: 'reference', name }))
}

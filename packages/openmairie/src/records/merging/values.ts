// SPDX-License-Identifier: EUPL-1.2
import type { Dialect } from '../../database/dialect/contract.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import type { Input, RecordView } from '../contract.js'
import { textOf } from '../reading/columns.js'
import { referencesTo } from '../reading/dependents.js'
import { inputOf } from '../writing/typed.js'
import type { Pair } from './moving.js'

/** Fields of two records that differ and that a user may write; what others refer to stays as the kept record has it. */
export function differingFields(ctx: Ctx, { entity, kept, gone }: Pair): readonly string[] {
  const referred = new Set(referencesTo(ctx, entity).flatMap(({ reference }) => reference.targetFields))
  const isChosen = ({ name, hidden, readOnly, automatic, type }: Field): boolean =>
    !hidden && !readOnly && !automatic && type !== 'bytes' && !entity.key.includes(name) && !referred.has(name)
  return Object.values(entity.fields)
    .filter(isChosen)
    .map(({ name }) => name)
    .filter((name) => textOf(kept.values[name]) !== textOf(gone.values[name]))
}

/** What is written to the kept record: the values taken from the other; a record that would refer to itself refers to none. */
export function chosenValues(dialect: Dialect, ctx: Ctx, pair: Pair, taken: readonly string[]): Input {
  const { entity, kept, gone } = pair
  const chosen = differingFields(ctx, pair).filter((name) => taken.includes(name))
  const after = { ...kept.values, ...Object.fromEntries(chosen.map((name) => [name, gone.values[name] ?? null])) }
  const itself = entity.references
    .filter((reference) => reference.entity === entity.name)
    .filter(({ fields, targetFields }) => {
      const refersTo = ({ values }: RecordView): boolean =>
        fields.every((name, index) => {
          const target = textOf(values[targetFields[index] ?? ''])
          return target !== null && textOf(after[name]) === target
        })
      // One that referred to itself before goes on.
      return refersTo(gone) || (fields.some((name) => chosen.includes(name)) && refersTo(kept))
    })
    .flatMap(({ fields, targetFields }) =>
      fields.map((name, index): readonly [string, unknown] => [
        name,
        fields.every((each) => entity.fields[each]?.nullable) ? null : kept.values[targetFields[index] ?? ''],
      ]),
    )
  const picked = chosen.map((name): readonly [string, unknown] => [name, after[name]])
  return inputOf(dialect, entity, Object.fromEntries([...picked, ...itself]))
}

/** Whether the journal would hold all that a deletion of such a record takes away. */
export function isHeldWhole(entity: AnyEntity): boolean {
  return Object.values(entity.fields).every(
    ({ hidden, automatic, type, name }) => entity.key.includes(name) || automatic || (!hidden && type !== 'bytes'),
  )
}

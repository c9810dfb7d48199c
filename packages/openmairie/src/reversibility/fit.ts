// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import type { Ctx, BringingReason as Reason } from '../records/index.js'
import type { FieldDescription, ResourceDescription } from './package.js'
import { movingTables } from './sources.js'

/** What is there to be written to, or why it cannot be. */
export type Fitting =
  | { readonly ctx: Ctx; readonly entity: AnyEntity; readonly reasons: readonly Reason[] }
  | { readonly ctx: null; readonly reasons: readonly Reason[] }

/**
 * Whether a table of an archive fits into one of this instance: each difference that would lose something is named, and so is each
 * table that no archive may write to, whatever it says. `alone`: this instance has no collectivité yet.
 */
export function fittingOf(contexts: readonly Ctx[], resource: ResourceDescription, alone: boolean): Fitting {
  const { application, entity: name, rows, kind } = resource.openmairie
  const place = `${application}.${name}`
  const ctx = contexts.find(({ app }) => app.definition.name === application)
  if (!ctx)
    return {
      ctx: null,
      reasons: [
        both(
          `l’application «\u00a0${application}\u00a0» n’est pas servie ici`,
          `the application “${application}” is not served here`,
        ),
      ],
    }
  const entity = ctx.app.localised.fr.get(name)
  if (!entity || entity.kind !== 'table')
    return {
      ctx: null,
      reasons:
        rows === 0
          ? []
          : [both(`il n’y a pas de table «\u00a0${place}\u00a0» ici`, `there is no table “${place}” here`)],
    }
  const { own, shared } = movingTables(ctx, alone)
  const isShared = shared.includes(entity)
  if (!isShared && !own.includes(entity)) return { ctx: null, reasons: rows === 0 ? [] : [ownedByNobody(place)] }
  const fields = resource.schema?.fields ?? []
  const reasons = [
    ...(ctx.app.drifted.has(name)
      ? [
          both(
            `«\u00a0${place}\u00a0» a changé dans la base depuis la génération`,
            `“${place}” has changed in the base since it was generated`,
          ),
        ]
      : []),
    ...(isShared !== (kind === 'shared')
      ? [
          both(
            `«\u00a0${place}\u00a0» n’est pas partagée là-bas comme ici`,
            `“${place}” is not shared there as it is here`,
          ),
        ]
      : []),
    ...fields.flatMap((field) => fieldReasons(place, entity, field)),
    ...Object.values(entity.fields)
      .filter((field) => isNeeded(field) && rows > 0 && !fields.some((each) => each.name === field.name))
      .map((field) =>
        both(
          `l’archive n’a pas la colonne «\u00a0${place}.${field.name}\u00a0», obligatoire ici`,
          `the archive lacks the column “${place}.${field.name}”, which must be given here`,
        ),
      ),
  ]
  return { ctx, entity, reasons }
}

const ownedByNobody = (place: string): Reason =>
  both(
    `rien ne dit ici à quelle collectivité sont les lignes de «\u00a0${place}\u00a0»\u00a0: une archive n’y écrit pas`,
    `nothing tells here whose the lines of “${place}” are: no archive writes there`,
  )
const isNeeded = (field: Field): boolean => !field.nullable && field.default === null && !field.automatic

function fieldReasons(place: string, entity: AnyEntity, given: FieldDescription): readonly Reason[] {
  const field = Object.hasOwn(entity.fields, given.name) ? entity.fields[given.name] : undefined
  const column = `«\u00a0${place}.${given.name}\u00a0»`
  const english = `“${place}.${given.name}”`
  if (!field) return [both(`la colonne ${column} n’existe pas ici`, `the column ${english} does not exist here`)]
  const narrower = both(
    `la colonne ${column} est plus étroite ici (${given.openmairie.native} là-bas, ${field.native} ici)`,
    `the column ${english} is narrower here (${given.openmairie.native} there, ${field.native} here)`,
  )
  if (!holds(field, given)) return [narrower]
  if (!field.nullable && given.openmairie.empty > 0)
    return [
      both(
        `la colonne ${column} doit être remplie ici, et ne l’est pas toujours là-bas`,
        `the column ${english} must be filled here, and is not always there`,
      ),
    ]
  return []
}

/** Types that hold all that another one does, beside itself. */
const wider: Readonly<Record<string, readonly Field['type'][]>> = {
  string: ['text'],
  enum: ['string', 'text'],
  uuid: ['string', 'text'],
  integer: ['bigint', 'decimal'],
  bigint: ['decimal'],
}

/** Whether a column holds all that another one may. */
function holds(field: Field, { constraints, openmairie: there }: FieldDescription): boolean {
  if (field.type !== there.type && !wider[there.type]?.includes(field.type)) return false
  const length = constraints?.maxLength ?? null
  if (field.maxLength !== null && (length === null || length > field.maxLength) && isText(field)) return false
  if (field.type === 'decimal' && field.precision !== null && there.type === 'decimal') {
    if (there.precision === null) return false
    const [scale, ours] = [there.scale ?? 0, field.scale ?? 0]
    if (scale > ours || there.precision - scale > field.precision - ours) return false
  }
  if (field.type === 'integer' && field.native === 'smallint' && there.native !== 'smallint') return false
  const choices = field.type === 'enum' ? field.choices : null
  return (
    choices === null || (constraints?.enum ?? []).every((value) => choices.some((choice) => choice.value === value))
  )
}

const isText = ({ type }: Field): boolean => type === 'string' || type === 'text'

const both = (fr: string, en: string): Reason => ({ fr: `${upper(fr)}.`, en: `${upper(en)}.` })
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

// SPDX-License-Identifier: EUPL-1.2
import { childNamed, isSeen, visible } from '../model/chain.js'
import type { AnyEntity, Child, Reference } from '../model/entity.js'
import type { QueryDefinition } from '../model/query.js'
import type { Ctx } from '../records/index.js'
import { aboutOf, type Draft } from './draft.js'
import { queriesMessages } from './messages.js'

export interface OfferedPath {
  readonly path: string
  readonly label: string
}

/** Fields that may be chosen, of the records, of what is joined, and of the rows of the tab. */
export interface PathGroup {
  readonly title: string
  readonly paths: readonly OfferedPath[]
}

export interface Offered {
  readonly root: AnyEntity | null
  readonly groups: readonly PathGroup[]
  /** Chains that may be joined from where one is. */
  readonly joins: readonly OfferedPath[]
  readonly tabs: readonly OfferedPath[]
}

/** Where a path of a query may be, as its reader sees it. */
export interface Place {
  readonly entity: AnyEntity
  readonly prefix: string
  readonly title: string
}

/** What one may choose for a query, of what he sees. */
export function offeredFor(ctx: Ctx, draft: Draft): Offered {
  const { root, rows } = startsOf(ctx, aboutOf(draft))
  if (!root) return { root: null, groups: [], joins: [], tabs: [] }
  const places: Place[] = [root, ...(rows ? [rows] : [])]
  // Shorter chains first: each is found from the one before it.
  for (const chain of [...draft.joined].sort((a, b) => a.length - b.length)) {
    const found = places.flatMap((place) => targetsOf(ctx, place)).find(({ prefix }) => prefix === `${chain}.`)
    if (found) places.push(found)
  }
  const known = new Set(places.map(({ prefix }) => prefix))
  const { children } = root.entity
  return {
    root: root.entity,
    groups: places.map(({ entity, prefix, title }) => ({
      title,
      paths: Object.keys(entity.fields).flatMap((name) => {
        const field = visible(entity, name)
        return field && field.type !== 'bytes' && field.widget !== 'file'
          ? [{ path: prefix + name, label: calledIn({ prefix, title }, field.label) }]
          : []
      }),
    })),
    joins: places
      .flatMap((place) => targetsOf(ctx, place))
      .filter(({ prefix }) => !known.has(prefix))
      .map(({ prefix, title }) => ({ path: prefix.slice(0, -1), label: title })),
    tabs: children.flatMap((child) => {
      const below = rowsOf(ctx, child)
      if (!below) return []
      const { entity, reference } = below
      const alike = children.filter(({ entity: name }) => name === child.entity).length > 1
      const label = alike ? `${entity.label} (${reference.label})` : entity.label
      return [{ path: `${child.entity}.${child.reference}`, label }]
    }),
  }
}

/** Where the paths of a query begin: at its records, and at the rows of its tab; null for what its reader does not see. */
export function startsOf(
  ctx: Ctx,
  { entity: about, tab }: Pick<QueryDefinition, 'entity' | 'tab'>,
): { readonly root: Place | null; readonly rows: Place | null } {
  const root = seen(ctx, about, 'list')
  if (!root) return { root: null, rows: null }
  const child = tab === undefined ? null : childNamed(root, tab)
  const below = child && rowsOf(ctx, child)
  return {
    root: { entity: root, prefix: '', title: root.label },
    rows: below && {
      entity: below.entity,
      prefix: `${tab}.`,
      title: queriesMessages(ctx.locale).tabOf(below.entity.label),
    },
  }
}

/** Where a reference of a place leads; null where its reader does not see it. */
export function stepTo(ctx: Ctx, { entity, prefix, title }: Place, reference: Reference): Place | null {
  const target = seen(ctx, reference.entity, 'read')
  if (!target || !isSeen(entity, reference)) return null
  const label = prefix === '' ? reference.label : `${title} › ${reference.label}`
  return { entity: target, prefix: `${prefix}${reference.name}.`, title: label }
}

/** What is at a place, as it is called: alone where that is the records themselves. */
export function calledIn({ prefix, title }: Pick<Place, 'prefix' | 'title'>, label: string): string {
  return prefix === '' ? label : `${label} (${title})`
}

function targetsOf(ctx: Ctx, place: Place): readonly Place[] {
  return place.entity.references.flatMap((reference) => stepTo(ctx, place, reference) ?? [])
}

/** The rows of a tab, and the reference by which they are. */
function rowsOf(ctx: Ctx, child: Child): { readonly entity: AnyEntity; readonly reference: Reference } | null {
  const entity = seen(ctx, child.entity, 'list')
  const reference = entity?.references.find(({ name }) => name === child.reference)
  return entity && reference && isSeen(entity, reference) ? { entity, reference } : null
}

/** An entity that a reader sees: lists its rows, or reads its records. */
export function seen(ctx: Ctx, name: string, verb: 'list' | 'read'): AnyEntity | null {
  const entity = ctx.app.localised[ctx.locale].get(name)
  return entity && ctx.grants.can(ctx.app.definition.name, entity, verb) ? entity : null
}

// SPDX-License-Identifier: EUPL-1.2
import { childNamed, isSeen, visible } from '../model/chain.js'
import type { AnyEntity } from '../model/entity.js'
import type { Ctx } from '../records/index.js'
import type { Draft } from './draft.js'
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

interface Place {
  readonly entity: AnyEntity
  readonly prefix: string
  readonly title: string
}

/** What one may choose for a query, of what he sees. */
export function offeredFor(ctx: Ctx, draft: Draft): Offered {
  const messages = queriesMessages(ctx.locale)
  const root = seen(ctx, draft.entity, 'list')
  if (!root) return { root: null, groups: [], joins: [], tabs: [] }
  const tab = draft.tab === '' ? null : childNamed(root, draft.tab)
  const rows = tab && seen(ctx, tab.entity, 'list')
  const starts: readonly Place[] = [
    { entity: root, prefix: '', title: root.label },
    ...(tab && rows ? [{ entity: rows, prefix: `${draft.tab}.`, title: messages.tabOf(rows.label) }] : []),
  ]
  const places: Place[] = [...starts]
  // Shorter chains first: each is found from the one before it.
  for (const chain of [...draft.joined].sort((a, b) => a.length - b.length)) {
    const found = places.flatMap((place) => targetsOf(ctx, place)).find(({ prefix }) => prefix === `${chain}.`)
    if (found) places.push(found)
  }
  const known = new Set(places.map(({ prefix }) => prefix))
  return {
    root,
    groups: places.map(({ entity, prefix, title }) => ({
      title,
      paths: Object.keys(entity.fields).flatMap((name) => {
        const field = visible(entity, name)
        return field && field.type !== 'bytes' && field.widget !== 'file'
          ? [{ path: prefix + name, label: prefix === '' ? field.label : `${field.label} (${title})` }]
          : []
      }),
    })),
    joins: places
      .flatMap((place) => targetsOf(ctx, place))
      .filter(({ prefix }) => !known.has(prefix))
      .map(({ prefix, title }) => ({ path: prefix.slice(0, -1), label: title })),
    tabs: root.children.flatMap((child) => {
      const entity = seen(ctx, child.entity, 'list')
      const reference = entity?.references.find(({ name }) => name === child.reference)
      if (!entity || !reference || !isSeen(entity, reference)) return []
      const alike = root.children.filter(({ entity: name }) => name === child.entity).length > 1
      const label = alike ? `${entity.label} (${reference.label})` : entity.label
      return [{ path: `${child.entity}.${child.reference}`, label }]
    }),
  }
}

/** Where the references of a place lead, a step on. */
function targetsOf(ctx: Ctx, { entity, prefix, title }: Place): readonly Place[] {
  return entity.references.flatMap((reference) => {
    const target = seen(ctx, reference.entity, 'read')
    if (!target || !isSeen(entity, reference)) return []
    const label = prefix === '' ? reference.label : `${title} › ${reference.label}`
    return [{ entity: target, prefix: `${prefix}${reference.name}.`, title: label }]
  })
}

function seen(ctx: Ctx, name: string, verb: 'list' | 'read'): AnyEntity | null {
  const entity = ctx.app.localised[ctx.locale].get(name)
  return entity && ctx.grants.can(ctx.app.definition.name, entity, verb) ? entity : null
}

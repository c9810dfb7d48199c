// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../../model/application.js'
import type { AnyEntity } from '../../model/entity.js'
import type { PageRequest } from '../../ui/page.js'

const known = new WeakMap<ResolvedApplication, readonly AnyEntity[]>()

/** The entities with tasks whose records the user may read, by application and name. No page asks the base for it. */
export function withTasks({
  apps,
  grants,
}: Pick<PageRequest, 'apps' | 'grants'>): readonly (readonly [string, string])[] {
  return apps.flatMap((app) => {
    const { name } = app.definition
    const held = known.get(app) ?? [...app.entities.values()].map(({ entity }) => entity).filter(({ tasks }) => tasks)
    known.set(app, held)
    return held.filter((entity) => grants.can(name, entity, 'read')).map((entity) => [name, entity.name] as const)
  })
}

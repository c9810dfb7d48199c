// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import type { Grants, Verb } from './contract.js'

const reading: readonly Verb[] = ['list', 'read']
const writing: readonly Verb[] = ['create', 'update', 'delete']

/**
 * What is granted, and beside it what the code of a page does by itself for whoever may open it: reading some entities of its
 * application, and writing some.
 */
export function widened(
  grants: Grants,
  application: string,
  { reads, writes }: { readonly reads: readonly string[]; readonly writes: readonly string[] },
): Grants {
  const verbs = new Map<string, ReadonlySet<Verb>>([
    ...reads.map((name) => [name, new Set(reading)] as const),
    ...writes.map((name) => [name, new Set([...reading, ...writing])] as const),
  ])
  const does = (app: string, entity: AnyEntity, verb: Verb): boolean =>
    app === application && verbs.get(entity.name)?.has(verb) === true
  return {
    ...grants,
    profil: `page:${grants.profil}:${[...verbs].map(([name, held]) => `${name} ${held.size}`).join()}`,
    can: (app, entity, verb) => grants.can(app, entity, verb) || does(app, entity, verb),
  }
}

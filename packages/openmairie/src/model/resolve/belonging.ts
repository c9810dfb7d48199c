// SPDX-License-Identifier: EUPL-1.2
import type { Belonging, ResolvedEntity } from '../application.js'
import type { AnyEntity, Reference } from '../entity.js'

/**
 * How the rows of each entity belong to a collectivité: by their own column, by mandatory references to rows that belong,
 * to all of them where the author says that the table is shared, or in no declared way. Empty where no table has the
 * column: the application knows no collectivité.
 */
export function belongingsOf(entities: ReadonlyMap<string, ResolvedEntity>): ReadonlyMap<string, Belonging> {
  const all = [...entities.values()]
  const found = new Map<string, Belonging>()
  for (const { entity, override } of all) {
    if (override.shared === true) found.set(entity.name, { kind: 'shared' })
    else if (entity.collectivite !== null) found.set(entity.name, { kind: 'column', field: entity.collectivite })
  }
  if (![...found.values()].some(({ kind }) => kind === 'column')) return new Map()
  for (const { entity } of all) {
    const home = homeOf(entity)
    // The collectivités themselves, named by what the column refers to.
    if (home && !found.has(home.entity)) found.set(home.entity, { kind: 'column', field: home.targetFields[0] ?? '' })
  }
  for (;;) {
    const next = all.flatMap(({ entity }): readonly [string, Belonging][] => {
      const references = found.has(entity.name) ? [] : entity.references.filter((each) => leads(each, found))
      return references.length === 0 ? [] : [[entity.name, { kind: 'references', references }]]
    })
    if (next.length === 0) break
    for (const [name, belonging] of next) found.set(name, belonging)
  }
  for (const { entity } of all) if (!found.has(entity.name)) found.set(entity.name, { kind: 'undeclared' })
  return found
}

/** The reference by which a table names its collectivité, where it has one. */
function homeOf(entity: AnyEntity): Reference | undefined {
  return entity.references.find((each) => each.fields.length === 1 && each.fields[0] === entity.collectivite)
}

function leads(reference: Reference, found: ReadonlyMap<string, Belonging>): boolean {
  const kind = found.get(reference.entity)?.kind
  return reference.required && (kind === 'column' || kind === 'references')
}

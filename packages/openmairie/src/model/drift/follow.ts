// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../application.js'
import { finding } from '../checks/finding.js'
import { describe } from '../describe.js'
import type { AnyEntity } from '../entity.js'
import { infer } from '../infer/infer.js'
import { standardParameters } from '../parameters.js'
import { resolveApplication } from '../resolve/resolve.js'
import type { Schema } from '../schema.js'
import { additions, type Difference, differences } from './compare.js'
import { editionsLeft } from './editions-left.js'
import { inWords } from './words.js'

type Drifts = ReadonlyMap<string, readonly Difference[]>

/**
 * The application before the catalogue as it is. A table whose structure is no longer what its generated file says can be
 * read, as it is now, and no more; one that is gone is left out; the others go on, and so does one that has got columns
 * which ask for nothing. One finding for each, `folder` being
 * where to generate.
 */
export function followCatalogue(app: ResolvedApplication, schema: Schema, folder: string): ResolvedApplication {
  const { definition } = app
  const { generated } = definition
  const entities = generated.entities.map((each) => each.generated)
  const { drifts, live } = nearest(entities, schema)
  const command = `openmairie generate ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}`
  const added = entities.flatMap((entity) =>
    drifts.has(entity.name)
      ? []
      : additions(entity, live.get(entity.name)).map((column) =>
          finding('model.column-added', `${definition.name}.${entity.name}`, {
            table: entity.table.name,
            column,
            command,
          }),
        ),
  )
  if (drifts.size === 0) return added.length === 0 ? app : { ...app, findings: [...added, ...app.findings] }
  const isThere = (name: string): boolean => live.has(name) || !drifts.has(name)
  const resolved = resolveApplication(
    {
      ...definition,
      generated: {
        ...generated,
        entities: generated.entities
          .filter((each) => isThere(each.generated.name))
          .map((each) => ({ ...each, generated: asItIs(each.generated, drifts, live) })),
        menu: generated.menu.map((section) => ({
          ...section,
          entries: section.entries.filter(({ entity }) => entity === undefined || isThere(entity)),
        })),
        dashboard: generated.dashboard.filter(isThere),
        editions: (generated.editions ?? []).map((each) => editionsLeft(each, isThere, live)),
      },
    },
    app.source,
  )
  const found = [...drifts].map(([name, list]) =>
    finding('model.drift', `${definition.name}.${name}`, {
      table: entities.find((entity) => entity.name === name)?.table.name ?? name,
      differences: { fr: inWords(list, 'fr'), en: inWords(list, 'en') },
      command,
    }),
  )
  // Files without a table are found on the disk, which nothing here changes.
  const onDisk = app.findings.filter(({ id }) => id === 'model.orphan-override')
  return {
    ...resolved,
    drifted: new Set(drifts.keys()),
    findings: [...found, ...added, ...resolved.findings, ...onDisk],
  }
}

/** Keys may be those of the database or those of a convention: which one was used is told by what agrees best. */
function nearest(entities: readonly AnyEntity[], schema: Schema) {
  const [constraints, postulate] = (['constraints', 'postulate'] as const).map((keyMode) => {
    const live = liveEntities(entities, schema, keyMode)
    return { live, drifts: driftsOf(entities, live) }
  })
  if (!constraints || !postulate) throw new Error('There are two modes')
  return postulate.drifts.size < constraints.drifts.size ? postulate : constraints
}

function driftsOf(entities: readonly AnyEntity[], live: ReadonlyMap<string, AnyEntity>): Drifts {
  const known = new Set(entities.map((entity) => entity.name))
  return new Map(
    entities
      .map((entity) => [entity.name, differences(within(entity, known), live.get(entity.name) ?? null)] as const)
      .filter(([, list]) => list.length > 0),
  )
}

/** What leads out of the application does not count. */
function within(entity: AnyEntity, known: ReadonlySet<string>): AnyEntity {
  return { ...entity, references: entity.references.filter((reference) => known.has(reference.entity)) }
}

const placeOf = ({ table }: { readonly table: Pick<AnyEntity['table'], 'schema' | 'name'> }): string =>
  JSON.stringify([table.schema, table.name])

/** The application's entities as the catalogue has them, under the names that they were generated with. */
function liveEntities(
  entities: readonly AnyEntity[],
  schema: Schema,
  keyMode: 'constraints' | 'postulate',
): ReadonlyMap<string, AnyEntity> {
  const names = new Map(entities.map((entity) => [placeOf(entity), entity.name]))
  const facts = infer(schema, { ...standardParameters, keyMode }, 'fr').filter((each) => names.has(placeOf(each)))
  const named = new Map(facts.map((each) => [each.name, names.get(placeOf(each)) ?? each.name]))
  return new Map(
    facts.map((each) => {
      const entity: AnyEntity = describe<Record<string, unknown>, string>(each)
      const name = named.get(each.name) ?? each.name
      const references = entity.references.flatMap((reference) => {
        const target = named.get(reference.entity)
        return target === undefined ? [] : [{ ...reference, entity: target }]
      })
      const children = entity.children.flatMap((child) => {
        const source = named.get(child.entity)
        return source === undefined ? [] : [{ ...child, entity: source }]
      })
      return [name, { ...entity, name, references, children }]
    }),
  )
}

/** A table that changed as it is now, read only; another without the sub-forms that are no more. */
function asItIs(entity: AnyEntity, drifts: Drifts, live: ReadonlyMap<string, AnyEntity>): AnyEntity {
  const now = live.get(entity.name)
  if (now && drifts.has(entity.name)) return { ...now, readOnly: true }
  return {
    ...entity,
    children: entity.children.filter((child) => {
      const referring = drifts.has(child.entity) ? live.get(child.entity) : undefined
      if (!drifts.has(child.entity)) return true
      return referring?.references.some((reference) => reference.name === child.reference) ?? false
    }),
  }
}

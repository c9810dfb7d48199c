// SPDX-License-Identifier: EUPL-1.2
import type { Finding } from '../application.js'
import { finding } from '../checks/finding.js'
import type { AnyEntity, Field } from '../entity.js'
import type { AnyOverride, FieldOverride } from '../override.js'

type Depends = NonNullable<FieldOverride<unknown>['dependsOn']>

/**
 * The entity with the fields whose choices follow from another field, and those that another entity's labels are proposed
 * for; a finding for each that leads nowhere, which is off.
 */
export function withCorrelations(
  app: string,
  entity: AnyEntity,
  override: AnyOverride,
  entities: ReadonlyMap<string, AnyEntity>,
): { entity: AnyEntity; findings: readonly Finding[] } {
  const findings: Finding[] = []
  const fields = Object.values(entity.fields).map((field): readonly [string, Field] => {
    const { dependsOn, suggestions } = override.fields?.[field.name] ?? {}
    const place = `${app}.${entity.name}.fields.${field.name}`
    const correlated = dependsOn === undefined ? null : correlationOf(entity, field, dependsOn, entities)
    if (dependsOn !== undefined && !correlated)
      findings.push(finding('model.correlation', `${place}.dependsOn`, { name: field.name, field: nameIn(dependsOn) }))
    const isKnown = suggestions !== undefined && entities.has(suggestions)
    if (suggestions !== undefined && !isKnown)
      findings.push(finding('model.orphan-entity', `${place}.suggestions`, { name: suggestions }, [...entities.keys()]))
    return [field.name, { ...field, dependsOn: correlated, suggestions: isKnown ? suggestions : null }]
  })
  return { entity: { ...entity, fields: Object.fromEntries(fields) }, findings }
}

function nameIn(dependsOn: Depends): string {
  return typeof dependsOn === 'string' ? dependsOn : dependsOn.field
}

/** What a choice must hold: where nothing is said, the target's own reference to what the other field refers to. */
function correlationOf(
  entity: AnyEntity,
  field: Field,
  dependsOn: Depends,
  entities: ReadonlyMap<string, AnyEntity>,
): Field['dependsOn'] {
  const name = nameIn(dependsOn)
  const target = entities.get(alone(entity, field.name)?.entity ?? '')
  const other = alone(entity, name)
  if (!target || name === field.name || entity.fields[name]?.hidden !== false) return null
  const same = target.references.find(
    ({ fields, entity: to, targetFields }) =>
      fields.length === 1 && to === other?.entity && targetFields[0] === other.targetFields[0],
  )
  const through = typeof dependsOn === 'string' ? (same?.fields[0] ?? name) : dependsOn.through
  return target.fields[through]?.hidden === false ? { field: name, through } : null
}

function alone(entity: AnyEntity, name: string) {
  return entity.references.find((reference) => reference.fields.length === 1 && reference.fields[0] === name)
}

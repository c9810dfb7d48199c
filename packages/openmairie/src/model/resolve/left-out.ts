// SPDX-License-Identifier: EUPL-1.2
import type { Finding } from '../application.js'
import { finding } from '../checks/finding.js'
import { defaultWidget } from '../describe.js'
import type { AnyEntity, Field } from '../entity.js'

/** The entity without what leads to entities that the application leaves out, and a finding for each. */
export function withoutLeftOut(
  app: string,
  entity: AnyEntity,
  names: ReadonlySet<string>,
): { entity: AnyEntity; findings: readonly Finding[] } {
  const references = entity.references.filter((reference) => names.has(reference.entity))
  const children = entity.children.filter((child) => names.has(child.entity))
  if (references.length === entity.references.length && children.length === entity.children.length)
    return { entity, findings: [] }
  const place = `${app}.${entity.name}`
  const lost = entity.references.filter((reference) => !names.has(reference.entity))
  const referring = new Set(references.flatMap((reference) => reference.fields))
  const alone = new Set(lost.flatMap((reference) => reference.fields).filter((name) => !referring.has(name)))
  const typed = (field: Field): Field =>
    alone.has(field.name) && (field.widget === 'select' || field.widget === 'autocomplete')
      ? { ...field, widget: defaultWidget(field, field.nullable) }
      : field
  return {
    entity: {
      ...entity,
      references,
      children,
      fields: Object.fromEntries(Object.entries(entity.fields).map(([name, field]) => [name, typed(field)])),
    },
    findings: [
      ...lost.map((reference) =>
        finding('model.left-out-reference', `${place}.references.${reference.name}`, {
          name: reference.entity,
          table: entity.table.name,
        }),
      ),
      ...entity.children
        .filter((child) => !names.has(child.entity))
        .map((child) =>
          finding('model.left-out-tab', `${place}.children.${child.entity}.${child.reference}`, {
            name: `${child.entity}.${child.reference}`,
            table: entity.table.name,
          }),
        ),
    ],
  }
}

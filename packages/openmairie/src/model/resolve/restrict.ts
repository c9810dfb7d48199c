// SPDX-License-Identifier: EUPL-1.2
import type { Who } from '../access.js'
import type { ResolvedApplication, ResolvedEntity } from '../application.js'
import type { AnyEntity, Child, Field } from '../entity.js'

type Restriction = 'hidden' | 'read only'
/** By entity and field. */
type Restrictions = ReadonlyMap<string, ReadonlyMap<string, Restriction>>

const known = new WeakMap<ResolvedApplication, Map<string, ResolvedApplication>>()

/**
 * The application for whoever is exempt of some restrictions only: a field that is hidden from him is hidden like one that is
 * hidden from everybody. Two users with the same restrictions have the same application.
 */
export function restricted(
  app: ResolvedApplication,
  isExempt: (entity: AnyEntity, who: Who) => boolean,
): ResolvedApplication {
  const restrictions = new Map<string, ReadonlyMap<string, Restriction>>()
  for (const resolved of app.entities.values()) {
    const found = restrictionsOf(resolved, isExempt)
    if (found.size > 0) restrictions.set(resolved.entity.name, found)
  }
  if (restrictions.size === 0) return app
  const name = JSON.stringify([...restrictions].map(([entity, fields]) => [entity, [...fields]]))
  const made = known.get(app) ?? new Map<string, ResolvedApplication>()
  known.set(app, made)
  const found = made.get(name) ?? {
    ...app,
    localised: { fr: restrictedAll(app.localised.fr, restrictions), en: restrictedAll(app.localised.en, restrictions) },
  }
  made.set(name, found)
  return found
}

function restrictionsOf(
  { entity, override }: ResolvedEntity,
  isExempt: (entity: AnyEntity, who: Who) => boolean,
): ReadonlyMap<string, Restriction> {
  const found = new Map<string, Restriction>()
  for (const [name, said] of Object.entries(override.fields ?? {})) {
    const { hiddenUnless, readOnlyUnless } = said?.access ?? {}
    // What names a record is in its address: it cannot be kept from who opens it.
    if (hiddenUnless && !entity.key.includes(name) && !isExempt(entity, hiddenUnless)) found.set(name, 'hidden')
    else if (readOnlyUnless && !isExempt(entity, readOnlyUnless)) found.set(name, 'read only')
  }
  return found
}

function restrictedAll(entities: ReadonlyMap<string, AnyEntity>, restrictions: Restrictions) {
  return new Map([...entities].map(([name, entity]) => [name, restrictedEntity(entity, entities, restrictions)]))
}

function restrictedEntity(
  entity: AnyEntity,
  entities: ReadonlyMap<string, AnyEntity>,
  restrictions: Restrictions,
): AnyEntity {
  const own = restrictions.get(entity.name) ?? new Map<string, Restriction>()
  const children = entity.children.map((child) =>
    hidesReference(child, entities, restrictions) ? { ...child, shown: false } : child,
  )
  const isShown = (name: string): boolean => own.get(name) !== 'hidden'
  const isWritten = (name: string): boolean => !own.has(name)
  const { listing, form, duplicates } = entity
  const recordLabel = entity.recordLabel.filter(isShown)
  const match = duplicates.match.filter(({ field }) => isShown(field))
  return {
    ...entity,
    children,
    recordLabel: recordLabel.length > 0 ? recordLabel : entity.key,
    fields: Object.fromEntries(
      Object.entries(entity.fields).map(([name, field]) => [
        name,
        uncorrelated(restrictedField(field, own.get(name)), entity, restrictions),
      ]),
    ),
    listing: {
      ...listing,
      columns: listing.columns.filter(isShown),
      sort: listing.sort.filter((sort) => isShown(sort.field)),
      search: listing.search.filter(isShown),
      criteria: listing.criteria.filter(isShown),
      exported: listing.exported?.filter(isShown) ?? null,
      editable: listing.editable.filter(isWritten),
    },
    form: {
      ...form,
      groups: form.groups.map((group) => ({ ...group, fields: group.fields.filter(isShown) })),
      carried: form.carried.filter(isWritten),
      copied: form.copied.filter(isWritten),
    },
    duplicates: {
      ...duplicates,
      match,
      least: Math.min(match.length, duplicates.least),
      namesakes: duplicates.namesakes.filter(isShown),
    },
  }
}

/** Choices that follow from a hidden field, of this entity or of the one chosen from, would tell what it holds. */
function uncorrelated(field: Field, entity: AnyEntity, restrictions: Restrictions): Field {
  const { dependsOn } = field
  if (!dependsOn) return field
  const target = entity.references.find(({ fields }) => fields.length === 1 && fields[0] === field.name)?.entity ?? ''
  const isHidden = (name: string, at: string): boolean => restrictions.get(name)?.get(at) === 'hidden'
  return isHidden(entity.name, dependsOn.field) || isHidden(target, dependsOn.through)
    ? { ...field, dependsOn: null }
    : field
}

function restrictedField(field: Field, restriction: Restriction | undefined): Field {
  switch (restriction) {
    case undefined:
      return field
    case 'hidden':
      return {
        ...field,
        hidden: true,
        withheld: true,
        readOnly: true,
        required: false,
        dependsOn: null,
        suggestions: null,
      }
    case 'read only':
      return { ...field, readOnly: true, required: false }
  }
}

/** Whether a sub-form would tell by which records it holds what a hidden field holds. */
function hidesReference(child: Child, entities: ReadonlyMap<string, AnyEntity>, restrictions: Restrictions): boolean {
  const own = restrictions.get(child.entity)
  const reference = entities.get(child.entity)?.references.find(({ name }) => name === child.reference)
  return own !== undefined && (reference?.fields.some((name) => own.get(name) === 'hidden') ?? false)
}

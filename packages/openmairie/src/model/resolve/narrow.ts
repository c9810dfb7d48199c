// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../application.js'
import type { AnyEntity } from '../entity.js'

const known = new WeakMap<ResolvedApplication, ResolvedApplication>()

/** The application for whoever works for one collectivité: nothing asks which, and no listing repeats it. */
export function narrowed(app: ResolvedApplication): ResolvedApplication {
  if (app.belongings.size === 0) return app
  const narrow = known.get(app) ?? {
    ...app,
    localised: { fr: narrowedAll(app.localised.fr), en: narrowedAll(app.localised.en) },
  }
  known.set(app, narrow)
  return narrow
}

function narrowedAll(entities: ReadonlyMap<string, AnyEntity>): ReadonlyMap<string, AnyEntity> {
  return new Map([...entities].map(([name, entity]) => [name, narrowedEntity(entity)]))
}

function narrowedEntity(entity: AnyEntity): AnyEntity {
  const name = entity.collectivite
  const field = name === null ? undefined : entity.fields[name]
  // A part of the key names the record: it stays.
  if (!field || entity.key.includes(field.name)) return entity
  const isOther = (other: string): boolean => other !== field.name
  const { listing, form } = entity
  const recordLabel = entity.recordLabel.filter(isOther)
  return {
    ...entity,
    recordLabel: recordLabel.length > 0 ? recordLabel : entity.key,
    fields: { ...entity.fields, [field.name]: { ...field, readOnly: true, required: false } },
    listing: {
      ...listing,
      columns: listing.columns.filter(isOther),
      sort: listing.sort.filter((sort) => isOther(sort.field)),
      search: listing.search.filter(isOther),
      criteria: listing.criteria.filter(isOther),
    },
    form: { ...form, groups: form.groups.map((group) => ({ ...group, fields: group.fields.filter(isOther) })) },
  }
}

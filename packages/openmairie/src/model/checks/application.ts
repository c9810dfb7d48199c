// SPDX-License-Identifier: EUPL-1.2
import type { ApplicationDefinition, Finding, ResolvedEntity } from '../application.js'
import type { AnyEntity } from '../entity.js'
import { wordsOf } from '../resolve/localise.js'
import { finding } from './finding.js'

/** What concerns several entities: rows that belong to no collectivité where others do, translations of nothing. */
export function checkApplication(
  { name, translations }: ApplicationDefinition,
  entities: ReadonlyMap<string, ResolvedEntity>,
): readonly Finding[] {
  return [...unscoped(name, entities), ...lostTranslations(name, translations ?? {}, entities)]
}

function unscoped(app: string, entities: ReadonlyMap<string, ResolvedEntity>): readonly Finding[] {
  const scoped = new Set([...entities.values()].filter(({ entity }) => entity.collectivite !== null).map(nameOf))
  if (scoped.size === 0) return []
  const home = [...entities.values()].flatMap(({ entity }) =>
    entity.references.filter((each) => each.fields.includes(entity.collectivite ?? '')).map((each) => each.entity),
  )
  // A mandatory reference leads its table to the collectivité of the target, however far.
  const leads = (entity: AnyEntity, seen: ReadonlySet<string>): boolean =>
    scoped.has(entity.name) ||
    entity.references.some((reference) => {
      const target = entities.get(reference.entity)?.entity
      return (
        reference.required &&
        target !== undefined &&
        !seen.has(target.name) &&
        leads(target, new Set([...seen, target.name]))
      )
    })
  return [...entities.values()]
    .filter(
      ({ entity, override }) => entity.kind === 'table' && override.shared !== true && !home.includes(entity.name),
    )
    .filter(({ entity }) => !leads(entity, new Set([entity.name])))
    .map(({ entity }) => finding('model.unscoped', `${app}.${entity.name}`, { table: entity.table.name }))
}

function nameOf({ entity }: ResolvedEntity): string {
  return entity.name
}

/** Translations of a known entity whose path names nothing. A word of the menu is translated by itself, and has no path. */
function lostTranslations(
  app: string,
  translations: NonNullable<ApplicationDefinition['translations']>,
  entities: ReadonlyMap<string, ResolvedEntity>,
): readonly Finding[] {
  return Object.entries(translations).flatMap(([locale, words]) =>
    Object.keys(words ?? {}).flatMap((path) => {
      const [name = '', ...rest] = path.split('.')
      const entity = entities.get(name)?.entity
      if (!entity || rest.length === 0) return []
      const known = translatable(entity)
      const said = rest.join('.')
      if (known.has(said)) return []
      return [
        finding('model.orphan-translation', `${app}.translations.${locale}.${path}`, { name: said, table: name }, [
          ...known,
        ]),
      ]
    }),
  )
}

function translatable(entity: AnyEntity): ReadonlySet<string> {
  const fields = Object.values(entity.fields)
  return new Set([
    ...wordsOf(entity).keys(),
    ...fields.map((field) => `fields.${field.name}.help`),
    ...fields.flatMap((field) => (field.choices ?? []).map((choice) => `fields.${field.name}.choices.${choice.value}`)),
    ...entity.listing.marks.map((_, index) => `listing.rows.${index}.label`),
    ...entity.form.groups.map((_, index) => `form.groups.${index}.legend`),
  ])
}

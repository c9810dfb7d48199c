// SPDX-License-Identifier: EUPL-1.2
import type { ApplicationDefinition, Belonging, Finding, ResolvedEntity } from '../application.js'
import { wordsOf } from '../resolve/localise.js'
import { finding } from './finding.js'
import { checkPersons } from './personal.js'

type Entities = ReadonlyMap<string, ResolvedEntity>

/** What concerns several entities: rows that belong to no collectivité where others do, translations of nothing. */
export function checkApplication(
  definition: ApplicationDefinition,
  entities: Entities,
  belongings: ReadonlyMap<string, Belonging>,
): readonly Finding[] {
  const { name, translations } = definition
  return [
    ...unscoped(name, entities, belongings),
    ...checkPersons(definition, entities),
    ...lostTranslations(name, translations ?? {}, entities),
    ...sharedRights(definition, entities),
  ]
}

/** Rights of pages that bear the name of an entity: what is granted over it would open them too. */
function sharedRights({ name, pages }: ApplicationDefinition, entities: Entities): readonly Finding[] {
  return Object.entries(pages ?? {}).flatMap(([page, { access }]) =>
    access !== 'public' && entities.has(access.right)
      ? [finding('model.page-right', `${name}.pages.${page}`, { name: access.right })]
      : [],
  )
}

function unscoped(app: string, entities: Entities, belongings: ReadonlyMap<string, Belonging>): readonly Finding[] {
  return [...entities.values()]
    .filter(({ entity }) => belongings.get(entity.name)?.kind === 'undeclared')
    .map(({ entity }) => finding('model.unscoped', `${app}.${entity.name}`, { table: entity.table.name }))
}

/** Translations of a known entity whose path names nothing. A word of the menu is translated by itself, and has no path. */
function lostTranslations(
  app: string,
  translations: NonNullable<ApplicationDefinition['translations']>,
  entities: Entities,
): readonly Finding[] {
  return Object.entries(translations).flatMap(([locale, words]) =>
    Object.keys(words ?? {}).flatMap((path) => {
      const [name = '', ...rest] = path.split('.')
      const resolved = entities.get(name)
      if (!resolved || rest.length === 0) return []
      const known = translatable(resolved)
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

function translatable({ entity, override }: ResolvedEntity): ReadonlySet<string> {
  const fields = Object.values(entity.fields)
  return new Set([
    ...wordsOf(entity).keys(),
    ...(entity.help === null ? [] : ['help']),
    ...fields.map((field) => `fields.${field.name}.help`),
    ...fields.flatMap((field) => (field.choices ?? []).map((choice) => `fields.${field.name}.choices.${choice.value}`)),
    ...entity.listing.marks.map((_, index) => `listing.rows.${index}.label`),
    ...Object.keys(override.listing?.links ?? {}).map((link) => `listing.links.${link}.label`),
    ...Object.entries(override.actions ?? {}).flatMap(([action, { confirm }]) => [
      `actions.${action}.label`,
      ...(confirm === undefined ? [] : [`actions.${action}.confirm`]),
    ]),
    ...entity.form.groups.map((_, index) => `form.groups.${index}.legend`),
    ...(entity.personal ? ['personal.purpose', 'personal.recipients'] : []),
    ...(entity.personal?.fields ?? []).map(({ field }) => `fields.${field}.personal.purpose`),
  ])
}

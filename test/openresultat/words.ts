// SPDX-License-Identifier: EUPL-1.2
import definition from '../../apps/openresultat/app.js'
import { motsDe } from '../../apps/openresultat/pages/mots.js'
import type { Locale, ResolvedApplication } from '../../packages/openmairie/src/model/application.js'
import type { AnyEntity } from '../../packages/openmairie/src/model/entity.js'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import { resolveApplication } from '../../packages/openmairie/src/model/resolve/resolve.js'
import { wordOf } from '../../packages/openmairie/src/model/word.js'

const app: ResolvedApplication = resolveApplication(definition, {
  database: 'DATABASE_URL',
  schemas: ['openresultat'],
  parameters: 'standard',
})

/** What an entity says in a language, by path; not its actions nor its links. */
function saidOf(entity: AnyEntity): ReadonlyMap<string, string> {
  const said = new Map([
    ['label', entity.label],
    ['noun.singular', entity.noun.singular],
    ['noun.plural', entity.noun.plural],
    ['help', entity.help ?? ''],
  ])
  for (const [name, { label, help, choices }] of Object.entries(entity.fields)) {
    said.set(`fields.${name}.label`, label).set(`fields.${name}.help`, help ?? '')
    for (const choice of choices ?? []) said.set(`fields.${name}.choices.${choice.value}`, choice.label)
  }
  for (const { name, label } of entity.references) said.set(`references.${name}.label`, label)
  for (const { entity: child, reference, label } of entity.children)
    said.set(`children.${child}.${reference}.label`, label)
  for (const [index, { legend }] of entity.form.groups.entries()) said.set(`form.groups.${index}.legend`, legend ?? '')
  for (const [index, { label }] of entity.listing.marks.entries()) said.set(`listing.rows.${index}.label`, label)
  return said
}

/** What the actions and links of an entity say as their author wrote it, by path. */
function offeredBy({ actions, listing }: AnyOverride): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(actions ?? {}).flatMap(([name, { label, confirm }]): [string, string][] => [
      [`actions.${name}.label`, label],
      ...(confirm === undefined ? [] : [[`actions.${name}.confirm`, confirm] satisfies [string, string]]),
    ]),
    ...Object.entries(listing?.links ?? {}).map(([name, { label }]) => [`listing.links.${name}.label`, label] as const),
  ]
}

/** Words that the two languages share, as they are meant in both. */
const shared = new Set(
  'Canton Cantons canton cantons Code Population Type Types Date Version Photo Image Plan Total Participation Phase Prime Transmission Transmissions transmission transmissions GeoJSON Logo'.split(
    ' ',
  ),
)

/** What the application says in French and not in English: by entity and path, what has no other word in English. */
export function untranslated(): readonly string[] {
  return [...app.entities].flatMap(([name, { override }]) => {
    const [french, english] = (['fr', 'en'] as const).map((locale: Locale) => {
      const entity = app.localised[locale].get(name)
      return entity ? saidOf(entity) : new Map<string, string>()
    })
    const offered = offeredBy(override).filter(
      ([path, word]) => wordOf(definition, 'en', word, `${name}.${path}`) === word,
    )
    return [...[...(french ?? [])].filter(([path, word]) => word !== '' && english?.get(path) === word), ...offered]
      .filter(([, word]) => !shared.has(word))
      .map(([path, word]) => `${name}.${path}: ${word}`)
  })
}

/** Words of the application's French that are none of its English: menu, profils, entities, actions, links and pages. */
export function wordsOfTheApplication(): ReadonlySet<string> {
  const said = (locale: Locale) => [...app.localised[locale].values()].flatMap((entity) => [...saidOf(entity).values()])
  const translations = definition.translations?.en ?? {}
  const written = [
    ...app.menu.map(({ label }) => label),
    ...Object.values(definition.pages ?? {}).map(({ label }) => label),
    ...Object.values(definition.profils ?? {}).map(({ label }) => label),
    ...[...app.entities.values()].flatMap(({ override }) => offeredBy(override).map(([, word]) => word)),
    ...strings(motsDe('fr')),
  ]
  const english = new Set([...said('en'), ...Object.values(translations), ...strings(motsDe('en'))])
  return new Set([...said('fr'), ...written].filter((word) => word !== '' && !english.has(word)))
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

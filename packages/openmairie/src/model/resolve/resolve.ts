// SPDX-License-Identifier: EUPL-1.2
import type {
  ApplicationDefinition,
  ApplicationSource,
  Finding,
  Layer,
  Locale,
  MenuEntry,
  MenuSection,
  ResolvedApplication,
  ResolvedEntity,
} from '../application.js'
import { isBulkBound } from '../bulk-bound.js'
import { checkApplication } from '../checks/application.js'
import { checkEntity } from '../checks/entity.js'
import { finding } from '../checks/finding.js'
import type { AnyEntity } from '../entity.js'
import { isCadence } from '../schedule.js'
import { belongingsOf } from './belonging.js'
import { withCorrelations } from './correlations.js'
import { resolveEditions } from './editions.js'
import { withoutLeftOut } from './left-out.js'
import { localise } from './localise.js'
import { merge } from './merge.js'
import { withoutOrphans } from './orphans.js'
import { resolveQueries } from './queries.js'

/** Merges the layers of an application once, at start. Every finding is returned; an orphan is off, the rest serves. */
export function resolveApplication(definition: ApplicationDefinition, source: ApplicationSource): ResolvedApplication {
  const { name } = definition
  const given = definition.bulkBound
  const bound = given !== undefined && isBulkBound(given) ? given : null
  const present = new Set(definition.generated.entities.map(({ generated }) => generated.name))
  const resolved = definition.generated.entities.map(({ generated, override }) => {
    const origins = new Map<string, Layer>(bound === null ? [] : [['bulkBound', 'application']])
    const kept = withoutOrphans(name, generated, override)
    const said = bound === null ? generated : { ...generated, bulkBound: bound }
    const { entity: merged, findings: leftOut } = withoutLeftOut(name, merge(said, kept.override, origins), present)
    const schema = merged.table.schema ?? source.schemas[0] ?? null
    return {
      resolved: { entity: { ...merged, table: { ...merged.table, schema } }, override: kept.override, origins },
      findings: [...leftOut, ...kept.findings, ...checkEntity(name, generated, kept.override, merged)],
    }
  })
  const merged = new Map(resolved.map(({ resolved: { entity } }) => [entity.name, entity]))
  const correlated = resolved.map(({ resolved: { entity, override, ...rest }, findings }) => {
    const found = withCorrelations(name, entity, override, merged)
    return { resolved: { ...rest, override, entity: found.entity }, findings: [...findings, ...found.findings] }
  })
  const entities = new Map(
    correlated.map((each): [string, ResolvedEntity] => [each.resolved.entity.name, each.resolved]),
  )
  const names = [...entities.keys()]
  const belongings = belongingsOf(entities)
  const schedules = Object.entries(definition.schedules ?? {})
  const menu = knownMenu(definition, definition.menu ?? definition.generated.menu, names)
  const editions = resolveEditions(definition, merged)
  const queries = resolveQueries(definition, merged)
  const dashboard = definition.dashboard ?? definition.generated.dashboard
  return {
    definition,
    source,
    entities,
    localised: { fr: localisedTo('fr', definition, entities), en: localisedTo('en', definition, entities) },
    belongings,
    menu: menu.sections,
    editions: editions.editions,
    queries: queries.queries,
    dashboard: dashboard.filter((name) => entities.has(name)),
    drifted: new Set(),
    searched: new Set(),
    schedules: Object.fromEntries(schedules.filter(([, { cadence }]) => isCadence(cadence))),
    findings: [
      ...correlated.flatMap((each) => each.findings),
      ...menu.findings,
      ...editions.findings,
      ...queries.findings,
      ...dashboard.filter((lost) => !entities.has(lost)).map((lost) => orphanEntity(name, 'dashboard', lost, names)),
      ...(given === undefined || bound !== null
        ? []
        : [finding('model.bulk-bound', `${name}.bulkBound`, { name: String(given) })]),
      ...schedules
        .filter(([, { cadence }]) => !isCadence(cadence))
        .map(([each]) => finding('model.schedule', `${name}.schedules.${each}`, { name: each })),
      ...checkApplication(definition, entities, belongings),
    ],
  }
}

function localisedTo(
  locale: Locale,
  definition: ApplicationDefinition,
  entities: ReadonlyMap<string, ResolvedEntity>,
): ReadonlyMap<string, AnyEntity> {
  // French is the language of generated files and overrides: only the author's own table goes over them.
  const generated = locale === 'fr' ? {} : definition.generated.translations[locale]
  const translations = { ...generated, ...definition.translations?.[locale] }
  return new Map([...entities].map(([name, { entity }]) => [name, localise(entity, translations)]))
}

function knownMenu(definition: ApplicationDefinition, sections: readonly MenuSection[], names: readonly string[]) {
  const pages = Object.keys(definition.pages ?? {})
  const isKnown = ({ entity, page }: MenuEntry): boolean =>
    entity === undefined ? pages.includes(page) : names.includes(entity)
  const orphans = sections.flatMap((section) => section.entries).filter((entry) => !isKnown(entry))
  return {
    sections: sections.map((section) => ({
      ...section,
      entries: section.entries.filter(isKnown),
    })),
    findings: orphans.map((entry) =>
      orphanEntity(definition.name, 'menu', entry.entity ?? entry.page, entry.entity === undefined ? pages : names),
    ),
  }
}

function orphanEntity(app: string, place: string, name: string, existing: readonly string[]): Finding {
  return finding('model.orphan-entity', `${app}.${place}`, { name }, existing)
}

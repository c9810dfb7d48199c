// SPDX-License-Identifier: EUPL-1.2
import type { PageDeclaration } from './authored-page.js'
import type { EditionDefinitions } from './edition.js'
import type { AnyEntity, Reference } from './entity.js'
import type { Extension, Override } from './override.js'
import type { ParametreDeclaration } from './parametre.js'
import type { QueryDefinition } from './query.js'
import type { ScheduleDeclaration } from './schedule.js'

export type Locale = 'fr' | 'en'

/** Leads to the listing of an entity, or to a page that the author wrote. */
export type MenuEntry<Names extends string = string, Pages extends string = string> = {
  readonly label?: string
} & ({ readonly entity: Names; readonly page?: never } | { readonly page: Pages; readonly entity?: never })
export interface MenuSection<Names extends string = string, Pages extends string = string> {
  readonly label: string
  readonly entries: readonly MenuEntry<Names, Pages>[]
}

/** Translations of one locale: dotted path → text, e.g. `ressource.fields.nom.label`. */
export type Translations = Readonly<Record<string, string>>

declare const names: unique symbol
/** What the sealed `gen/index.ts` of an application exports. It remembers, for the compiler alone, its entities' names. */
export interface GeneratedApplication<Names extends string = string> {
  readonly [names]?: Names
  readonly entities: readonly Extension[]
  readonly menu: readonly MenuSection[]
  /** Entities on the tableau de bord. */
  readonly dashboard: readonly string[]
  /** What is printed; none in files that were generated before there were editions. */
  readonly editions?: readonly EditionDefinitions[]
  readonly translations: Readonly<Record<Locale, Translations>>
}

/** A profil that an application proposes. */
export interface ProfilDeclaration {
  readonly label: string
  /** What it may do there, without the name of the application: `election`, `election.list`, the right of a page. */
  readonly droits: readonly string[]
}

/** What the author's `app.ts` exports by default. */
export interface ApplicationDefinition<Names extends string = string, Pages extends string = string> {
  readonly name: string
  readonly label: string
  readonly description?: string
  readonly generated: GeneratedApplication<Names>
  readonly menu?: readonly MenuSection<NoInfer<Names>, NoInfer<Pages>>[]
  readonly dashboard?: readonly NoInfer<Names>[]
  readonly translations?: Readonly<Partial<Record<Locale, Translations>>>
  /** Parameters that each collectivité may set, as `parametres` declares them. */
  readonly parametres?: Readonly<Record<string, ParametreDeclaration>>
  /** What an entity that says nothing of it has as `bulkBound`; 500 where left out. */
  readonly bulkBound?: number
  /** What is printed: one of the name of a generated edition takes its place. */
  readonly editions?: Partial<EditionDefinitions>
  /** What is asked of its records. */
  readonly queries?: readonly QueryDefinition[]
  /** Work that recurs, by name, as `schedule` declares it. */
  readonly schedules?: Readonly<Record<string, ScheduleDeclaration>>
  /** Profils that an instance is given when it first serves the application, by name; its administrators go on from there. */
  readonly profils?: Readonly<Record<string, ProfilDeclaration>>
  /** Pages of the author's own, by name, as `page` declares them. */
  readonly pages?: Readonly<Record<Pages, PageDeclaration>>
  /** Their style sheet: a file of the application's folder, `assets/pages.css`. */
  readonly stylesheet?: string
}

/** Where an application's data lie: the `openmairie` part of its package.json, which `generate` reads without running code. */
export interface ApplicationSource {
  /** Name of the environment variable that holds the address of the database. Never the address. */
  readonly database: string
  /** Schemas of the database, the application's own first. */
  readonly schemas: readonly string[]
  /** Name of the set of parameters of its generation. */
  readonly parameters: string
}

/** Declares an application; returns its argument. An entity or a page that its menu names must exist. */
export function application<Names extends string, Pages extends string = never>(
  definition: ApplicationDefinition<Names, Pages>,
): ApplicationDefinition {
  return definition
}

export interface Finding {
  /** Stable identifier of the catalogue of findings, e.g. `model.orphan-field`. */
  readonly id: string
  readonly severity: 'error' | 'warning'
  /** `<app>` or `<app>.<entity>[.<path>]`. */
  readonly place: string
  readonly message: Readonly<Record<Locale, string>>
  /** Nearest existing names, where a name was not found. */
  readonly candidates: readonly string[]
}

/** Which layer gave the value at a path of an entity: `generated`, `application` or `instance`. */
export type Layer = 'generated' | 'application' | 'instance'

export interface ResolvedEntity {
  readonly entity: AnyEntity
  readonly override: Override<Record<string, unknown>>
  readonly origins: ReadonlyMap<string, Layer>
}

/** How the rows of an entity belong to a collectivité. */
export type Belonging =
  | { readonly kind: 'column'; readonly field: string }
  | { readonly kind: 'references'; readonly references: readonly Reference[] }
  | { readonly kind: 'shared' }
  | { readonly kind: 'undeclared' }

/** An application ready to run: overrides merged, orphans off, one variant of the entities per locale. */
export interface ResolvedApplication {
  readonly source: ApplicationSource
  readonly definition: ApplicationDefinition
  readonly entities: ReadonlyMap<string, ResolvedEntity>
  readonly localised: Readonly<Record<Locale, ReadonlyMap<string, AnyEntity>>>
  /** By name of entity; empty where the application knows no collectivité. */
  readonly belongings: ReadonlyMap<string, Belonging>
  readonly menu: readonly MenuSection[]
  readonly dashboard: readonly string[]
  readonly findings: readonly Finding[]
  /** Entities behind row-level security whose base has a function of ours to search them. */
  readonly searched: ReadonlySet<string>
  /** Entities whose table is no longer what was generated: nothing is written there. */
  readonly drifted: ReadonlySet<string>
  /** What is printed, of entities that are there. */
  readonly editions: Required<EditionDefinitions>
  /** What its author asks of its records, as far as it can be asked. */
  readonly queries: readonly QueryDefinition[]
  /** Work that recurs, by name. */
  readonly schedules: Readonly<Record<string, ScheduleDeclaration>>
}

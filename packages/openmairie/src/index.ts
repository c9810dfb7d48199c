// SPDX-License-Identifier: EUPL-1.2
export type { Condition, FieldAccess, RowLimit, Who } from './model/access.js'
export {
  type ApplicationDefinition,
  application,
  type GeneratedApplication,
  type MenuSection,
  type ProfilDeclaration,
  type Translations,
} from './model/application.js'
export {
  type PageContext,
  type PageDeclaration,
  type PageFiles,
  type PageOutcome,
  type PageShown,
  type PageWriting,
  type PrintedPage,
  page,
  type SentFile,
} from './model/authored-page.js'
export { describe } from './model/describe.js'
export type {
  EditionDefinitions,
  EtatDefinition,
  EtiquetteDefinition,
  PageDefinition,
  SousEtatDefinition,
} from './model/edition.js'
export type { Entity, Field, Widget } from './model/entity.js'
export { extendWithin } from './model/extend.js'
export type { HookContext, ValidationContext } from './model/hook-context.js'
export { defineMessages } from './model/messages.js'
export type { Action, Change, Extension, Hooks, Override, Problem, RowLink, RowRule } from './model/override.js'
export {
  expectedWords,
  fits,
  type Parametre,
  type ParametreDeclaration,
  type ParametreSource,
  type ParametreType,
  parametres,
} from './model/parametre.js'
export type { LegalBasis, PersonalFieldOverride, PersonalOverride, Replacement, Retention } from './model/personal.js'
export type { QueryColumn, QueryDefinition, QueryFilter } from './model/query.js'
export { type Cadence, type ScheduleDeclaration, schedule } from './model/schedule.js'
export { markup } from './ui/markup.js'

// SPDX-License-Identifier: EUPL-1.2
import type { Locale, ResolvedApplication, ResolvedEntity } from '../model/application.js'
import { permissionOf } from '../model/authored-page.js'
import { wordOf } from '../model/word.js'
import { permissionMessages } from './permission-messages.js'

/** A permission that the model asks for somewhere. */
export interface Permission {
  readonly name: string
  readonly label: string
  /** Null for one that concerns the whole instance. */
  readonly application: string | null
  readonly entity: string | null
}

/** What concerns the whole instance: the wide ones, and those that the framework's own pages ask for. */
const wide = ['*', '*.list', '*.read', '*.export', '*.history'] as const
const own = [
  'generateur',
  'collectivites',
  'registre',
  'traitements',
  'planification',
  'reversibilite',
  'editions',
  'requetes_sql',
  'requetes',
  'requetes_ecriture',
] as const

/** Verbs of what is read alone, in the order of the screens. */
const reading = ['list', 'read', 'export', 'history'] as const
const writing = ['create', 'update', 'delete', 'import'] as const

/** Every permission of the applications of an instance, in the order of the screens. */
export function permissionsOf(apps: readonly ResolvedApplication[], locale: Locale): readonly Permission[] {
  const messages = permissionMessages(locale)
  return [
    ...[...wide, ...own].map((name) => ({
      name,
      label: messages.wide[name],
      application: null,
      entity: null,
    })),
    ...apps.flatMap((app) => [
      {
        name: `${app.definition.name}.*`,
        label: messages.application(app.definition.label),
        application: app.definition.name,
        entity: null,
      },
      ...ofPages(app, locale),
      ...[...app.entities.values()].flatMap((resolved) => ofEntity(app, resolved, locale)),
    ]),
  ]
}

/** The permissions that open the pages of an application's author, each told by the pages that it opens. */
function ofPages({ definition }: ResolvedApplication, locale: Locale): readonly Permission[] {
  const pages = Object.values(definition.pages ?? {})
  const permissions = new Set(pages.flatMap((page) => permissionOf(definition.name, page) ?? []))
  return [...permissions].map((name) => {
    const labels = pages
      .filter((page) => permissionOf(definition.name, page) === name)
      .map(({ label }) => wordOf(definition, locale, label))
    return { name, label: permissionMessages(locale).pages(labels), application: definition.name, entity: null }
  })
}

/** The verbs that an entity of an application knows, those of its actions after its own. */
export function verbsOf({ editions }: ResolvedApplication, { entity, override }: ResolvedEntity): readonly string[] {
  const isWritten = !entity.readOnly && entity.kind === 'table'
  const merging = isWritten && entity.mergeable ? ['merge'] : []
  const beside = entity.notes || entity.tasks || entity.attachments ? ['annotate', 'moderate'] : []
  const sent = editions.etats.some((etat) => etat.entity === entity.name) ? ['send', 'sign'] : []
  const persons = [
    ...(entity.personal?.person === null ? ['disclose'] : []),
    ...(entity.personal && isWritten ? ['anonymise'] : []),
  ]
  const actions = Object.values(override.actions ?? {}).map(({ right }) => right)
  const restrictions = [
    ...Object.values(override.fields ?? {}).flatMap((said) => [
      said?.access?.hiddenUnless,
      said?.access?.readOnlyUnless,
    ]),
    ...(override.rows ?? []).map(({ unless }) => unless),
  ].flatMap((who) => (who && 'right' in who ? [who.right] : []))
  return [
    ...new Set([
      ...reading,
      ...(isWritten ? writing : []),
      ...merging,
      ...beside,
      ...sent,
      ...persons,
      ...actions,
      ...restrictions,
    ]),
  ]
}

function ofEntity(app: ResolvedApplication, resolved: ResolvedEntity, locale: Locale): readonly Permission[] {
  const messages = permissionMessages(locale)
  const { name } = app.definition
  const entity = app.localised[locale].get(resolved.entity.name) ?? resolved.entity
  const common = { application: name, entity: entity.name }
  return [
    { name: `${name}.${entity.name}`, label: messages.entity(entity.label), ...common },
    ...verbsOf(app, resolved).map((verb) => ({
      name: `${name}.${entity.name}.${verb}`,
      label: `${entity.label} – ${verbLabel(resolved, verb, locale)}`,
      ...common,
    })),
  ]
}

/** What a verb is called: an action's by its own label. */
export function verbLabel({ override }: ResolvedEntity, verb: string, locale: Locale): string {
  const messages = permissionMessages(locale)
  const action = Object.values(override.actions ?? {}).find(({ right }) => right === verb)
  return isKnown(verb, messages.verbs) ? messages.verbs[verb] : (action?.label ?? verb)
}

function isKnown<T extends object>(name: string, names: T): name is string & keyof T {
  return Object.hasOwn(names, name)
}

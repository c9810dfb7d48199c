// SPDX-License-Identifier: EUPL-1.2
import type { Locale, ResolvedApplication } from '../../model/application.js'
import { folded } from '../../model/lexicon/index.js'
import { widerThan } from '../../rights/grants.js'
import { type Profil, type Rights, sourcesOf } from '../../rights/rights.js'
import { type Permission, permissionsOf } from '../permissions.js'

/** What the address asks to see of the matrix. */
export interface MatrixQuery {
  /** Name of an application; blank for what concerns the whole instance. */
  readonly application: string
  /** Words that a permission or its entity must have. */
  readonly words: string
  /** The only profil shown; blank for all. */
  readonly profil: string
  /** From 1. */
  readonly page: number
}

/** The permissions of an entity, or of a whole application. */
export interface Section {
  readonly title: string
  readonly permissions: readonly Permission[]
}

export interface Sections {
  readonly shown: readonly Section[]
  readonly page: number
  readonly pages: number
}

/** Entities on a page: with all its verbs and profils, one holds some dozens of boxes. */
const sectionsAtOnce = 2

/** What the address calls the whole instance, in the place of an application. */
export const wholeInstance = '-'

/** Reads the address of the matrix; an application that is not there is the first one. */
export function readMatrixQuery(query: URLSearchParams, apps: readonly ResolvedApplication[]): MatrixQuery {
  const application = query.get('application') ?? apps[0]?.definition.name ?? ''
  return {
    application: apps.some(({ definition }) => definition.name === application) ? application : '',
    words: query.get('q') ?? '',
    profil: query.get('profil') ?? '',
    page: Math.max(1, Math.min(10_000, Number.parseInt(query.get('page') ?? '1', 10) || 1)),
  }
}

/** The page of the matrix that the address asks for. */
export function sectionsOf(apps: readonly ResolvedApplication[], query: MatrixQuery, locale: Locale): Sections {
  const app = apps.find(({ definition }) => definition.name === query.application)
  const words = folded(query.words)
    .split(/\s+/)
    .filter((word) => word !== '')
  const sections = new Map<string, Permission[]>()
  for (const permission of permissionsOf(apps, locale)) {
    if (permission.application !== (app?.definition.name ?? null)) continue
    const entity = permission.entity ?? ''
    const label = app?.localised[locale].get(entity)?.label ?? app?.definition.label ?? ''
    const text = folded(`${permission.label} ${permission.name} ${label}`)
    if (!words.every((word) => text.includes(word))) continue
    sections.set(entity, [...(sections.get(entity) ?? []), permission])
  }
  const all = [...sections].map(([entity, permissions]) => ({
    title: app?.localised[locale].get(entity)?.label ?? app?.definition.label ?? '',
    permissions,
  }))
  const pages = Math.max(1, Math.ceil(all.length / sectionsAtOnce))
  const page = Math.min(query.page, pages)
  return { shown: all.slice((page - 1) * sectionsAtOnce, page * sectionsAtOnce), page, pages }
}

/** A droit that gives a permission to a profil. */
export interface Source {
  readonly profil: Profil
  readonly permission: string
}

/** The droits by which a profil has a permission: its own first, the narrowest first. Empty where it has it not. */
export function sourcesFor(
  rights: Pick<Rights, 'mode' | 'profils'>,
  profil: string,
  permission: string,
): readonly Source[] {
  const names = widerThan(permission).toReversed()
  return sourcesOf(rights, profil).flatMap((each) =>
    names.filter((name) => each.permissions.has(name)).map((name) => ({ profil: each, permission: name })),
  )
}

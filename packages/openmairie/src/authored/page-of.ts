// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { ResolvedApplication } from '../model/application.js'
import { type PageDeclaration, permissionOf } from '../model/authored-page.js'
import { own } from '../model/own.js'
import type { Ctx } from '../records/index.js'
import type { Grants } from '../rights/contract.js'
import { widened } from '../rights/widened.js'
import type { PageRequest } from '../ui/page.js'

/** A page of an application, as an address names it. */
export interface Addressed {
  readonly app: ResolvedApplication
  readonly name: string
  readonly declaration: PageDeclaration
  /** Of a page that is open to all, in an application of several collectivités: the one that it is about. */
  readonly collectivite: string | null
  readonly parts: readonly string[]
}

/** The page that an address names. Raises OM_NOT_FOUND. */
export function addressed(app: ResolvedApplication | null, params: Readonly<Record<string, string>>): Addressed {
  const name = params['page'] ?? ''
  const declaration = own(app?.definition.pages ?? {}, name)
  if (!app || !declaration) throw new OpenMairieError('OM_NOT_FOUND')
  const parts = (params['*'] ?? '').split('/').filter((part) => part !== '')
  if (declaration.access !== 'public' || app.belongings.size === 0)
    return { app, name, declaration, collectivite: null, parts }
  const [collectivite, ...rest] = parts
  if (collectivite === undefined) throw new OpenMairieError('OM_NOT_FOUND')
  return { app, name, declaration, collectivite, parts: rest }
}

/** Address of a page: `/<application>/-/<name>/…`, of a collectivité where one is named. */
export function pageUrl(
  app: Pick<ResolvedApplication, 'definition'>,
  name: string,
  collectivite: string | null,
  parts: readonly (string | number)[],
  verb: string | null = null,
): string {
  const all = [...(verb === null ? [] : [verb]), name, ...(collectivite === null ? [] : [collectivite]), ...parts]
  return `/${app.definition.name}/-/${all.map((part) => encodeURIComponent(String(part))).join('/')}`
}

/** Whether a page is one that a user may open. */
export function mayOpen(app: ResolvedApplication, name: string, grants: Pick<Grants, 'covers'>): boolean {
  const declaration = own(app.definition.pages ?? {}, name)
  if (!declaration) return false
  const permission = permissionOf(app.definition.name, declaration)
  return permission === null || grants.covers(permission)
}

/**
 * The context in which the code of a page runs: that of who asks and what the page does for him; of a page that is open to all,
 * nobody's, and only what the page reads. Raises OM_FORBIDDEN, OM_NOT_FOUND.
 */
export function contextFor(request: Pick<PageRequest, 'contextOf' | 'openContextOf'>, page: Addressed): Ctx {
  const { app, declaration, name, collectivite } = page
  const isPublic = declaration.access === 'public'
  const ctx = isPublic ? request.openContextOf(app, collectivite) : request.contextOf(app)
  if (!isPublic && !mayOpen(app, name, ctx.grants)) throw new OpenMairieError('OM_FORBIDDEN')
  const done = { reads: declaration.reads ?? [], writes: isPublic ? [] : (declaration.writes ?? []) }
  return { ...ctx, grants: widened(ctx.grants, app.definition.name, done) }
}

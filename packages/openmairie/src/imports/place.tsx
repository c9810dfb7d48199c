// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import type { Crumb, PageContent, PageRequest } from '../ui/page.js'
import { type Target, targetOf } from '../ui/target.js'
import { entityUrl } from '../ui/urls.js'
import type { Import } from './contract.js'
import { importMessages } from './messages.js'
import { findImport } from './store.js'

/** Where one begins an import. */
export function startUrl({ app, entity }: Target): string {
  return entityUrl(app, entity.name, 'importer')
}

/** The page of an import, or one of its verbs. */
export function importUrl({ app, entity }: Target, id: string, verb: string | null = null): string {
  return entityUrl(app, entity.name, `imports/${id}${verb === null ? '' : `/${verb}`}`)
}

/** Whether the user may import into the entity at all: add records, or change them. */
export function mayImport({ ctx, entity }: Pick<Target, 'ctx' | 'entity'>): boolean {
  const may = (verb: string): boolean => ctx.grants.can(ctx.app.definition.name, entity, verb)
  const written = !entity.readOnly && entity.kind === 'table' && entity.key.length > 0
  return written && may('import') && (may('create') || (may('update') && may('read')))
}

/** The entity to import into. Raises OM_NOT_FOUND, OM_FORBIDDEN. */
export function importTarget(request: PageRequest): Target {
  const target = targetOf(request)
  if (!mayImport(target)) throw new OpenMairieError('OM_FORBIDDEN')
  return target
}

/** The import that an address names, of this user alone. Raises as above. */
export async function heldImport(
  database: Database,
  request: PageRequest,
): Promise<{ readonly target: Target; readonly held: Import }> {
  const target = importTarget(request)
  const { ctx, app, entity } = target
  const id = request.params['import'] ?? ''
  const held = await findImport(database, {
    id,
    application: app.definition.name,
    entity: entity.name,
    user: ctx.actor.id,
  })
  if (!held) throw new OpenMairieError('OM_NOT_FOUND')
  return { target, held }
}

/** A page of an import, below the listing that it fills. */
export function importPage(
  target: Target,
  held: Pick<Import, 'name'> | null,
  body: ComponentChildren,
  more: Partial<PageContent> = {},
): PageContent {
  const { app, ctx, entity } = target
  const title = importMessages(ctx.locale).title(entity.noun)
  const crumbs: readonly Crumb[] = [
    ...entity.breadcrumb.map((label) => ({ label, href: null })),
    { label: entity.label, href: entityUrl(app, entity.name) },
    ...(held
      ? [
          { label: title, href: startUrl(target) },
          { label: held.name, href: null },
        ]
      : [{ label: title, href: null }]),
  ]
  return { kind: 'page', title: held ? held.name : title, breadcrumb: crumbs, current: entity.name, body, ...more }
}

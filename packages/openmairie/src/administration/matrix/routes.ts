// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { Problem } from '../../model/override.js'
import { type Ctx, raisedText, together } from '../../records/index.js'
import { administrationName } from '../../rights/administration.js'
import { type HeldRights, readRights } from '../../rights/rights.js'
import type { PageRequest, Reply, Route } from '../../ui/page.js'
import { permissionsOf } from '../permissions.js'
import { matrixUrl } from '../urls.js'
import { changesIn } from './boxes.js'
import { matrixMessages } from './messages.js'
import { setMode } from './mode.js'
import { addressOf, matrixPage } from './page.js'
import { readMatrixQuery, sectionsOf } from './sections.js'

interface Needed {
  readonly database: Database
  readonly rights: Pick<HeldRights, 'refresh'>
}

/** The matrix of droits: shown, saved, and how profils stand to each other. */
export function matrixRoutes({ database, rights }: Needed): readonly Route[] {
  const show = async (request: PageRequest, problems: readonly Problem[] = []): Promise<Reply> => {
    const { ctx } = administeredBy(request, 'list')
    const query = readMatrixQuery(request.query, request.apps)
    const labels = new Map(permissionsOf(request.apps, request.locale).map(({ name, label }) => [name, label]))
    return matrixPage({
      request,
      apps: request.apps,
      query,
      sections: sectionsOf(request.apps, query, request.locale),
      rights: await readRights(database),
      labelOf: (permission) => labels.get(permission) ?? permission,
      writable: mayWrite(ctx),
      mayRank: mayWrite(ctx) && ctx.grants.covers('*'),
      obsolete: await obsoleteCount(database),
      problems,
    })
  }
  const showRoute: Route = {
    method: 'GET',
    path: matrixUrl,
    scope: 'instance',
    access: 'signed-in',
    handle: (request) => show(request),
  }
  const save: Route = {
    ...showRoute,
    method: 'POST',
    async handle(request) {
      const { ctx, entity } = administeredBy(request, 'create')
      const messages = matrixMessages(request.locale)
      const query = readMatrixQuery(request.query, request.apps)
      const sections = sectionsOf(request.apps, query, request.locale)
      const shown = new Set(sections.shown.flatMap(({ permissions }) => permissions.map(({ name }) => name)))
      const held = await readRights(database)
      const profils = new Set(held.profils.map(({ name }) => name))
      const { added, removed } = changesIn(request.body, (profil, name) => profils.has(profil) && shown.has(name))
      const outcome = await together(ctx, entity, {
        added: added.map((key) => ({ key, input: { om_profil: key[0], permission: key[1] } })),
        removed,
      })
      if (outcome.kind === 'refused') return show(request, outcome.problems)
      await rights.refresh()
      const isOther = request.body.get('version') !== String(held.version)
      const said = messages.saved(outcome.added, outcome.removed)
      return {
        kind: 'redirect',
        location: matrixUrl + addressOf(query, sections.page),
        flash: { tone: isOther ? 'warning' : 'success', message: isOther ? `${said} ${messages.meanwhile}` : said },
      }
    },
  }
  const mode: Route = {
    ...showRoute,
    method: 'POST',
    path: `${matrixUrl}/mode`,
    async handle(request) {
      const { ctx } = administeredBy(request, 'create')
      if (!mayWrite(ctx) || !ctx.grants.covers('*')) throw new OpenMairieError('OM_FORBIDDEN')
      const asked = request.body.get('mode') === 'hierarchique' ? 'hierarchique' : 'plat'
      if (!(await setMode(database, ctx.actor.login, asked)))
        return show(request, [{ field: null, message: raisedText(request.locale, 'om_dernier_administrateur') }])
      await rights.refresh()
      const message = matrixMessages(request.locale).modeSet[asked]
      return { kind: 'redirect', location: matrixUrl, flash: { tone: 'success', message } }
    },
  }
  return [showRoute, save, mode]
}

/** The administration's context and droits. Raises OM_FORBIDDEN without the right on droits. */
export function administeredBy(request: PageRequest, verb: 'list' | 'create') {
  const app = request.apps.find(({ definition }) => definition.name === administrationName)
  const entity = app?.localised[request.locale].get('om_droit')
  if (!app || !entity || !request.grants.can(administrationName, entity, verb))
    throw new OpenMairieError('OM_FORBIDDEN')
  return { ctx: request.contextOf(app), app, entity }
}

/** Droits hold for all collectivités: who works for some of them does not change them. */
function mayWrite(ctx: Ctx): boolean {
  const entity = ctx.app.localised[ctx.locale].get('om_droit')
  const may = (verb: 'create' | 'delete'): boolean =>
    entity !== undefined && ctx.grants.can(administrationName, entity, verb)
  return ctx.collectivites === null && may('create') && may('delete')
}

async function obsoleteCount(database: Database): Promise<number> {
  const { rows } = await database.query(
    sql`SELECT count(*)::text AS n FROM openmairie.om_permission WHERE perimee IS NOT NULL`,
  )
  return Number(rows[0]?.['n'] ?? 0)
}

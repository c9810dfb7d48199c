// SPDX-License-Identifier: EUPL-1.2
import type { FastifyRequest } from 'fastify'
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import { readKeyText } from '../../model/key-text.js'
import { type Ctx, read } from '../../records/index.js'
import type { PageContent } from '../../ui/page.js'
import { appFor, grantsOf, wholeReachOf, workingOf } from '../reach.js'
import type { Services } from '../services.js'
import type { Visitor } from '../visitor.js'
import { otherPage } from './page.js'

/**
 * What to show for a record that was not found because it is of another of the visitor's collectivités than the one that he
 * works for at this moment; null where another reason keeps it away.
 */
export async function otherCollectivite(
  services: Services,
  visitor: Visitor,
  request: FastifyRequest,
  error: unknown,
): Promise<PageContent | null> {
  const { session } = visitor
  const working = session ? workingOf(services, visitor) : null
  if (!session || working === null || request.method !== 'GET') return null
  if (!(error instanceof OpenMairieError) || error.code !== 'OM_NOT_FOUND') return null
  const params = request.params as Readonly<Record<string, string>> // the router gives texts only
  const grants = grantsOf(services, visitor)
  const whole = wholeReachOf(services, visitor)
  const served = services.apps.find((each) => each.app.definition.name === params['app'])
  const app = served && appFor(served.app, whole, grants)
  const entity = app?.localised[visitor.locale].get(params['entity'] ?? '')
  const key = readKeyText(params['key'] ?? '')
  if (!app || !entity || !key || key.length !== entity.key.length) return null
  const ctx: Ctx = {
    app,
    database: services.databaseOf(app),
    instance: services.database,
    actor: session.actor,
    grants,
    collectivites: whole,
    parametre: () => null,
    declared: () => null,
    locale: visitor.locale,
    clock: services.clock,
    timeZone: services.config.timeZone,
    secret: services.config.secret,
  }
  // Whoever may not read it, or for whom the address is none, is told what he was told before.
  const record = await read(ctx, entity, key).catch(() => null)
  if (!record) return null
  const tree = services.collectivites.current()
  return otherPage({
    locale: visitor.locale,
    csrf: session.csrf,
    record: record.label,
    owner: ownerOf(ctx, entity, record.values, tree.find),
    mine: tree.find(working)?.label ?? working,
    address: request.url,
  })
}

type Find = (id: string) => { readonly id: string; readonly label: string } | null

function ownerOf(ctx: Ctx, entity: AnyEntity, values: Readonly<Record<string, unknown>>, find: Find): ReturnType<Find> {
  const belonging = ctx.app.belongings.get(entity.name)
  const value = belonging?.kind === 'column' ? values[belonging.field] : null
  return value === null || value === undefined ? null : find(String(value))
}

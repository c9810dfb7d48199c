// SPDX-License-Identifier: EUPL-1.2
import { sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { Ctx } from '../../records/index.js'
import { read } from '../../records/index.js'
import { coversAccount } from '../../rights/accounts.js'
import { administrationName } from '../../rights/administration.js'
import type { PageRequest } from '../../ui/page.js'
import { mayWrite } from '../../ui/row-verbs.js'
import { keyOf, type Target, targetOf } from '../../ui/target.js'

/** An account that someone may help, as its page shows it. */
export interface HeldAccount {
  readonly target: Target
  readonly id: string
  readonly label: string
  readonly isOwn: boolean
  readonly active: boolean
  readonly hasPassword: boolean
  readonly hasFactor: boolean
}

/** Whether an entity is that of the accounts. */
export function holdsAccounts(app: string, entity: string): boolean {
  return app === administrationName && entity === 'om_utilisateur'
}

/**
 * The account that a page is about, for who may change it: within the collectivités that he works for, and none that may do
 * what he may not, or he would gain by it. Raises OM_NOT_FOUND, OM_FORBIDDEN.
 */
export async function heldAccount(request: PageRequest): Promise<HeldAccount> {
  const target = targetOf(request)
  const { app, ctx, entity } = target
  if (!holdsAccounts(app.definition.name, entity.name)) throw new OpenMairieError('OM_NOT_FOUND')
  if (!mayWrite(ctx, entity, 'update')) throw new OpenMairieError('OM_FORBIDDEN')
  const record = await read(ctx, entity, keyOf(request, entity))
  const [id = ''] = record?.key ?? []
  const found = record && (await stateOf(ctx, id))
  if (!found) throw new OpenMairieError('OM_NOT_FOUND')
  if (!(await coversAccount(ctx.instance, ctx, id))) throw new OpenMairieError('OM_FORBIDDEN')
  return {
    target,
    id,
    label: record.label,
    isOwn: id === ctx.actor.id,
    active: found['actif'] === true,
    hasPassword: found['password'] === true,
    hasFactor: found['second_facteur'] === true,
  }
}

async function stateOf({ instance }: Ctx, id: string) {
  const { rows } = await instance.query(sql`
    SELECT actif, mot_de_passe IS NOT NULL AS password, second_facteur
    FROM openmairie.om_utilisateur WHERE om_utilisateur::text = ${id}`)
  return rows[0] ?? null
}

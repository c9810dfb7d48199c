// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { PageRequest, Route } from '../../ui/page.js'
import { makePasswordLink } from '../recovery/store.js'
import { recoveryUrl } from '../recovery/urls.js'
import { removeFactor } from '../second-factor/store.js'
import type { Services } from '../services.js'
import { type HeldAccount, heldAccount } from './held.js'
import { accessMessages } from './messages.js'
import { accessPage, addressOf, linkHours, linkPage } from './page.js'
import { accessVerb, factorVerb, linkVerb } from './urls.js'

/** How an administrator helps someone back into his account: a link to choose a password, a second factor that is reset. */
export function accessRoutes({ database, config, sessions }: Services): readonly Route[] {
  const route = (
    method: Route['method'],
    verb: string,
    handle: (request: PageRequest, account: HeldAccount) => ReturnType<Route['handle']>,
  ): Route => ({
    method,
    path: `/:entity/:key/-/${verb}`,
    scope: 'application',
    access: 'signed-in',
    handle: async (request) => handle(request, await heldAccount(request)),
  })
  /** One's own password is changed by who knows it; and rights lent for a while give no account for good. */
  const ofAnother = ({ isOwn, target }: HeldAccount): void => {
    if (isOwn || target.ctx.actor.onBehalfOf !== undefined) throw new OpenMairieError('OM_FORBIDDEN')
  }
  return [
    route('GET', accessVerb, async (request, account) => accessPage(request, account)),
    route('POST', linkVerb, async (request, account) => {
      ofAnother(account)
      if (!account.active || request.actor === null) throw new OpenMairieError('OM_FORBIDDEN')
      const token = await makePasswordLink(database, request.actor, account.id, linkHours * 60)
      return linkPage(request, account, `${config.publicUrl ?? ''}${recoveryUrl}/${token}`)
    }),
    route('POST', factorVerb, async (request, account) => {
      ofAnother(account)
      if (request.actor === null || !(await removeFactor(database, request.actor, account.id)))
        throw new OpenMairieError('OM_NOT_FOUND')
      sessions.refresh(account.id)
      const message = accessMessages(request.locale).factorReset
      return { kind: 'redirect', location: addressOf(account, accessVerb), flash: { tone: 'success', message } }
    }),
  ]
}

// SPDX-License-Identifier: EUPL-1.2
import type { Ctx } from '../../packages/openmairie/src/records/index.js'
import type { PageRequest } from '../../packages/openmairie/src/ui/page.js'

/** A request of whoever has a context, with what it says. */
export function requestOf(ctx: Ctx, said: Partial<PageRequest> = {}): PageRequest {
  return {
    params: {},
    query: new URLSearchParams(),
    body: new URLSearchParams(),
    files: [],
    locale: 'fr',
    grants: ctx.grants,
    actor: ctx.actor,
    app: ctx.app,
    apps: [ctx.app],
    contextOf: () => ctx,
    openContextOf: () => {
      throw new Error('Nobody comes without an account')
    },
    usual: async (_, entity) => entity,
    url: '/',
    csrf: '',
    clock: ctx.clock,
    mode: 'production',
    ...said,
  }
}

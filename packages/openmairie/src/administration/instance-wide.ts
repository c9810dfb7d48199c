// SPDX-License-Identifier: EUPL-1.2
import type { Hooks, Problem } from 'openmairie'
import { administrationMessages } from './messages.js'

/** What holds for all collectivités is changed only by who works for them all: otherwise one could give oneself the others. */
export function instanceWide<Row, Tables>(): Pick<Hooks<Row, Tables>, 'validate' | 'validateDeletion'> {
  return {
    validate: async (row, ctx, inherited) => [...(await inherited(row, ctx)), ...refusal(ctx)],
    validateDeletion: async (row, ctx, inherited) => [...(await inherited(row, ctx)), ...refusal(ctx)],
  }
}

function refusal(ctx: {
  readonly locale: 'fr' | 'en'
  readonly collectivites: readonly string[] | null
}): readonly Problem[] {
  return ctx.collectivites === null ? [] : [{ field: null, message: administrationMessages(ctx.locale).instanceWide }]
}

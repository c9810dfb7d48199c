// SPDX-License-Identifier: EUPL-1.2
import { type Ctx, homeOf } from '../records/index.js'
import type { KeptQuery, Question } from './contract.js'
import { queriesFor } from './store.js'

/** A query that one may run: of the file of the application, or kept. */
export interface Known {
  readonly name: string
  readonly question: Question
  /** Null for one of the file. */
  readonly kept: KeptQuery | null
}

/** The queries of an application that hold for a user: those of its file, then those that are kept; one kept takes the place of one of the file. */
export async function knownQueries(ctx: Ctx): Promise<readonly Known[]> {
  const { app } = ctx
  const kept = await queriesFor(ctx.instance, app.definition.name, homeOf(ctx))
  const filed = app.queries.filter(({ name }) => !kept.some((each) => each.name === name))
  return [
    ...filed.map(
      (definition): Known => ({
        name: definition.name,
        question: { kind: 'entites', definition },
        kept: null,
      }),
    ),
    ...kept.map((each): Known => ({ name: each.name, question: each.question, kept: each })),
  ]
}

// SPDX-License-Identifier: EUPL-1.2
import type { BuiltQuestion } from '../kept-queries/contract.js'
import { exportQuery } from '../records/index.js'
import { answered, questionsOf, readParameters } from './parameters.js'
import { type Taking, tooMany } from './taking.js'

/** What queries that are built of entities find for a file. */
export const builtTaking: Taking<BuiltQuestion> = {
  async take(ctx, definition, query, format) {
    const { given, problems } = await readParameters(ctx, definition, query)
    if (problems.length > 0) return null
    const answer = await exportQuery(ctx, definition, { given, blank: 'all' }, format)
    if (answer.kind === 'none') return null
    return answer.more ? tooMany(ctx) : answer
  },
  async told(ctx, definition, query) {
    const read = await readParameters(ctx, definition, query)
    return answered(await questionsOf(ctx, definition, read), read)
  },
}

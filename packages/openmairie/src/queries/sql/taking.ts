// SPDX-License-Identifier: EUPL-1.2
import type { SqlQuestion } from '../../kept-queries/contract.js'
import { type Answer, type Ctx, exportFreeSql, mostExported } from '../../records/index.js'
import { type Taking, tooMany } from '../taking.js'
import { found } from './found.js'
import { sqlMessages } from './messages.js'
import { answersTold, readAnswers } from './parameters.js'

/** What texts of SQL find for a file. */
export const sqlTaking: Taking<SqlQuestion> = {
  async take(ctx, definition, query, format) {
    const { given, problems } = readAnswers(ctx, definition, query)
    if (problems.length > 0) return null
    const result = await found(ctx, () => exportFreeSql(ctx, definition, given, format))
    return result.kind === 'refused' ? result.message : (inTheWay(ctx, result.answer) ?? result.answer)
  },
  told: (ctx, definition, query) => answersTold(definition, readAnswers(ctx, definition, query)),
}

/** Why an answer makes no file; null where it does. */
function inTheWay(ctx: Ctx, { entity, rows, more }: Answer): string | null {
  const words = sqlMessages(ctx.locale)
  if (entity.listing.columns.length === 0) return words.noColumn
  if (!more) return null
  return rows.length < mostExported ? words.tooHeavy : tooMany(ctx)
}

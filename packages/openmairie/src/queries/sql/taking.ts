// SPDX-License-Identifier: EUPL-1.2
import { pdfReply } from '../../editions/pdf-reply.js'
import type { EditionServices } from '../../editions/services.js'
import { tablePdf } from '../../editions/table/reply.js'
import { exportFormats } from '../../exports/choice.js'
import { contentOf, typeOf } from '../../exports/reply.js'
import type { SqlQuestion } from '../../kept-queries/contract.js'
import { type Answer, exportFreeSql, mostExported, today } from '../../records/index.js'
import type { PageRequest, Reply } from '../../ui/page.js'
import { queriesMessages } from '../messages.js'
import type { Reached } from '../reach.js'
import { each } from '../taking.js'
import { asked, queryUrl } from '../urls.js'
import { found } from './found.js'
import { answersTold, readAnswers } from './parameters.js'

/** The rows of a text in a file, with what the journal tells of it; its page where it finds none or too many. Raises OM_FORBIDDEN. */
export async function exportedSql(request: PageRequest, reached: Reached<SqlQuestion>): Promise<Reply> {
  const { ctx, known } = reached
  const format = exportFormats.find((one) => one === request.query.get(asked.format)) ?? 'csv'
  const taken = await takenBy(request, reached, format)
  if (taken.kind !== 'answer') return taken
  return {
    kind: 'stream',
    type: typeOf(format),
    filename: `${known.name}-${today(ctx)}.${format}`,
    content: contentOf(ctx, taken.entity, each(taken.rows), format),
  }
}

/** The same as a PDF. Raises OM_FORBIDDEN. */
export async function printedSql(
  { renderer, letterhead }: EditionServices,
  request: PageRequest,
  reached: Reached<SqlQuestion>,
): Promise<Reply> {
  const { ctx, known } = reached
  const taken = await takenBy(request, reached, 'pdf')
  if (taken.kind !== 'answer') return taken
  const { definition } = known.question
  const { name: owner } = await letterhead(ctx)
  const filters = answersTold(definition, readAnswers(ctx, definition, request.query))
  const titled = { title: definition.label, filters, owner }
  return pdfReply(`${known.name}-${today(ctx)}.pdf`, tablePdf(ctx, taken.entity, each(taken.rows), titled, renderer))
}

async function takenBy(
  request: PageRequest,
  { ctx, known, place }: Reached<SqlQuestion>,
  format: string,
): Promise<Answer | Reply> {
  const { definition } = known.question
  const answers = readAnswers(ctx, definition, request.query)
  const query = new URLSearchParams([...request.query, [asked.run, '1']])
  const back: Reply = { kind: 'redirect', location: queryUrl(place, null, query) }
  if (answers.problems.length > 0) return back
  const result = await found(ctx, () => exportFreeSql(ctx, definition, answers.given, format))
  // The page runs it again, and says what is wrong.
  if (result.kind === 'refused') return { ...back, flash: { tone: 'warning', message: result.message } }
  if (!result.answer.more && result.answer.entity.listing.columns.length > 0) return result.answer
  const most = mostExported.toLocaleString(ctx.locale === 'fr' ? 'fr-FR' : 'en-GB')
  return { ...back, flash: { tone: 'warning', message: queriesMessages(ctx.locale).tooMany(most) } }
}

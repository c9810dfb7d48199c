// SPDX-License-Identifier: EUPL-1.2
import { pdfReply } from '../../editions/pdf-reply.js'
import type { EditionServices } from '../../editions/services.js'
import { tablePdf } from '../../editions/table/reply.js'
import { exportFormats } from '../../exports/choice.js'
import { contentOf, typeOf } from '../../exports/reply.js'
import type { SqlQuestion } from '../../kept-queries/contract.js'
import { type Answer, type Ctx, exportFreeSql, mostExported, today } from '../../records/index.js'
import type { PageRequest, Reply } from '../../ui/page.js'
import { queriesMessages } from '../messages.js'
import type { Reached } from '../reach.js'
import { each } from '../taking.js'
import { asked, queryUrl } from '../urls.js'
import { found } from './found.js'
import { sqlMessages } from './messages.js'
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
  const message = inTheWay(ctx, result.answer)
  return message === null ? result.answer : { ...back, flash: { tone: 'warning', message } }
}

/** Why an answer makes no file; null where it does. */
function inTheWay({ locale }: Ctx, { entity, rows, more }: Answer): string | null {
  const words = sqlMessages(locale)
  if (entity.listing.columns.length === 0) return words.noColumn
  if (!more) return null
  if (rows.length < mostExported) return words.tooHeavy
  return queriesMessages(locale).tooMany(mostExported.toLocaleString(locale === 'fr' ? 'fr-FR' : 'en-GB'))
}

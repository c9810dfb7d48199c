// SPDX-License-Identifier: EUPL-1.2

import { pdfReply } from '../editions/pdf-reply.js'
import type { EditionServices } from '../editions/services.js'
import { tablePdf } from '../editions/table/reply.js'
import { exportFormats } from '../exports/choice.js'
import { contentOf, typeOf } from '../exports/reply.js'
import type { BuiltQuestion } from '../kept-queries/contract.js'
import { type Answer, exportQuery, type ListRow, mostExported, today } from '../records/index.js'
import type { PageRequest, Reply } from '../ui/page.js'
import { queriesMessages } from './messages.js'
import { answered, questionsOf, readParameters } from './parameters.js'
import type { Reached } from './reach.js'
import { asked, queryUrl } from './urls.js'

/** The rows of a query in a file, with what the journal tells of it; its page where it cannot be run, or finds too many. Raises OM_FORBIDDEN. */
export async function exported(request: PageRequest, reached: Reached<BuiltQuestion>): Promise<Reply> {
  const { ctx } = reached
  const format = exportFormats.find((each) => each === request.query.get(asked.format)) ?? 'csv'
  const taken = await takenBy(request, reached, format)
  if (taken.kind !== 'answer') return taken
  return {
    kind: 'stream',
    type: typeOf(format),
    filename: `${reached.known.name}-${today(ctx)}.${format}`,
    content: contentOf(ctx, taken.entity, each(taken.rows), format),
  }
}

/** The same as a PDF. Raises OM_FORBIDDEN. */
export async function printed(
  { renderer, letterhead }: EditionServices,
  request: PageRequest,
  reached: Reached<BuiltQuestion>,
): Promise<Reply> {
  const { ctx, known } = reached
  const taken = await takenBy(request, reached, 'pdf')
  if (taken.kind !== 'answer') return taken
  const { definition } = known.question
  const read = await readParameters(ctx, definition, request.query)
  const { name: owner } = await letterhead(ctx)
  const titled = { title: definition.label, filters: answered(await questionsOf(ctx, definition, read), read), owner }
  return pdfReply(`${known.name}-${today(ctx)}.pdf`, tablePdf(ctx, taken.entity, each(taken.rows), titled, renderer))
}

async function takenBy(
  request: PageRequest,
  { ctx, known, place }: Reached<BuiltQuestion>,
  format: string,
): Promise<Answer | Reply> {
  const { definition } = known.question
  const read = await readParameters(ctx, definition, request.query)
  const query = new URLSearchParams([...request.query, [asked.run, '1']])
  const back: Reply = { kind: 'redirect', location: queryUrl(place, null, query) }
  if (read.problems.length > 0) return back
  const answer = await exportQuery(ctx, definition, { given: read.given, blank: 'all' }, format)
  if (answer.kind === 'none') return back
  if (!answer.more) return answer
  const most = mostExported.toLocaleString(ctx.locale === 'fr' ? 'fr-FR' : 'en-GB')
  return { ...back, flash: { tone: 'warning', message: queriesMessages(ctx.locale).tooMany(most) } }
}

/** The rows of an answer, as they are taken. */
export async function* each(rows: readonly ListRow[]): AsyncIterable<ListRow> {
  yield* rows
}

// SPDX-License-Identifier: EUPL-1.2
import { pdfReply } from '../editions/pdf-reply.js'
import type { EditionServices } from '../editions/services.js'
import { tablePdf } from '../editions/table/reply.js'
import { exportFormats } from '../exports/choice.js'
import { contentOf, typeOf } from '../exports/reply.js'
import type { Question } from '../kept-queries/contract.js'
import { type Answer, type Ctx, type ListRow, mostExported, today } from '../records/index.js'
import type { PageRequest, Reply } from '../ui/page.js'
import { queriesMessages } from './messages.js'
import type { Reached } from './reach.js'
import { asked, queryUrl } from './urls.js'

/** What a kind of query finds for a file. */
export interface Taking<Asked extends Question> {
  /** The rows, once the journal tells that they leave; null, or why in a sentence, where there is no file. Raises OM_FORBIDDEN. */
  take(
    ctx: Ctx,
    definition: Asked['definition'],
    query: URLSearchParams,
    format: string,
  ): Promise<Answer | string | null>
  /** What narrows the rows, one line each. */
  told(
    ctx: Ctx,
    definition: Asked['definition'],
    query: URLSearchParams,
  ): readonly string[] | Promise<readonly string[]>
}

/** The rows of a query in a file; its page where it cannot be run, or finds too many. Raises OM_FORBIDDEN. */
export async function exported<Asked extends Question>(
  taking: Taking<Asked>,
  request: PageRequest,
  reached: Reached<Asked>,
): Promise<Reply> {
  const { ctx, known } = reached
  const format = exportFormats.find((each) => each === request.query.get(asked.format)) ?? 'csv'
  const taken = await takenBy(taking, request, reached, format)
  if (taken.kind !== 'answer') return taken
  return {
    kind: 'stream',
    type: typeOf(format),
    filename: `${known.name}-${today(ctx)}.${format}`,
    content: contentOf(ctx, taken.entity, each(taken.rows), format),
  }
}

/** The same as a PDF. Raises OM_FORBIDDEN. */
export async function printed<Asked extends Question>(
  taking: Taking<Asked>,
  { renderer, letterhead }: EditionServices,
  request: PageRequest,
  reached: Reached<Asked>,
): Promise<Reply> {
  const { ctx, known } = reached
  const taken = await takenBy(taking, request, reached, 'pdf')
  if (taken.kind !== 'answer') return taken
  const { definition } = known.question
  const filters = await taking.told(ctx, definition, request.query)
  const { name: owner } = await letterhead(ctx)
  const titled = { title: definition.label, filters, owner }
  return pdfReply(`${known.name}-${today(ctx)}.pdf`, tablePdf(ctx, taken.entity, each(taken.rows), titled, renderer))
}

/** That there are more rows than one file takes. */
export function tooMany({ locale }: Ctx): string {
  return queriesMessages(locale).tooMany(mostExported.toLocaleString(locale === 'fr' ? 'fr-FR' : 'en-GB'))
}

async function takenBy<Asked extends Question>(
  { take }: Taking<Asked>,
  request: PageRequest,
  { ctx, known, place }: Reached<Asked>,
  format: string,
): Promise<Answer | Reply> {
  const taken = await take(ctx, known.question.definition, request.query, format)
  if (taken !== null && typeof taken !== 'string') return taken
  // The page runs it again, and says what is wrong.
  const query = new URLSearchParams([...request.query, [asked.run, '1']])
  const location = queryUrl(place, null, query)
  return taken === null
    ? { kind: 'redirect', location }
    : { kind: 'redirect', location, flash: { tone: 'warning', message: taken } }
}

async function* each(rows: readonly ListRow[]): AsyncIterable<ListRow> {
  yield* rows
}

// SPDX-License-Identifier: EUPL-1.2
import type { BuiltQuestion } from '../kept-queries/contract.js'
import { inTime, TooLong } from '../listing/too-long.js'
import { countQuery, personalInQuery, planFor, runQuery } from '../records/index.js'
import { columnsOf } from '../ui/columns.js'
import { howMany } from '../ui/how-many.js'
import { Obstacles } from '../ui/last-step.js'
import { listMessages } from '../ui/list-messages.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { AnswerTable, QueryProblems } from './answer.js'
import { documentsOf } from './documents.js'
import { queriesMessages } from './messages.js'
import { Questions, questionsOf, readParameters } from './parameters.js'
import { mayWrite, type Reached } from './reach.js'
import { RunButtons } from './run-buttons.js'
import { runFrame } from './run-frame.js'
import { asked, queryUrl } from './urls.js'

/** Rows shown at most. */
export const mostShown = 200

/** A query with what it asks for, and what it finds: at once where it asks for nothing. */
export async function runPage(
  request: PageRequest,
  { ctx, known, place, own }: Reached<BuiltQuestion>,
): Promise<PageContent> {
  const messages = queriesMessages(ctx.locale)
  const { definition } = known.question
  const read = await readParameters(ctx, definition, request.query)
  const questions = await questionsOf(ctx, definition, read)
  const isAsked = questions.length === 0 || request.query.has(asked.run)
  const running = { given: read.given, blank: 'all' as const }
  const { plan, problems } = planFor(ctx, definition)
  const runs = isAsked && read.problems.length === 0 && plan !== null
  const found = runs
    ? await inTime(
        Promise.all([runQuery(ctx, definition, { ...running, most: mostShown }), countQuery(ctx, definition, running)]),
      )
    : null
  const [answer, counted] = found ?? [null, null]
  const personal = plan ? personalInQuery(ctx, plan) : []
  const lot =
    answer?.kind === 'answer' && answer.rows.length > 0
      ? await documentsOf(request, ctx, definition, { name: known.name, given: read.given })
      : null
  return {
    kind: 'page',
    status: runs && !found ? 503 : 200,
    ...runFrame({ locale: ctx.locale, question: known.question, place, own, writes: mayWrite(request) }),
    body: (
      <>
        {definition.help && <p class="lead">{definition.help}</p>}
        <QueryProblems ctx={ctx} about={definition} problems={problems} runs={plan !== null} />
        <Obstacles
          title={messages.notRun}
          obstacles={read.problems.map(({ field, message }) => ({ message, href: `#${field}` }))}
        />
        {plan && (
          <form method="get" action={queryUrl(place)} class="record-form query-run">
            {questions.length > 0 && (
              <fieldset class="group">
                <legend>{messages.asked}</legend>
                <Questions ctx={ctx} questions={questions} read={read} />
              </fieldset>
            )}
            <RunButtons locale={ctx.locale} place={place} />
          </form>
        )}
        {runs && !found && <TooLong locale={ctx.locale} />}
        {answer?.kind === 'answer' && counted && (
          <section class="query-result" aria-label={messages.result}>
            <p class="count" role="status">
              {answer.more
                ? messages.onlyFirst(mostShown, howMany(ctx, answer.entity, counted))
                : listMessages(ctx.locale).count(counted.count, counted.capped, ...nounOf(answer.entity))}
            </p>
            <AnswerTable ctx={ctx} answer={answer} caption={definition.label} />
            {personal.length > 0 && (
              <p class="help">
                {messages.personal(
                  columnsOf(answer.entity)
                    .filter(({ field }) => personal.includes(field.name))
                    .map(({ field }) => field.label)
                    .join(', '),
                )}
              </p>
            )}
          </section>
        )}
        {lot}
      </>
    ),
  }
}

function nounOf({ noun }: { readonly noun: { readonly plural: string; readonly singular: string } }) {
  return [noun.plural, noun.singular] as const
}

// SPDX-License-Identifier: EUPL-1.2
import type { SqlQuestion } from '../../kept-queries/contract.js'
import { askFreeSql } from '../../records/index.js'
import { Obstacles } from '../../ui/last-step.js'
import type { PageContent, PageRequest } from '../../ui/page.js'
import { AnswerTable } from '../answer.js'
import { queriesMessages } from '../messages.js'
import { mayWriteSql, type Reached } from '../reach.js'
import { RunButtons } from '../run-buttons.js'
import { runFrame } from '../run-frame.js'
import { asked, queryUrl } from '../urls.js'
import { found } from './found.js'
import { sqlMessages } from './messages.js'
import { readAnswers, SqlQuestions } from './parameters.js'

/** A text of SQL with what it asks for, and what it finds: at once where it asks for nothing. */
export async function runSqlPage(
  request: PageRequest,
  { ctx, known, place, own }: Reached<SqlQuestion>,
): Promise<PageContent> {
  const messages = queriesMessages(ctx.locale)
  const words = sqlMessages(ctx.locale)
  const { definition } = known.question
  const answers = readAnswers(ctx, definition, request.query)
  const isAsked = definition.parameters.length === 0 || request.query.has(asked.run)
  const runs = isAsked && answers.problems.length === 0
  const result = runs ? await found(ctx, () => askFreeSql(ctx, definition, answers.given)) : null
  return {
    kind: 'page',
    status: result?.kind === 'refused' ? result.status : 200,
    ...runFrame({ locale: ctx.locale, question: known.question, place, own, writes: mayWriteSql(request) }),
    body: (
      <>
        {definition.help && <p class="lead">{definition.help}</p>}
        <Obstacles
          title={messages.notRun}
          obstacles={answers.problems.map(({ field, message }) => ({ message, href: `#${field}` }))}
        />
        <form method="get" action={queryUrl(place)} class="record-form query-run">
          {definition.parameters.length > 0 && (
            <fieldset class="group">
              <legend>{messages.asked}</legend>
              <SqlQuestions question={definition} answers={answers} />
            </fieldset>
          )}
          <RunButtons locale={ctx.locale} place={place} />
        </form>
        <details class="query-sql">
          <summary>{words.show}</summary>
          <pre tabIndex={0}>
            <code>{definition.text}</code>
          </pre>
        </details>
        {result?.kind === 'refused' && (
          <div class="flash error" role="alert">
            <p>{result.message}</p>
          </div>
        )}
        {result?.kind === 'answer' && (
          <section class="query-result" aria-label={messages.result}>
            <p class="count" role="status">
              {result.answer.more ? words.shown(result.answer.rows.length) : words.count(result.answer.rows.length)}
            </p>
            {(result.answer.rows.length > 0 || !result.answer.more) && (
              <AnswerTable ctx={ctx} answer={result.answer} caption={definition.label} />
            )}
            <p class="help">{words.personal}</p>
          </section>
        )}
      </>
    ),
  }
}

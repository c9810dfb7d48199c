// SPDX-License-Identifier: EUPL-1.2
import type { QueryDefinition } from '../model/query.js'
import type { QueryProblem } from '../model/query-plan.js'
import type { Answer, Ctx } from '../records/index.js'
import { linked } from '../ui/cell.js'
import { columnsOf, textIn } from '../ui/columns.js'
import { callingOf } from './called.js'
import { queriesMessages } from './messages.js'

/** The rows of a query as a table; a sentence where there is none. */
export function AnswerTable({ ctx, answer, caption }: { ctx: Ctx; answer: Answer; caption: string }) {
  const columns = columnsOf(answer.entity)
  if (answer.rows.length === 0) return <p class="empty">{queriesMessages(ctx.locale).empty}</p>
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class="records query-answer">
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ field, isFigure }) => (
              <th scope="col" class={isFigure ? 'number' : undefined} key={field.name}>
                {field.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row) => (
            <tr>
              {columns.map((column) => (
                <td class={column.isFigure ? 'number' : undefined} data-label={column.field.label}>
                  {linked(column.field, textIn(column, row, ctx))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a query names that its reader does not see; nothing where it names nothing of the kind. */
export function QueryProblems({
  ctx,
  about,
  problems,
  runs,
}: {
  readonly ctx: Ctx
  /** What the paths of the query begin at. */
  readonly about: Pick<QueryDefinition, 'entity' | 'tab'>
  readonly problems: readonly QueryProblem[]
  /** Whether it is run without. */
  readonly runs: boolean
}) {
  if (problems.length === 0) return null
  const messages = queriesMessages(ctx.locale)
  const called = callingOf(ctx, about)
  return (
    <div class={runs ? 'flash warning' : 'flash error'} role="status">
      <p>{messages.problems}</p>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.part} ${problem.name}`}>{messages.problem[problem.kind](called.problem(problem))}</li>
        ))}
      </ul>
      <p>{runs ? messages.leftOut : messages.cannot}</p>
    </div>
  )
}

// SPDX-License-Identifier: EUPL-1.2
import { type SqlParameter, type SqlQuery, sqlParameterTypes } from '../../kept-queries/contract.js'
import type { Problem } from '../../model/override.js'
import { type Ctx, freeSqlParameters, longestText } from '../../records/index.js'
import { longestLabel } from '../definition.js'
import type { FromDraft } from '../kind.js'
import { queriesMessages } from '../messages.js'
import { controls } from '../urls.js'
import { sqlMessages } from './messages.js'
import { proposedText, readAnswer } from './parameters.js'

export interface DraftParameter {
  readonly name: string
  readonly label: string
  readonly type: SqlParameter['type']
  /** The answer proposed, as it is typed. */
  readonly proposed: string
}

/** A query in SQL as it is typed, whatever is wrong with it. */
export interface SqlDraft {
  readonly label: string
  readonly help: string
  readonly text: string
  /** Those that the text names. */
  readonly parameters: readonly DraftParameter[]
}

export const blankSqlDraft: SqlDraft = { label: '', help: '', text: '', parameters: [] }

/** The draft that a query comes from. */
export function sqlDraftOf(ctx: Ctx, { label, help = '', text, parameters }: SqlQuery): SqlDraft {
  return {
    label,
    help,
    text,
    parameters: parameters.map((each) => ({ ...each, proposed: proposedText(ctx, each) })),
  }
}

/** Reads what is typed. */
export function readSqlDraft(ctx: Ctx, body: URLSearchParams): SqlDraft {
  const said = (name: string): string => (body.get(name) ?? '').trim()
  const text = (body.get(controls.text) ?? '').replace(/\r\n?/g, '\n').trim()
  return {
    label: said(controls.label),
    help: said(controls.help),
    text,
    parameters: freeSqlParameters(ctx, text).map((name) => ({
      name,
      label: said(controls.parameter(name, 'libelle')),
      type: sqlParameterTypes.find((each) => each === said(controls.parameter(name, 'type'))) ?? 'text',
      proposed: said(controls.parameter(name, 'valeur')),
    })),
  }
}

/** The query that a draft says, and what is wrong with what is typed. */
export function sqlQueryFrom(ctx: Ctx, draft: SqlDraft, name: string): FromDraft<SqlQuery> {
  const { wrong } = queriesMessages(ctx.locale)
  const words = sqlMessages(ctx.locale)
  const { label, help, text } = draft
  const problems: Problem[] = []
  if (label === '') problems.push({ field: controls.label, message: wrong.label })
  if (label.length > longestLabel) problems.push({ field: controls.label, message: wrong.longLabel(longestLabel) })
  if (text === '') problems.push({ field: controls.text, message: words.noText })
  if ([...text].length > longestText) problems.push({ field: controls.text, message: words.tooLong(longestText) })
  const parameters = draft.parameters.map((typed): SqlParameter => {
    // What is not told by a question is told by its name.
    const parameter = { name: typed.name, label: typed.label || typed.name, type: typed.type }
    const { text: value, problem } = readAnswer(ctx, parameter, typed.proposed)
    if (problem !== null) problems.push({ field: controls.parameter(typed.name, 'valeur'), message: problem })
    return value === null ? parameter : { ...parameter, value }
  })
  return { definition: { name, label, ...(help === '' ? {} : { help }), text, parameters }, problems }
}

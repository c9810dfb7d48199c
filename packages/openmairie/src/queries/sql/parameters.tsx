// SPDX-License-Identifier: EUPL-1.2
import type { SqlParameter, SqlQuery } from '../../kept-queries/contract.js'
import type { Field } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import { type Ctx, textField } from '../../records/index.js'
import { FieldNotes, notesOf } from '../../ui/field-notes.js'
import { typedText } from '../../ui/format.js'
import { typingOf } from '../../ui/target.js'
import { type Read, readTyped } from '../../ui/values.js'
import { asked } from '../urls.js'

const types = { text: 'text', number: 'decimal', date: 'date' } as const

function fieldOf({ name, label, type }: SqlParameter): Field {
  return { ...textField, name, label, type: types[type], native: types[type] }
}

/** What was typed for a parameter, as the engine's text. */
export function readAnswer(ctx: Ctx, parameter: SqlParameter, typed: string): Read {
  return typed.trim() === '' ? { text: null, problem: null } : readTyped(fieldOf(parameter), typed, typingOf(ctx))
}

/** The proposed answer as it would be typed. */
export function proposedText(ctx: Ctx, parameter: SqlParameter): string {
  return typedText(fieldOf(parameter), parameter.value, ctx)
}

export interface SqlAnswers {
  readonly given: Readonly<Record<string, string | null>>
  readonly problems: readonly Problem[]
  /** As it was typed, by parameter. */
  readonly typed: Readonly<Record<string, string>>
}

/** What an address answers to the questions of a text; what is proposed where it says nothing. */
export function readAnswers(ctx: Ctx, { parameters }: SqlQuery, query: URLSearchParams): SqlAnswers {
  const given: Record<string, string | null> = {}
  const typed: Record<string, string> = {}
  const problems: Problem[] = []
  for (const parameter of parameters) {
    const { name } = parameter
    const control = asked.value(name)
    const said = query.get(control) ?? proposedText(ctx, parameter)
    const { text, problem } = readAnswer(ctx, parameter, said)
    typed[name] = said
    given[name] = text
    if (problem !== null) problems.push({ field: control, message: problem })
  }
  return { given, problems, typed }
}

/** What was answered, one line a question. */
export function answersTold({ parameters }: SqlQuery, { typed }: SqlAnswers): readonly string[] {
  return parameters.flatMap(({ name, label }) => {
    const said = typed[name]?.trim() ?? ''
    return said === '' ? [] : [`${label} : ${said}`]
  })
}

/** The questions that a text asks. */
export function SqlQuestions({ question, answers }: { readonly question: SqlQuery; readonly answers: SqlAnswers }) {
  return (
    <>
      {question.parameters.map(({ name, label }) => {
        const control = asked.value(name)
        const wrong = answers.problems.filter(({ field }) => field === control)
        return (
          <div class="field" key={name}>
            <label for={control}>{label}</label>
            <input
              type="text"
              id={control}
              name={control}
              value={answers.typed[name] ?? ''}
              class="w-20"
              autoComplete="off"
              aria-invalid={wrong.length > 0 ? 'true' : undefined}
              aria-describedby={notesOf(control, null, wrong) || undefined}
            />
            <FieldNotes id={control} help={null} wrong={wrong} />
          </div>
        )
      })}
    </>
  )
}

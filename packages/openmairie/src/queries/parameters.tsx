// SPDX-License-Identifier: EUPL-1.2
import type { Problem } from '../model/override.js'
import type { GivenParameters, QueryDefinition, QueryFilter } from '../model/query.js'
import { type Ctx, fieldsAsked } from '../records/index.js'
import { FieldNotes, notesOf } from '../ui/field-notes.js'
import { queriesMessages } from './messages.js'
import { asked } from './urls.js'
import { ValueControl } from './value-control.js'
import { asTyped, isFree, readValue, type ValueChoices, valueChoices } from './values.js'

/** A filter whose value is asked for. */
type Asking = QueryFilter & { readonly parameter: NonNullable<QueryFilter['parameter']> }

function askingOf({ filters = [] }: QueryDefinition): readonly Asking[] {
  return filters.flatMap((filter) => (filter.parameter ? [{ ...filter, parameter: filter.parameter }] : []))
}

/** What a query proposes for its parameters. */
export function proposedFor(definition: QueryDefinition): GivenParameters {
  return Object.fromEntries(
    askingOf(definition).map(({ parameter, value, to }) => [parameter.name, { value: value ?? null, to: to ?? null }]),
  )
}

export interface ReadParameters {
  readonly given: GivenParameters
  readonly problems: readonly Problem[]
  /** As it was typed, by control. */
  readonly typed: Readonly<Record<string, string>>
}

/** What an address says of the parameters of a query; what is proposed where it says nothing at all. */
export async function readParameters(
  ctx: Ctx,
  definition: QueryDefinition,
  query: URLSearchParams,
): Promise<ReadParameters> {
  const fieldAt = fieldsAsked(ctx, definition)
  const given: Record<string, { value: string | null; to: string | null }> = {}
  const typed: Record<string, string> = {}
  const problems: Problem[] = []
  const isAnswered = query.has(asked.run) || query.has(asked.format)
  for (const filter of askingOf(definition)) {
    const at = fieldAt(filter.path)
    const read = async (name: string, proposed: string | undefined): Promise<string | null> => {
      // The browser leaves blank ones out of the address.
      const sent = query.get(name) ?? (isAnswered ? '' : null)
      typed[name] =
        sent ?? (at && proposed !== undefined ? await asTyped(ctx, at, filter.operator, proposed) : (proposed ?? ''))
      if (sent === null) return proposed ?? null
      if (!at) return sent.trim() || null
      const { text, problem } = await readValue(ctx, at, filter.operator, sent)
      if (problem !== null) problems.push({ field: name, message: problem })
      return text
    }
    const { name } = filter.parameter
    const value = await read(asked.value(name), filter.value)
    const to = filter.operator === 'between' ? await read(asked.to(name), filter.to) : null
    given[name] = { value, to }
  }
  return { given, problems, typed }
}

/** What is asked for, with what may be chosen. */
export async function questionsOf(
  ctx: Ctx,
  definition: QueryDefinition,
  { typed }: ReadParameters,
): Promise<readonly { readonly filter: Asking; readonly choices: ValueChoices | null }[]> {
  const fieldAt = fieldsAsked(ctx, definition)
  return Promise.all(
    askingOf(definition).map(async (filter) => {
      const at = fieldAt(filter.path)
      const held = typed[asked.value(filter.parameter.name)] ?? ''
      return { filter, choices: at && !isFree(filter.operator) ? await valueChoices(ctx, at, held) : null }
    }),
  )
}

/** The questions that a query asks. */
export function Questions({
  ctx,
  questions,
  read: { typed, problems },
}: {
  readonly ctx: Ctx
  readonly questions: Awaited<ReturnType<typeof questionsOf>>
  readonly read: ReadParameters
}) {
  const messages = queriesMessages(ctx.locale)
  const control = (name: string, label: string, choices: ValueChoices | null) => {
    const wrong = problems.filter(({ field }) => field === name)
    return (
      <div class="field" key={name}>
        <label for={name}>{label}</label>
        <ValueControl
          locale={ctx.locale}
          id={name}
          name={name}
          value={typed[name] ?? ''}
          choices={choices}
          describedBy={notesOf(name, null, wrong) || undefined}
          invalid={wrong.length > 0}
        />
        <FieldNotes id={name} help={null} wrong={wrong} />
      </div>
    )
  }
  return (
    <>
      {questions.map(({ filter: { operator, parameter }, choices }) => [
        control(asked.value(parameter.name), parameter.label, choices),
        operator === 'between' && control(asked.to(parameter.name), messages.until(parameter.label), choices),
      ])}
    </>
  )
}

/** What was answered, one line a question: what narrows the result, in words. */
export function answered(
  questions: Awaited<ReturnType<typeof questionsOf>>,
  { typed }: ReadParameters,
): readonly string[] {
  return questions.flatMap(({ filter: { operator, parameter }, choices }) => {
    const said = (name: string): string => {
      const value = typed[name] ?? ''
      const chosen = choices?.long ? undefined : choices?.options.find(({ key }) => key[0] === value)
      return chosen?.label ?? value
    }
    const [value, to] = [
      said(asked.value(parameter.name)),
      operator === 'between' ? said(asked.to(parameter.name)) : '',
    ]
    const text = [value, to].filter((each) => each !== '').join(' – ')
    return text === '' ? [] : [`${parameter.label} : ${text}`]
  })
}

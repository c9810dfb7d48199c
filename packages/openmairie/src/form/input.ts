// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import { type Ctx, type Input, type Option, today } from '../records/index.js'
import { matching } from '../ui/choice.js'
import { readTyped } from '../ui/values.js'
import { formMessages } from './messages.js'

/** What a posted form says: the input for the door, what was typed (to be shown again), and what cannot be read. */
export interface Posted {
  readonly input: Input
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
  /** Matches of a reference typed by its label, where there are several. */
  readonly matches: ReadonlyMap<string, readonly Option[]>
}

/** Reads the fields of a form. A reference may be typed by its label where the browser runs no script. */
export async function readForm(
  ctx: Ctx,
  entity: AnyEntity,
  body: URLSearchParams,
  fixed: Readonly<Record<string, string | null>>,
): Promise<Posted> {
  const typing = { locale: ctx.locale, today: today(ctx), timeZone: ctx.timeZone }
  const input: Record<string, Input[string]> = { ...fixed }
  const typed: Record<string, string> = {}
  const problems: Problem[] = []
  const matches = new Map<string, readonly Option[]>()
  for (const field of Object.values(entity.fields)) {
    if (field.name in fixed) continue
    const values = body.getAll(`v.${field.name}`)
    const label = body.get(`r.${field.name}`)
    const text = values.at(-1)
    if (text === undefined && label === null) continue
    typed[field.name] = text ?? ''
    if (label !== null) {
      const found = await byLabel(ctx, entity, field, label, text ?? '', body.get(`d.${field.name}`) ?? '')
      if (found.problem === null) input[field.name] = found.value
      else problems.push({ field: field.name, message: found.problem })
      typed[field.name] = found.value ?? ''
      if (found.matches.length > 0) matches.set(field.name, found.matches)
      if (found.problem !== null) typed[`r.${field.name}`] = label
    } else if (field.type === 'array') {
      input[field.name] =
        text === '' || text === undefined
          ? null
          : text
              .replaceAll('\r\n', '\n')
              .split('\n')
              .filter((line) => line !== '')
    } else {
      const read = readTyped(field, text ?? '', typing)
      if (read.problem === null) input[field.name] = read.text
      else problems.push({ field: field.name, message: read.problem })
    }
  }
  return { input, typed, problems, matches }
}

interface Found {
  readonly value: string | null
  readonly problem: string | null
  readonly matches: readonly Option[]
}

/** The record meant by a label: the one held where the label was not changed, else the only one that matches. */
async function byLabel(
  ctx: Ctx,
  entity: AnyEntity,
  field: Field,
  label: string,
  held: string,
  heldLabel: string,
): Promise<Found> {
  const messages = formMessages(ctx.locale)
  const text = label.trim()
  if (text === '') return { value: null, problem: null, matches: [] }
  if (text === heldLabel.trim() && held !== '') return { value: held, problem: null, matches: [] }
  const found = await matching(ctx, entity, field.name, text)
  if (found.only) return { value: found.only.key[0] ?? null, problem: null, matches: [] }
  if (found.options.length === 0) return { value: null, problem: messages.notFound(text), matches: [] }
  return { value: null, problem: messages.chooseAmong, matches: found.options }
}

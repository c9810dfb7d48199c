// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import { isSeveral, readMembers, separator, writeMembers } from '../model/several.js'
import { type Ctx, type Input, type Option, today } from '../records/index.js'
import { matching, oneLine } from './choice.js'
import { controlMessages } from './control-messages.js'
import { readList } from './lists.js'
import { isUntouched, readHeld } from './untouched.js'
import { valueMessages } from './value-messages.js'
import { plainText, readTyped } from './values.js'

/** What a posted form says: the input for the door, what was typed (to be shown again), and what cannot be read. */
export interface Posted {
  readonly input: Input
  readonly typed: Readonly<Record<string, string>>
  /** What was typed for references where it names no record. */
  readonly typedLabels: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
  /** Matches of a reference typed by its label, where there are several. */
  readonly matches: ReadonlyMap<string, readonly Option[]>
}

/**
 * Reads the fields of a form; those whose control was not touched are left out. A reference may be typed by its label
 * where the browser runs no script.
 */
export async function readForm(
  ctx: Ctx,
  entity: AnyEntity,
  body: URLSearchParams,
  fixed: Readonly<Record<string, string | null>>,
): Promise<Posted> {
  const typing = { locale: ctx.locale, today: today(ctx), timeZone: ctx.timeZone }
  // Maps, as a column may be called `__proto__`.
  const input = new Map<string, Input[string]>(Object.entries(fixed))
  const typed = new Map<string, string>()
  const typedLabels = new Map<string, string>()
  const problems: Problem[] = []
  const matches = new Map<string, readonly Option[]>()
  const held = readHeld(body.get('-held'))
  for (const field of Object.values(entity.fields)) {
    if (Object.hasOwn(fixed, field.name)) continue
    const values = body.getAll(`v.${field.name}`)
    const label = body.get(`r.${field.name}`)
    // Boxes send one value each, behind a blank one that says that they were there.
    const several = isSeveral(field) && field.choices !== null && values.length > 0
    const text = several ? writeMembers(readMembers(field, values)) : values.at(-1)
    if (text === undefined && label === null) continue
    typed.set(field.name, text ?? '')
    const isSame = isUntouched(held, field.name, text ?? '')
    if (isSame && (label === null || oneLine(label) === oneLine(body.get(`d.${field.name}`) ?? ''))) continue
    if (label !== null) {
      const heldLabel = body.get(`d.${field.name}`) ?? ''
      const other = field.dependsOn?.field
      const governing = other === undefined ? {} : { [other]: fixed[other] ?? body.get(`v.${other}`) }
      const found = await byLabel(ctx, entity, field, label, text ?? '', heldLabel, governing)
      if (found.problem === null) input.set(field.name, found.value)
      else problems.push({ field: field.name, message: found.problem })
      typed.set(field.name, found.value ?? '')
      if (found.matches.length > 0) matches.set(field.name, found.matches)
      if (found.problem !== null) typedLabels.set(field.name, label)
    } else if (isSeveral(field) && field.choices) {
      input.set(field.name, severalInput(field, values))
    } else if (field.type === 'array') {
      const read = readList(
        field,
        plainText(text ?? ''),
        (element, line) => readTyped(element, line, typing),
        valueMessages(ctx.locale).list,
      )
      if (read.problem === null) input.set(field.name, read.list)
      else problems.push({ field: field.name, message: read.problem })
    } else if (isText(field) && isChosen(entity, field)) {
      // A key chosen from a list is what it is, outer blanks included.
      input.set(field.name, text ? text.replaceAll('\r\n', '\n') : null)
    } else {
      const read = readTyped(field, text ?? '', typing)
      if (read.problem === null) input.set(field.name, read.text)
      else problems.push({ field: field.name, message: read.problem })
    }
  }
  return { input: Object.fromEntries(input), typed: Object.fromEntries(typed), typedLabels, problems, matches }
}

/** Several choices as the door takes them: a list, or a text that joins them. */
function severalInput(field: Field, sent: readonly string[]): Input[string] {
  const members = readMembers(field, sent)
  if (field.type !== 'array') return members.length === 0 ? null : members.join(separator)
  return members.length === 0 && field.nullable ? null : members
}

function isText(field: Field): boolean {
  return field.type === 'string' || field.type === 'text'
}

function isChosen(entity: AnyEntity, field: Field): boolean {
  return entity.references.some((each) => each.fields.length === 1 && each.fields[0] === field.name)
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
  governing: Readonly<Record<string, string | null>>,
): Promise<Found> {
  const messages = controlMessages(ctx.locale)
  const text = oneLine(label)
  if (held !== '' && text === oneLine(heldLabel)) return { value: held, problem: null, matches: [] }
  if (text === '') return { value: null, problem: null, matches: [] }
  const found = await matching(ctx, entity, field.name, text, governing)
  if (found.only) return { value: found.only.key[0] ?? null, problem: null, matches: [] }
  if (found.options.length === 0) return { value: null, problem: messages.notFound(text), matches: [] }
  return { value: null, problem: messages.chooseAmong, matches: found.options }
}

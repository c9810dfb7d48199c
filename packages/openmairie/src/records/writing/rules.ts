// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import { own } from '../../model/own.js'
import { isSeveral, membersOf } from '../../model/several.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { writingMessages } from './messages.js'

/** Problems of the input with the rules of its fields; at creation, of the fields left out too. */
export function fieldProblems(ctx: Ctx, entity: AnyEntity, input: Input, creating: boolean): readonly Problem[] {
  const messages = writingMessages(ctx.locale)
  const problems: Problem[] = []
  for (const field of Object.values(entity.fields)) {
    const given = own(input, field.name)
    if (given === undefined && !(creating && field.required && !field.readOnly)) continue
    const message = problemOf(field, given ?? null, messages, creating)
    if (message !== null) problems.push({ field: field.name, message })
  }
  return [...problems, ...validityProblems(ctx, entity, input)]
}

function problemOf(
  field: Field,
  given: Input[string],
  messages: ReturnType<typeof writingMessages>,
  creating: boolean,
): string | null {
  if (given === null || given === '') {
    const blankRefused = field.required || (!creating && !field.nullable)
    return blankRefused ? messages.required(field.label) : null
  }
  if (isSeveral(field) && field.choices) {
    const wrong = membersOf(field, given).find((member) => !field.choices?.some((choice) => choice.value === member))
    if (wrong !== undefined) return messages.notAChoice(wrong)
    return typeof given === 'string' ? lengthProblem(field, given, messages) : null
  }
  if (typeof given !== 'string') return null
  if (field.choices && !field.choices.some((choice) => choice.value === given)) return messages.notAChoice(given)
  const tooLong = lengthProblem(field, given, messages)
  if (tooLong !== null) return tooLong
  if (field.widget === 'colour' && !/^#[0-9a-f]{6}$/.test(given)) return messages.notAColour(given)
  if (field.min !== null && isBelow(given, field.min)) return messages.tooSmall(field.min)
  if (field.max !== null && isBelow(field.max, given)) return messages.tooLarge(field.max)
  return null
}

/** By characters, as the base counts: what has no more units than that has no more of them. */
function lengthProblem(field: Field, given: string, messages: ReturnType<typeof writingMessages>): string | null {
  if (field.maxLength === null || given.length <= field.maxLength) return null
  const { length } = [...given]
  return length > field.maxLength ? messages.tooLong(field.label, length, field.maxLength) : null
}

/** Compares two numbers written in full, whatever their size. */
function isBelow(a: string, b: string): boolean {
  const whole = /^-?\d+$/
  return whole.test(a) && whole.test(b) ? BigInt(a) < BigInt(b) : Number(a) < Number(b)
}

function validityProblems(ctx: Ctx, entity: AnyEntity, input: Input): readonly Problem[] {
  const validity = entity.validity
  const start = validity && input[validity.start]
  const end = validity && input[validity.end]
  if (typeof start !== 'string' || typeof end !== 'string' || start === '' || end === '' || end > start) return []
  return [{ field: validity?.end ?? null, message: writingMessages(ctx.locale).endBeforeStart }]
}

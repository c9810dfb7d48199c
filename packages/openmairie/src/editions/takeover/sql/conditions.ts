// SPDX-License-Identifier: EUPL-1.2
import type { Expr, ExprCase } from 'pgsql-ast-parser'
import { placeOf, type Reading } from './place.js'

/** What a CASE comes down to: «Oui» or «Non» of a boolean, or parts each shown under its condition. */
export type Ways =
  | { readonly kind: 'yes-no'; readonly path: string; readonly form: string | null }
  | { readonly kind: 'parts'; readonly all: readonly { readonly when: string; readonly value: Expr | null }[] }

/** Null for a CASE whose conditions have no spelling here. */
export function conditionsOf(expr: ExprCase, reading: Reading): Ways | null {
  const yesNo = yesNoOf(expr, reading)
  if (yesNo) return yesNo
  const against: string[] = []
  const all: { when: string; value: Expr | null }[] = []
  for (const { when, value } of expr.whens) {
    const test = testOf(expr.value ? { type: 'binary', op: '=', left: expr.value, right: when } : when, reading)
    if (!test) return null
    all.push({ when: [...against, test.holds].join(' et '), value })
    against.push(test.fails)
  }
  all.push({ when: against.join(' et '), value: expr.else ?? null })
  return { kind: 'parts', all }
}

/** `CASE WHEN valide THEN 'Oui' ELSE 'Non' END` is how the field is shown, unless it may be empty. */
function yesNoOf({ value, whens, else: otherwise }: ExprCase, reading: Reading): Ways | null {
  const [only, ...others] = whens
  if (value || !only || others.length > 0 || only.value.type !== 'string' || otherwise?.type !== 'string') return null
  const place = isBoolean(only.when, reading)
  const words = [only.value.value, otherwise.value].join('/')
  if (!place || place.column.field.nullable || place.spot.path.length > 0) return null
  if (words === 'Oui/Non') return { kind: 'yes-no', path: place.path, form: null }
  if (words === 'oui/non') return { kind: 'yes-no', path: place.path, form: 'minuscules' }
  return words === 'OUI/NON' ? { kind: 'yes-no', path: place.path, form: 'majuscules' } : null
}

interface Test {
  readonly holds: string
  readonly fails: string
}

function testOf(expr: Expr, reading: Reading): Test | null {
  const place = isBoolean(expr, reading)
  if (place) return { holds: `[${place.path}] = true`, fails: `[${place.path}] ≠ true` }
  if (expr.type === 'unary' && (expr.op === 'IS NULL' || expr.op === 'IS NOT NULL')) {
    const path = placeOf(expr.operand, reading)?.path
    const [empty, filled] = [`[${path}] vide`, `[${path}] rempli`]
    if (path === undefined) return null
    return expr.op === 'IS NULL' ? { holds: empty, fails: filled } : { holds: filled, fails: empty }
  }
  if (expr.type !== 'binary' || expr.op !== '=') return null
  const path = placeOf(expr.left, reading)?.path
  const word =
    expr.right.type === 'string' ? expr.right.value : expr.right.type === 'integer' ? `${expr.right.value}` : ''
  // What would end a condition, or be read as another, is not written in one.
  if (path === undefined || !/^[\p{L}\p{N}_.-]+( (?!et |ou )[\p{L}\p{N}_.-]+)*$/u.test(word)) return null
  return { holds: `[${path}] = ${word}`, fails: `[${path}] ≠ ${word}` }
}

/** `valide`, `valide IS TRUE`, `valide = 't'`: the boolean that is asked for, by its value: words depend on the language. */
function isBoolean(expr: Expr, reading: Reading): ReturnType<typeof placeOf> {
  const isTrue =
    expr.type === 'binary' &&
    expr.op === '=' &&
    (expr.right.type === 'boolean'
      ? expr.right.value
      : expr.right.type === 'string' && /^(t|true)$/.test(expr.right.value))
  const operand = isTrue ? expr.left : expr.type === 'unary' && expr.op === 'IS TRUE' ? expr.operand : expr
  const place = placeOf(operand, reading)
  return place?.column.field.type === 'boolean' ? place : null
}

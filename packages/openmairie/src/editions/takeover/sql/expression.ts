// SPDX-License-Identifier: EUPL-1.2
import type { Expr, ExprCase } from 'pgsql-ast-parser'
import { type Fragment, inCase } from '../fragment.js'
import { isPlain, isReference } from '../reach.js'
import { conditionsOf } from './conditions.js'
import { uncast } from './parse.js'
import { type Place, placeOf, type Reading } from './place.js'

/** What gives the same words as an expression; null for one that has no spelling here. */
export function fragmentOf(expr: Expr, reading: Reading): Fragment | null {
  switch (expr.type) {
    case 'string':
      return [expr.value]
    case 'integer':
    case 'numeric':
      return [String(expr.value)]
    case 'null':
      return []
    case 'cast':
      return fragmentOf(expr.operand, reading)
    case 'ref': {
      const place = placeOf(expr, reading)
      return place && asItIs(place, reading)
    }
    case 'binary': {
      if (expr.op !== '||') return null
      const [left, right] = [fragmentOf(expr.left, reading), fragmentOf(expr.right, reading)]
      const mayBeNull = [expr.left, expr.right].some((side) => {
        const place = side.type === 'ref' ? placeOf(side, reading) : null
        return place && (place.column.field.nullable || place.spot.path.length > 0)
      })
      if (mayBeNull && left && right) reading.remark('request', 'empty-parts', reading.alias)
      return left && right && [...left, ...right]
    }
    case 'case':
      return caseOf(expr, reading)
    case 'call':
      return callOf(expr.function.name, expr.args, reading)
    default:
      return null
  }
}

/** A column as the base has it, for a request shows no labels. */
function asItIs({ spot, column: { field }, path }: Place, { remark, alias }: Reading): Fragment {
  if (field.type === 'boolean') {
    remark('request', 'boolean-wording', alias)
    return [{ path, form: null }]
  }
  return [{ path, form: isPlain(field) && !isReference(spot, field.name) ? null : 'code' }]
}

function callOf(name: string, args: readonly Expr[], reading: Reading): Fragment | null {
  const [first, second] = args
  switch (name) {
    case 'concat': {
      const parts = args.map((arg) => fragmentOf(arg, reading))
      return parts.every((part) => part !== null) ? parts.flat() : null
    }
    case 'coalesce':
      return first && second?.type === 'string' && second.value === '' && args.length === 2
        ? fragmentOf(first, reading)
        : null
    case 'trim':
    case 'btrim':
      return first && args.length === 1 ? fragmentOf(first, reading) : null
    case 'upper':
    case 'lower': {
      const inner = first ? fragmentOf(first, reading) : null
      return inner && inCase(inner, name === 'upper' ? 'majuscules' : 'minuscules')
    }
    case 'to_char':
      return first && second?.type === 'string' ? dateOf(first, second.value, reading) : null
    default:
      return null
  }
}

function dateOf(expr: Expr, wording: string, reading: Reading): Fragment | null {
  const isShort = wording.toUpperCase() === 'DD/MM/YYYY'
  const isLong = /^(FM)?DD (TM|FM)*month YYYY$/i.test(wording)
  const bare = uncast(expr)
  if (isShort && (bare.type === 'call' ? bare.function.name === 'now' : isToday(bare))) return ['&aujourdhui']
  const place = placeOf(expr, reading)
  const type = place?.column.field.type
  if (place && isShort && type === 'timestamp') return [{ path: place.path, form: 'date' }]
  if (!place || type !== 'date') return null
  if (isShort) return [{ path: place.path, form: null }]
  if (!isLong) return null
  reading.remark('request', 'date-wording', reading.alias)
  return [{ path: place.path, form: 'date longue' }]
}

function isToday(expr: Expr): boolean {
  return expr.type === 'keyword' && expr.keyword === 'current_date'
}

function caseOf(expr: ExprCase, reading: Reading): Fragment | null {
  const ways = conditionsOf(expr, reading)
  if (ways === null) return null
  if (ways.kind === 'yes-no') return [{ path: ways.path, form: ways.form }]
  const parts = ways.all.map(({ when, value }) => {
    const pieces = value === null ? [] : fragmentOf(value, reading)
    return pieces && { when, pieces }
  })
  const whole = parts.filter((part) => part !== null)
  return whole.length === parts.length ? whole.filter(({ pieces }) => pieces.length > 0) : null
}

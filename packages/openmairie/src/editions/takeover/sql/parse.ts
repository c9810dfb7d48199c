// SPDX-License-Identifier: EUPL-1.2
import { type Expr, parseFirst, type SelectFromStatement } from 'pgsql-ast-parser'

/** What the original puts the number of the record for. */
export const recordMark = '&idx'

/** A request of the original as a tree; null for what is no single SELECT that can be read. */
export function parseRequest(text: string): SelectFromStatement | null {
  const plain = text.replaceAll('&DB_PREFIXE', '').replace(/'?&idx'?/g, `'${recordMark}'`)
  try {
    const statement = parseFirst(plain)
    const isWhole = statement.type === 'select' && !statement.groupBy && !statement.having && !statement.distinct
    return isWhole ? statement : null
  } catch {
    return null
  }
}

/** Parts of a condition, all of which must hold. */
export function everyOf(condition: Expr | null | undefined): readonly Expr[] {
  if (!condition) return []
  if (condition.type === 'binary' && condition.op === 'AND')
    return [...everyOf(condition.left), ...everyOf(condition.right)]
  return [condition]
}

/** An expression without what only changes its type. */
export function uncast(expr: Expr): Expr {
  return expr.type === 'cast' ? uncast(expr.operand) : expr
}

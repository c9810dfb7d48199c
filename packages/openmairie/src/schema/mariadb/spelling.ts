// SPDX-License-Identifier: EUPL-1.2
/** MariaDB and MySQL keep one catalogue and spell what they put in it in two ways. */
export type Flavour = 'mariadb' | 'mysql'

const literal = /'((?:[^'\\]|\\[\s\S]|'')*)'/g
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\0', Z: '\u001a' }

/** The text of a literal's inside: both engines double a quote or put a backslash before it. */
function unescaped(inside: string): string {
  return inside.replace(/\\([\s\S])|''/g, (_, escaped: string | undefined) =>
    escaped === undefined ? "'" : (escapes[escaped] ?? escaped),
  )
}

/** A text as a standard literal. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** An expression with its literals in the standard spelling. MySQL escapes the whole expression once more. */
export function standardExpression(expression: string, flavour: Flavour): string {
  const once = flavour === 'mysql' ? expression.replace(/\\(['\\])/g, '$1') : expression
  return once.replace(literal, (_, inside: string) => quotedText(unescaped(inside)))
}

/** The values in the declaration of an `enum` or a `set`. */
export function valuesOf(native: string): readonly string[] {
  return [...native.matchAll(literal)].map((match) => unescaped(match[1] ?? ''))
}

/** A default as SQL. MariaDB prints SQL, `NULL` included; MySQL prints the bare value of a literal. */
export function defaultOf(printed: string | null, type: string, extra: string, flavour: Flavour): string | null {
  if (printed === null) return null
  if (flavour === 'mariadb') return printed === 'NULL' ? null : standardExpression(printed, flavour)
  if (/DEFAULT_GENERATED/i.test(extra)) return standardExpression(printed, flavour)
  const isBare = /^(?:\w*int|decimal|float|double|year|bit)$/.test(type) || /^b'/.test(printed)
  return isBare ? printed : quotedText(printed)
}

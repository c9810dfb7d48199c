// SPDX-License-Identifier: EUPL-1.2
const width = 110

/** Any plain value as TypeScript text: short values on one line, long ones a line each; undefined properties left out. */
export function literal(value: unknown, indent = ''): string {
  const flat = oneLine(value)
  if (indent.length + flat.length <= width || typeof value !== 'object' || value === null) return flat
  const inner = `${indent}  `
  if (Array.isArray(value)) return `[\n${value.map((item) => `${inner}${literal(item, inner)},\n`).join('')}${indent}]`
  const lines = entries(value).map(([name, item]) => `${inner}${propertyName(name)}: ${literal(item, inner)},\n`)
  return `{\n${lines.join('')}${indent}}`
}

function oneLine(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`
  const properties = entries(value).map(([name, item]) => `${propertyName(name)}: ${oneLine(item)}`)
  return properties.length === 0 ? '{}' : `{ ${properties.join(', ')} }`
}

function entries(value: object): readonly [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined)
}

/** A string literal that no character can leave: quotes, line ends and separators are escaped. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${escaped.replace(/[\u2028\u2029\u007f-\u009f\ufeff]|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`
}

/** The name of a property, quoted where it is no plain identifier; written plainly, `__proto__` would set the prototype. */
export function propertyName(name: string): string {
  if (name === '__proto__') return "['__proto__']"
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)
}

// SPDX-License-Identifier: EUPL-1.2
export interface Range {
  readonly least: bigint
  readonly most: bigint
}

/** Bits of the whole numbers of each engine. SQLite's, whatever their names, are the widest. */
const bits: Readonly<Record<string, bigint>> = {
  tinyint: 8n,
  smallint: 16n,
  mediumint: 24n,
  int: 32n,
  integer: 32n,
  bigint: 64n,
}

/** Two figures would be taken for a year of this century or of the last: none is below 1901, but for the one that says none. */
const isYear = (native: string): boolean => /^year\b/.test(native)

/** Whether a type holds a whole number. */
export function holdsInteger(native: string, value: bigint): boolean {
  const { least, most } = integerRange(native)
  return (value >= least && value <= most) || (isYear(native) && value === 0n)
}

/** The whole numbers that a type holds, by the name that its engine gives it. */
export function integerRange(native: string): Range {
  const bit = /^bit\((\d+)\)$/.exec(native)
  if (bit) return { least: 0n, most: 2n ** BigInt(bit[1] ?? 1) - 1n }
  if (isYear(native)) return { least: 1901n, most: 2155n }
  const [, name = '', sign] = /^([a-z]+)(?:\(\d+\))?( unsigned)?(?: zerofill)?$/.exec(native) ?? []
  const size = bits[name] ?? 64n
  if (sign) return { least: 0n, most: 2n ** size - 1n }
  return { least: -(2n ** (size - 1n)), most: 2n ** (size - 1n) - 1n }
}

/**
 * Figures that a moment, or an hour, keeps of a second, by the name that its engine gives its type: beyond, the base cuts or rounds what
 * is written. Null for another type, and for SQLite's, which keep what is written whole.
 */
export function secondFigures(native: string): number | null {
  // MariaDB adds a remark to columns that an older version made.
  const said = /^(?:datetime|timestamp|time)(?:\((\d)\))?( with(?:out)? time zone)?(?:\[\])?(?: \/\*.*\*\/)?$/.exec(
    native,
  )
  if (!said) return null
  const [, figures, zone] = said
  // Where nothing is said, PostgreSQL keeps all that it has, MariaDB none.
  return figures === undefined ? (zone === undefined ? 0 : 6) : Number(figures)
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * A value as it travels through the framework. Dates, times, timestamps, decimals, json, bytes and everything else
 * that a JavaScript type would damage are the engine's own text; a bigint column is a bigint.
 */
export type Value = string | number | bigint | boolean | null | readonly (string | null)[]

/** A row of any table, by field name. */
export type Values = Readonly<Record<string, Value>>

/** The parts of a key as text, in the order of `entity.key`. */
export type Key = readonly string[]

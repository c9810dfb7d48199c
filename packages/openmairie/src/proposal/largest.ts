// SPDX-License-Identifier: EUPL-1.2

/** The largest of numbers, `least` at least: of a column of any length, which as arguments of `Math.max` would not fit the stack. */
export function largest(numbers: readonly number[], least = 0): number {
  return numbers.reduce((most, each) => Math.max(most, each), least)
}

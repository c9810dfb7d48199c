// SPDX-License-Identifier: EUPL-1.2

/** An exact share, as the law writes it: 5 over 100, 25 over 100, 1 over 2. The denominator is above zero. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Negative where the first is smaller, zero where both are equal, positive where it is greater. */
export function compare(one: Fraction, other: Fraction): bigint {
  return one.numerator * other.denominator - other.numerator * one.denominator
}

/** Whether `part` is at least this share of `whole`: never where the whole is zero. */
export function reaches(part: bigint, whole: bigint, share: Fraction): boolean {
  return whole > 0n && part * share.denominator >= whole * share.numerator
}

/** `part` over `whole` in per cent with two decimals, halves rounded up, e.g. `56.71`; `0.00` where the whole is zero. */
export function percentage(part: bigint, whole: bigint): string {
  const hundredths = whole === 0n ? 0n : (part * 20_000n + whole) / (whole * 2n)
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}

/** A difference as a sort wants it: -1, 0 or 1. */
export function sign(difference: bigint): -1 | 0 | 1 {
  return difference === 0n ? 0 : difference > 0n ? 1 : -1
}

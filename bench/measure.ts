// SPDX-License-Identifier: EUPL-1.2

export interface Measure {
  readonly requests: number
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly failures: number
}

/** The figures of a run from the milliseconds of each request and the seconds of the whole. */
export function summary(times: readonly number[], seconds: number, failures: number): Measure {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return {
    requests: sorted.length,
    perSecond: sorted.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    failures,
  }
}

/** `text` in a column of `width`. */
export const cell = (text: string | number, width: number): string => String(text).padStart(width)
/** Milliseconds with two decimals. */
export const ms = (value: number): string => value.toFixed(2)

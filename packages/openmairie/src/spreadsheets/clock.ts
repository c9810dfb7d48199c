// SPDX-License-Identifier: EUPL-1.2

/** Seconds as hh:mm:ss; durations go beyond 24 hours. */
export function clock(seconds: number): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

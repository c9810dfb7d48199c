// SPDX-License-Identifier: EUPL-1.2
/** Adds decimals up without rounding: `0.1` and `0.2` are `0.3`. */
export interface Sum {
  /** Takes the engine's text of a number; anything else counts for nothing. */
  add(text: string): void
  /** How many numbers were taken. */
  readonly count: number
  /** The engine's text of the sum, with as many decimals as the longest. */
  total(): string
  /** The mean, with as many decimals as the longest and two at least, half up; null of nothing. */
  mean(): string | null
}

/** The mean of a sum of so many numbers: with as many decimals as the sum and two at least, half up; a sum that is no number is its own mean. */
export function meanOf(total: string, count: bigint): string {
  if (!/^-?\d+(\.\d+)?$/.test(total)) return total
  const [whole = '0', decimals = ''] = total.replace('-', '').split('.')
  const kept = Math.max(decimals.length, 2)
  const tenths = BigInt(whole + decimals.padEnd(kept + 1, '0')) / count
  const rounded = String((tenths + 5n) / 10n).padStart(kept + 1, '0')
  const sign = total.startsWith('-') && /[1-9]/.test(rounded) ? '-' : ''
  return `${sign}${rounded.slice(0, -kept)}.${rounded.slice(-kept)}`
}

/** Nothing yet. */
export function openSum(): Sum {
  let digits = 0n
  let scale = 0
  let count = 0
  const written = (value: bigint, decimals: number): string => {
    const sign = value < 0n ? '-' : ''
    const figures = String(value < 0n ? -value : value).padStart(decimals + 1, '0')
    const whole = figures.slice(0, figures.length - decimals)
    return decimals === 0 ? sign + whole : `${sign}${whole}.${figures.slice(-decimals)}`
  }
  return {
    add: (text) => {
      const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
      if (!found) return
      const [, sign, whole = '0', decimals = ''] = found
      const wanted = Math.max(scale, decimals.length)
      digits *= 10n ** BigInt(wanted - scale)
      scale = wanted
      const value = BigInt(whole + decimals.padEnd(scale, '0'))
      digits += sign === '-' ? -value : value
      count++
    },
    get count() {
      return count
    },
    total: () => written(digits, scale),
    mean: () => (count === 0 ? null : meanOf(written(digits, scale), BigInt(count))),
  }
}

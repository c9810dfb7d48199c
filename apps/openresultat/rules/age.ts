// SPDX-License-Identifier: EUPL-1.2

const jour = 86_400_000n

/**
 * The average age of a list on the day of a poll, in hundredths of a year, halves rounded up: days lived over years of 365,25
 * days, none rounded before the mean. It parts lists of equal votes (Code électoral, L262), which does not say how it is counted.
 * Null where the list is empty or a date of birth is not known. Dates are written `YYYY-MM-DD`.
 */
export function ageMoyen(naissances: readonly (string | null)[], scrutin: string): bigint | null {
  const known = naissances.filter((one) => one !== null)
  if (known.length === 0 || known.length < naissances.length) return null
  const lived = known.reduce((sum, one) => sum + (rang(scrutin) - rang(one)), 0n)
  // lived / count / 365.25 years, in hundredths: lived × 40,000 over count × 146,100.
  const divisor = BigInt(known.length) * 146_100n
  return (lived * 40_000n * 2n + divisor) / (divisor * 2n)
}

/** Days since 1970. */
function rang(date: string): bigint {
  return BigInt(Date.parse(`${date}T00:00:00Z`)) / jour
}

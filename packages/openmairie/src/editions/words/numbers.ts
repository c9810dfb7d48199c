// SPDX-License-Identifier: EUPL-1.2
/** From zero to sixteen, then what tens are called. */
const small =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  )
const tens = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
]
const scales = ['', 'mille', 'million', 'milliard', 'billion', 'billiard', 'trillion'] as const

/**
 * A whole number in French words, as a cheque or a deed spells it (traditional spelling: «vingt et un», «quatre-vingts»).
 * Null beyond what has a name.
 */
export function numberInWords(value: bigint): string | null {
  if (value < 0n) {
    const rest = numberInWords(-value)
    return rest === null ? null : `moins ${rest}`
  }
  if (value === 0n) return 'zéro'
  const groups: number[] = []
  for (let rest = value; rest > 0n; rest /= 1000n) groups.push(Number(rest % 1000n))
  if (groups.length > scales.length) return null
  const words = groups.map((group, at) => groupInWords(group, at)).filter((words) => words !== '')
  return words.reverse().join(' ')
}

function groupInWords(group: number, scale: number): string {
  if (group === 0) return ''
  const name = scales[scale] ?? ''
  if (scale === 0) return belowThousand(group, true)
  // «Mille» never varies, and takes nothing plural before it: «quatre-vingt mille», «deux cent mille».
  if (scale === 1) return group === 1 ? name : `${belowThousand(group, false)} ${name}`
  return `${belowThousand(group, true)} ${name}${group > 1 ? 's' : ''}`
}

/** `ends`: nothing numeral follows, so that «vingt» and «cent» take their plural. */
function belowThousand(value: number, ends: boolean): string {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const cent = hundreds === 0 ? '' : hundreds === 1 ? 'cent' : `${small[hundreds]} cent${rest === 0 && ends ? 's' : ''}`
  if (rest === 0) return cent
  return cent === '' ? belowHundred(rest, ends) : `${cent} ${belowHundred(rest, ends)}`
}

function belowHundred(value: number, ends: boolean): string {
  if (value < 20) return small[value] ?? ''
  const ten = Math.floor(value / 10)
  const isTwentyBased = ten === 7 || ten === 9
  const unit = isTwentyBased ? (value % 10) + 10 : value % 10
  const stem = tens[ten] ?? ''
  if (unit === 0) return ten === 8 && ends ? `${stem}s` : stem
  const joined = (unit === 1 && ten < 8) || (unit === 11 && ten === 7) ? ' et ' : '-'
  return `${stem}${joined}${small[unit]}`
}

/** An amount in French words: «douze euros et cinquante centimes». Null where the text is not an amount. */
export function amountInWords(text: string): string | null {
  const found = /^(-?)(\d+)(?:[.,](\d+))?$/.exec(text.trim())
  if (!found) return null
  const [, sign, whole = '0', decimals = ''] = found
  // Rounded to the centime, half up, as amounts are.
  const scaled = BigInt(whole + decimals.padEnd(3, '0').slice(0, 3))
  const hundredths = (scaled + 5n) / 10n
  const euros = hundredths / 100n
  const centimes = hundredths % 100n
  const eurosIn = numberInWords(euros)
  if (eurosIn === null) return null
  // «Un million d’euros»: a round number of millions takes the preposition.
  const isRound = euros >= 1_000_000n && euros % 1_000_000n === 0n
  const main = `${eurosIn} ${isRound ? 'd’' : ''}${euros > 1n ? 'euros' : 'euro'}`
  const cents = `${numberInWords(centimes)} ${centimes > 1n ? 'centimes' : 'centime'}`
  const minus = sign === '-' && hundredths > 0n ? 'moins ' : ''
  if (centimes === 0n) return minus + main
  return minus + (euros === 0n ? cents : `${main} et ${cents}`)
}

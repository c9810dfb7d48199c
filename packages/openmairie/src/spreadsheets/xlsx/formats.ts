// SPDX-License-Identifier: EUPL-1.2

/** What a number format makes of a number. `mask`: figures in their places, zeros before them shown (01000, 06 12 34 56 78). */
export type Shown =
  | { readonly as: 'number' | 'date' | 'datetime' | 'time' | 'elapsed' }
  | { readonly as: 'mask'; readonly places: string }

const number: Shown = { as: 'number' }

/** The formats that every spreadsheet has by number alone (ECMA-376, 18.8.30). */
export function builtIn(id: number): Shown {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return { as: 'date' }
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return { as: 'time' }
  if (id === 46) return { as: 'elapsed' }
  return id === 22 ? { as: 'datetime' } : number
}

/** What a format of the file's own shows, by its code in the notation of Excel. */
export function shownBy(code: string): Shown {
  if (/^(general|standard)$/i.test(code)) return number
  const [first = ''] = code.replace(/"[^"]*"/g, (words) => words.replaceAll(';', ' ')).split(';')
  const places = maskOf(first)
  if (places !== null) return { as: 'mask', places }
  const letters = first
    .replace(/"[^"]*"|\\.|_.|\*.|AM\/PM|A\/P/gi, '')
    .replace(/\[(h+|m+|s+)\]/gi, '{$1}')
    .replace(/\[[^\]]*\]/g, '')
  if (/\{/.test(letters)) return { as: 'elapsed' }
  const hours = /[hs]/i.test(letters)
  const days = /[yda]/i.test(letters) || (/m/i.test(letters) && !hours)
  if (/[0#?]/.test(letters.replace(/[hms.:]+0+/gi, ''))) return number
  return days && hours ? { as: 'datetime' } : days ? { as: 'date' } : hours ? { as: 'time' } : number
}

/** `00000` and `0#" "##" "##`, their words without marks, where they begin with a zero that is shown; else null. */
function maskOf(code: string): string | null {
  const places = code.replace(/"([^"]*)"/g, '$1').replace(/\\(.)/g, '$1')
  return /^0[0#][0# .-]*$/.test(places) &&
    !/[.-]0*$/.test(places) &&
    places.replace(/[^0#]/g, '').length > 1 &&
    !/^0+\.0/.test(places)
    ? places
    : null
}

/** A whole number through a mask: figures from the right, the first place takes what is left. */
export function masked(digits: string, places: string): string {
  let shown = ''
  let left = digits
  for (let at = places.length - 1; at >= 0; at--) {
    const place = places[at] ?? ''
    if (place !== '0' && place !== '#') shown = place + shown
    else if (left !== '') {
      shown = (at === 0 ? left : left.slice(-1)) + shown
      left = left.slice(0, -1)
    } else if (place === '0') shown = `0${shown}`
  }
  return shown.trim()
}

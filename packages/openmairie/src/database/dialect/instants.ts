// SPDX-License-Identifier: EUPL-1.2
const spelling = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?(?:Z|([+-])(\d{2})(?::?(\d{2}))?)$/

/**
 * An instant as engines without zones keep it: `2026-02-01 09:30:00+01` is `2026-02-01 08:30:00+00`, to the fraction given
 * but its last zeros. A text that is no instant stays as it is.
 */
export function inUtc(text: string): string {
  const match = spelling.exec(text)
  if (!match) return text
  const [, day = '', time = '', fraction = '', sign = '+', hours = '0', minutes = '0'] = match
  const local = Date.parse(`${day}T${time}Z`)
  if (Number.isNaN(local)) return text
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
  return `${utcText(local - offset)}${shortFraction(fraction)}+00`
}

/** A number of milliseconds since 1970 as engines without zones keep it, without its fraction nor its zone. */
export function utcText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')
}

/** A moment or a time without the zeros at the end of its fraction, as it would be typed. */
export function shortFraction(text: string): string {
  return text.replace(/(\.\d*?)0+(?=$|[+-])/, '$1').replace(/\.(?=$|[+-])/, '')
}

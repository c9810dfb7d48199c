// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { Field } from '../model/entity.js'
import { holdsInteger, integerRange } from '../model/ranges.js'
import { toInstant } from '../model/zones.js'
import { readDate, readInfinity, readTime } from './dates.js'
import { valueMessages } from './value-messages.js'

export interface Typing {
  readonly locale: Locale
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly timeZone: string
}
export type Read =
  | { readonly text: string | null; readonly problem: null }
  | { readonly text: null; readonly problem: string }

/** A text as every browser sends it: ends of lines are one character, blanks around it do not count. */
export function plainText(typed: string): string {
  return (typed.includes('\r') ? typed.replaceAll(/\r\n?/g, '\n') : typed).trim()
}

const good = (text: string | null): Read => ({ text, problem: null })
const bad = (problem: string): Read => ({ text: null, problem })

/** What was typed in a field, as the engine's text; blank is null. A problem says what is wrong and what to type. */
export function readTyped(
  field: Pick<Field, 'type' | 'native' | 'scale' | 'choices'>,
  typed: string,
  { locale, today, timeZone }: Typing,
): Read {
  const text = plainText(typed)
  const messages = valueMessages(locale)
  // A choice is what it is, outer blanks included.
  if (typed !== '' && field.choices?.some((choice) => choice.value === typed)) return good(typed)
  const choice = field.choices?.find((each) => each.value !== '' && plainText(each.value) === text)
  if (choice) return good(choice.value)
  if (field.type === 'string' || field.type === 'text') return good(text === '' ? null : text)
  if (text === '') return good(null)
  switch (field.type) {
    case 'integer':
    case 'bigint':
      return readInteger(field.native, text, messages)
    case 'decimal':
    case 'float':
      return readDecimal(field.scale, text, messages)
    case 'date': {
      const date = readDate(text, today)
      return date === null ? bad(messages.date(text)) : good(date)
    }
    case 'time':
    case 'timetz': {
      const time = readTime(text.replace(offsetAtEnd, ''))
      return time === null
        ? bad(messages.time(text))
        : good(field.type === 'timetz' ? `${time}${offsetAtEnd.exec(text)?.[1] ?? '+00'}` : time)
    }
    case 'timestamp':
    case 'timestamptz': {
      const moment = readMoment(text, today)
      if (moment === null) return bad(messages.moment(text))
      if (readInfinity(moment) !== null) return good(moment)
      if (field.type === 'timestamptz') return good(toInstant(moment, timeZone))
      return /[+-][\d:]+(?: BC)?$/.test(moment.slice(10)) ? bad(messages.moment(text)) : good(moment)
    }
    case 'boolean': {
      if (/^(true|t|oui|o|yes|y|1|vrai)$/i.test(text)) return good('true')
      return /^(false|f|non|n|no|0|faux)$/i.test(text) ? good('false') : bad(messages.boolean(text))
    }
    case 'uuid':
      return /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(text) ? good(text) : bad(messages.uuid(text))
    case 'json':
      return isJson(text) ? good(text) : bad(messages.json)
    default:
      return good(text)
  }
}

/** What was typed to compare a field with, as `readTyped`: of a moment, a day alone stays one, and means the whole of it. */
export function readCompared(
  field: Pick<Field, 'type' | 'native' | 'scale' | 'choices'>,
  typed: string,
  typing: Typing,
): Read {
  const isMoment = field.type === 'timestamp' || field.type === 'timestamptz'
  const day = isMoment ? readDate(plainText(typed), typing.today) : null
  return day !== null && readInfinity(day) === null ? good(day) : readTyped(field, typed, typing)
}

type Messages = ReturnType<typeof valueMessages>
const spaces = /[\s\u00a0\u202f'’]/g

function readInteger(native: string, typed: string, messages: Messages): Read {
  const text = typed.replace(spaces, '')
  if (!/^[+-]?\d+$/.test(text)) return bad(messages.integer(typed))
  const { least, most } = integerRange(native)
  const value = BigInt(text.replace('+', ''))
  if (!holdsInteger(native, value)) return bad(messages.range(String(least), String(most)))
  return good(String(value))
}

/** As nearly all numbers are: nothing is to be taken off. */
const plainDecimal = /^-?\d+(?:[.,]\d+)?$/

function readDecimal(scale: number | null, typed: string, messages: Messages): Read {
  if (plainDecimal.test(typed)) return scaled(scale, typed.replace(',', '.'), messages)
  const endless = readInfinity(typed)
  if (endless !== null) return good(endless === 'infinity' ? 'Infinity' : '-Infinity')
  if (/^nan$/i.test(typed)) return good('NaN')
  const text = typed.replace(spaces, '').replace('€', '').replace(',', '.').replace('−', '-')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return bad(messages.decimal(typed))
  return /e/i.test(text) ? good(text.replace('+', '')) : scaled(scale, text.replace('+', ''), messages)
}

/** A number that has no more decimals than its field, zeros at their end left out. */
function scaled(scale: number | null, text: string, messages: Messages): Read {
  const decimals = scale === null ? '' : (text.split('.')[1] ?? '').replace(/0+$/, '')
  return scale !== null && decimals.length > Math.max(scale, 0) ? bad(messages.scale(Math.max(scale, 0))) : good(text)
}

const offsetAtEnd = /\s*([+-]\d{2}(?::?\d{2}){0,2})$/
const eraAtEnd = /\s+(?:bc|av\.?\s*j\.?-?c\.?|avant\s+j\.?-?c\.?)$/i

/** `YYYY-MM-DD HH:MM:SS`, its offset where one was typed, `BC` where it is so old. */
function readMoment(typed: string, today: string): string | null {
  if (readInfinity(typed) !== null) return readInfinity(typed)
  const before = eraAtEnd.test(typed) ? ' BC' : ''
  const [day = '', ...rest] = typed.replace(eraAtEnd, '').split(/[T\s]+(?:à\s+)?/)
  const written = rest.join(' ')
  const offset = written === '' ? '' : (offsetAtEnd.exec(written)?.[1] ?? '')
  const date = readDate(`${day}${before}`, today)
  const time = written === '' ? '00:00:00' : readTime(written.replace(offsetAtEnd, '').replaceAll(' ', ''))
  if (date === null || time === null || readInfinity(date) !== null || time.startsWith('24')) return null
  return `${date.replace(/ BC$/, '')} ${time}${offset}${before}`
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

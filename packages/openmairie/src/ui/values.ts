// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { Field } from '../model/entity.js'
import { readDate, readTime } from './dates.js'
import { valueMessages } from './value-messages.js'
import { toInstant } from './zones.js'

export interface Typing {
  readonly locale: Locale
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly timeZone: string
}
export type Read =
  | { readonly text: string | null; readonly problem: null }
  | { readonly text: null; readonly problem: string }

const good = (text: string | null): Read => ({ text, problem: null })
const bad = (problem: string): Read => ({ text: null, problem })

/** What was typed in a field, as the engine's text; blank is null. A problem says what is wrong and what to type. */
export function readTyped(
  field: Pick<Field, 'type' | 'native' | 'scale' | 'choices'>,
  typed: string,
  { locale, today, timeZone }: Typing,
): Read {
  const text = typed.trim()
  const messages = valueMessages(locale)
  // A choice is what it is, outer blanks included.
  if (typed !== '' && field.choices?.some((choice) => choice.value === typed)) return good(typed)
  if (field.type === 'string' || field.type === 'text')
    return good(text === '' ? null : typed.replaceAll('\r\n', '\n').trim())
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
      const time = readTime(text.replace(/[+-]\d{2}(:?\d{2})?$/, ''))
      return time === null
        ? bad(messages.time(text))
        : good(field.type === 'timetz' ? `${time}${/[+-]\d{2}(:?\d{2})?$/.exec(text)?.[0] ?? '+00'}` : time)
    }
    case 'timestamp':
    case 'timestamptz': {
      const moment = readMoment(text, today)
      if (moment === null) return bad(messages.moment(text))
      return good(field.type === 'timestamptz' ? toInstant(moment, timeZone) : moment)
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

type Messages = ReturnType<typeof valueMessages>
const spaces = /[\s\u00a0\u202f'’]/g
const bounds: Readonly<Record<string, readonly [bigint, bigint]>> = {
  smallint: [-32768n, 32767n],
  integer: [-2147483648n, 2147483647n],
  bigint: [-9223372036854775808n, 9223372036854775807n],
}

function readInteger(native: string, typed: string, messages: Messages): Read {
  const text = typed.replace(spaces, '')
  if (!/^[+-]?\d+$/.test(text)) return bad(messages.integer(typed))
  const [least, most] = bounds[native] ?? [null, null]
  const value = BigInt(text.replace('+', ''))
  if (least !== null && most !== null && (value < least || value > most))
    return bad(messages.range(String(least), String(most)))
  return good(String(value))
}

function readDecimal(scale: number | null, typed: string, messages: Messages): Read {
  const text = typed.replace(spaces, '').replace('€', '').replace(',', '.')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return bad(messages.decimal(typed))
  const decimals = (text.split('.')[1] ?? '').replace(/0+$/, '').length
  if (scale !== null && decimals > scale && !/e/i.test(text)) return bad(messages.scale(scale))
  return good(text.replace('+', ''))
}

function readMoment(typed: string, today: string): string | null {
  const [day = '', ...rest] = typed.split(/[T\s]+(?:à\s+)?/)
  const date = readDate(day, today)
  const time = rest.length === 0 ? '00:00:00' : readTime(rest.join(''))
  return date !== null && time !== null ? `${date} ${time}` : null
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

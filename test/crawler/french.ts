// SPDX-License-Identifier: EUPL-1.2
import { type Column, zone } from './catalogue.js'

/** What a reader should see of a value that the engine spells `text`, written here a second time, on its own. */
export function french(column: Column, text: string | null): string {
  if (text === null) return ''
  if (column.array && column.dimensions <= 1) {
    const elements: readonly (string | null)[] = JSON.parse(text)
    return elements.map((each) => (each === null ? '∅' : one({ ...column, array: false }, each))).join(', ')
  }
  return column.array ? text : one(column, text)
}

function one(column: Column, text: string): string {
  switch (column.type) {
    case 'date':
      return day(text)
    case 'timestamp':
      return moment(text)
    case 'timestamptz':
      return moment(local(text))
    case 'instant':
      return moment(local(fromUtc(text)))
    case 'set':
      return text.replaceAll(',', ', ')
    case 'time':
      return text.endsWith(':00') && text.length === 8 ? text.slice(0, 5) : text
    case 'numeric':
    case 'money':
      return infinite(text).replace('.', ',')
    case 'float4':
      return one({ ...column, type: 'float8' }, Number.isFinite(Number(text)) ? single(Number(text)) : text)
    case 'float8':
      // The engine writes 1e+20 where JavaScript writes every digit; both are one number.
      return infinite(Number.isFinite(Number(text)) ? String(Number(text)) : text).replace('.', ',')
    case 'bool':
      return text === 'true' ? 'Oui' : 'Non'
    default:
      return text
  }
}

/** The fewest digits that are this single and no other. */
function single(number: number): string {
  const shortest = [...Array(9).keys()].map((digits) => number.toPrecision(digits + 1))
  return shortest.find((text) => Math.fround(Number(text)) === Math.fround(number)) ?? String(number)
}

function infinite(text: string): string {
  return text.replace(/infinity/i, 'infini')
}

function day(text: string): string {
  if (/infinity/.test(text)) return infinite(text)
  if (!/^\d{4,}-\d\d-\d\d( BC)?$/.test(text)) return text
  const [date = '', era] = text.split(' ')
  const [year, month, number] = date.split('-')
  return `${number}/${month}/${year}${era === 'BC' ? ' av. J.-C.' : ''}`
}

function moment(text: string): string {
  if (/infinity/.test(text)) return infinite(text)
  // What stands in the place of a moment and is none is shown as it is.
  if (!/^\d{4,}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?([+-][\d:]+)?( BC)?$/.test(text)) return day(text)
  const [date = '', time = '', ...rest] = text
    .replace(/([+-]\d\d(?::\d\d)*)/g, (offset, _, place) => (place > 10 ? ` ${offset}` : offset))
    .split(' ')
  const era = rest.includes('BC')
  const offset = rest.find((part) => /^[+-]/.test(part))
  const short = /^\d\d:\d\d:00$/.test(time) ? time.slice(0, 5) : time
  return `${day(date)} ${short}${offset ? ` ${offset}` : ''}${era ? ' av. J.-C.' : ''}`
}

/** An instant that the engine tells in UTC, in the zone of the instance; what is spelt otherwise stays as it is. */
function fromUtc(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?\+00$/.exec(text)
  const instant = match ? Date.parse(`${match[1]}T${match[2]}Z`) : Number.NaN
  if (Number.isNaN(instant)) return text
  const ahead = offsetAt(instant)
  const [day, time = ''] = new Date(instant + ahead * 60_000).toISOString().split('T')
  return `${day} ${time.slice(0, 8)}${match?.[3] ?? ''}${offsetText(instant).replace(/:00$/, '')}`
}

/** The engine's text in its local zone; the offset is left where the hour comes twice. */
function local(text: string): string {
  const match = /^(.*?)([+-]\d\d(?::\d\d)*)( BC)?$/.exec(text)
  if (!match || /infinity/.test(text)) return text
  const [, plain = '', offset = '', era = ''] = match
  const instant = Date.parse(`${plain.replace(' ', 'T').slice(0, 19)}Z`) - minutes(offset) * 60_000
  const hour = 3_600_000
  const isTwice =
    !Number.isNaN(instant) &&
    era === '' &&
    (offsetAt(instant + hour) === offsetAt(instant) - 60 || offsetAt(instant - hour) === offsetAt(instant) + 60)
  return isTwice ? `${plain}${offset.length === 3 ? `${offset}:00` : offset}` : `${plain}${era}`
}

function minutes(offset: string): number {
  const [hours = '0', rest = '0'] = offset.slice(1).split(':')
  return (offset.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(rest))
}

const names = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })

/** The distance from UTC of the local time of the instance: `+01:00`. */
export function offsetText(instant: number): string {
  const ahead = offsetAt(instant)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${ahead < 0 ? '-' : '+'}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`
}

/** Minutes by which the local time of the instance is ahead of UTC. */
export function offsetAt(instant: number): number {
  const name = names.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  return name === 'GMT' ? 0 : minutes(name.slice(3))
}

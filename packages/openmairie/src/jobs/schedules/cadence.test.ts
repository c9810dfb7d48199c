// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import type { Cadence } from '../../model/schedule.js'
import { nextOf } from './cadence.js'

const paris = 'Europe/Paris'
/** The instants at which a cadence falls, from one on, in the words of Greenwich. */
function falls(cadence: Cadence, after: string, count: number, timeZone = paris): readonly string[] {
  const found: string[] = []
  for (let at = Date.parse(after); found.length < count; ) {
    at = nextOf(cadence, at, timeZone)
    found.push(new Date(at).toISOString().slice(0, 16))
  }
  return found
}

test('a time of day is that of the clocks on the wall, before and after they change', () => {
  expect(falls({ every: 'day', at: '03:15' }, '2026-10-23T12:00Z', 3)).toEqual([
    '2026-10-24T01:15',
    '2026-10-25T02:15',
    '2026-10-26T02:15',
  ])
  expect(falls({ every: 'day', at: '08:00' }, '2026-03-27T12:00Z', 3)).toEqual([
    '2026-03-28T07:00',
    '2026-03-29T06:00',
    '2026-03-30T06:00',
  ])
})

test('an hour that is skipped is an hour later on that day; one that comes twice counts the first time alone', () => {
  expect(falls({ every: 'day', at: '02:30' }, '2026-03-27T12:00Z', 3)).toEqual([
    '2026-03-28T01:30',
    '2026-03-29T01:30',
    '2026-03-30T00:30',
  ])
  expect(falls({ every: 'day', at: '02:30' }, '2026-10-24T12:00Z', 2)).toEqual(['2026-10-25T00:30', '2026-10-26T01:30'])
})

test('every hour that passes counts, those of the change too', () => {
  expect(falls({ every: 'hour', minute: 10 }, '2026-10-24T23:10Z', 4)).toEqual([
    '2026-10-25T00:10',
    '2026-10-25T01:10',
    '2026-10-25T02:10',
    '2026-10-25T03:10',
  ])
  expect(falls({ every: 'hour', minute: 10 }, '2026-03-29T00:09:59Z', 3)).toEqual([
    '2026-03-29T00:10',
    '2026-03-29T01:10',
    '2026-03-29T02:10',
  ])
  expect(falls({ every: 'hour', minute: 0 }, '2026-01-01T00:00Z', 1, 'Asia/Kolkata')).toEqual(['2026-01-01T00:30'])
})

test('a day of the week, and one of the month, which is its last where there is none', () => {
  expect(falls({ every: 'week', on: 'monday', at: '07:00' }, '2026-11-26T06:00Z', 2)).toEqual([
    '2026-11-30T06:00',
    '2026-12-07T06:00',
  ])
  expect(falls({ every: 'week', on: 'thursday', at: '07:00' }, '2026-11-26T06:00Z', 1)).toEqual(['2026-12-03T06:00'])
  expect(falls({ every: 'month', on: 31, at: '23:30' }, '2027-01-31T22:00Z', 4)).toEqual([
    '2027-01-31T22:30',
    '2027-02-28T22:30',
    '2027-03-31T21:30',
    '2027-04-30T21:30',
  ])
})

test('across the date line, days are those of the instance', () => {
  expect(falls({ every: 'day', at: '00:10' }, '2026-11-26T12:00Z', 1, 'Pacific/Noumea')).toEqual(['2026-11-26T13:10'])
  expect(falls({ every: 'day', at: '00:10' }, '2026-11-26T03:00Z', 1, 'America/Martinique')).toEqual([
    '2026-11-26T04:10',
  ])
})

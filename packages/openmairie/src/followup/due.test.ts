// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../ui/dates.js'
import { nearness, readDue } from './due.js'

const today = '2026-11-25'
const typing = { locale: 'fr', today, timeZone: 'Europe/Paris' } as const

test('a date that is near or past is said in words', () => {
  const said = (due: string): string | undefined => nearness(due, today, 'fr')?.words
  expect(said('2026-11-22')).toBe('en retard de 3 jours')
  expect(said('2026-11-24')).toBe('en retard d’un jour')
  expect(said('2025-11-25')).toBe('en retard de 365 jours')
  expect(said('2026-11-25')).toBe('pour aujourd’hui')
  expect(said('2026-11-26')).toBe('pour demain')
  expect(said('2026-11-27')).toBeUndefined()
  expect(nearness('2026-11-22', today, 'en')).toEqual({ words: '3 days late', late: true })
})

test('days are counted across months, years and changes of the hour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), (days) => {
      expect(nearness(addDays(today, -days), today, 'en')?.words).toBe(`${days} day${days > 1 ? 's' : ''} late`)
    }),
  )
})

test('a due date is typed as any other; blank is none', () => {
  expect(readDue('', typing)).toEqual({ due: null })
  expect(readDue(' +7 ', typing)).toEqual({ due: '2026-12-02' })
  expect(readDue('j', typing)).toEqual({ due: today })
  expect(readDue('1/2/27', typing)).toEqual({ due: '2027-02-01' })
  for (const typed of ['infini', '15/3/0044 av. J.-C.', '31/2/26', 'bientôt'])
    expect(readDue(typed, typing)).toEqual({
      problem: `«\u00a0${typed}\u00a0» n’est pas une date. Écrivez-la jour/mois/année, par exemple 1/2/2026.`,
    })
})

test('whatever is typed is a day of four figures, none, or a problem', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const read = readDue(typed, typing)
      if ('due' in read && read.due !== null) expect(read.due).toMatch(/^\d{4}-\d\d-\d\d$/)
    }),
  )
})

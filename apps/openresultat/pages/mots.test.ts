// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { annonce, heure, jour, pourcent } from './mots.js'

test('days, hours and shares are written as one reads them', () => {
  expect([jour('fr', '2026-03-01'), jour('fr', '2026-03-15')]).toEqual(['1er mars 2026', '15 mars 2026'])
  expect(jour('en', '2026-03-01')).toBe('March 1, 2026')
  expect([heure('fr', '08:05:00'), heure('en', '20:00')]).toEqual(['8\u00a0h\u00a005', '20:00'])
  expect([pourcent('fr', '56.71'), pourcent('en', '56.71')]).toEqual(['56,71\u00a0%', '56.71%'])
})

test('a poll says when its results are shown, and on which day unless that is today', () => {
  const poll = { date_scrutin: '2026-03-15', heure_embargo: '20:00:00' }
  expect(annonce({ locale: 'fr', today: '2026-03-15' }, poll)).toBe(
    'Les résultats seront affichés ici à partir de 20\u00a0h\u00a000.',
  )
  expect(annonce({ locale: 'fr', today: '2026-03-01' }, poll)).toBe(
    'Les résultats seront affichés ici le 15 mars 2026, à partir de 20\u00a0h\u00a000.',
  )
})

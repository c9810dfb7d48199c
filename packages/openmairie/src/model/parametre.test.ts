// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { declaredIn, fits, parametres } from './parametre.js'

const { delai, taux, ouvert, debut, nom } = parametres({
  delai: { type: 'integer', default: 30, label: 'Délai de relance' },
  taux: { type: 'decimal', default: '1.50', label: 'Taux' },
  ouvert: { type: 'boolean', default: false, label: 'Ouvert' },
  debut: { type: 'date', default: '2026-01-01', label: 'Début' },
  nom: { type: 'text', default: '', label: 'Nom' },
})

test('a parameter has its own type, and its default where nobody set it or set what is none', () => {
  const set = (values: Readonly<Record<string, string>>) => ({ parametre: (name: string) => values[name] ?? null })
  const days: number = delai.in(set({ delai: '45' }))
  const isOpen: boolean = ouvert.in(set({ ouvert: 'true' }))
  expect([
    days,
    isOpen,
    taux.in(set({ taux: '12.5' })),
    debut.in(set({ debut: '2024-02-29' })),
    nom.in(set({})),
  ]).toEqual([45, true, '12.5', '2024-02-29', ''])
  const wrong = set({ delai: 'trente', taux: '1,5', ouvert: 'oui', debut: '2023-02-29' })
  expect([delai.in(wrong), taux.in(wrong), ouvert.in(wrong), debut.in(wrong)]).toEqual([
    30,
    '1.50',
    false,
    '2026-01-01',
  ])
})

test('what fits a type is what it reads', () => {
  expect(fits('integer', '-3')).toBe(true)
  expect(fits('integer', '3.0')).toBe(false)
  expect(fits('date', '2026-13-01')).toBe(false)
  expect(fits('text', '')).toBe(true)
})

test('a parameter is declared by the first application that does, whatever it is called', () => {
  const apps = [{ definition: {} }, { definition: { parametres: { delai } } }]
  expect(declaredIn(apps, 'delai')?.label).toBe('Délai de relance')
  expect(declaredIn(apps, 'constructor')).toBeNull()
})

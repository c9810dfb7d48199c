// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { describe } from '../model/describe.js'
import type { FieldFacts } from '../model/facts.js'
import { choosing, choosingText } from './narrowing.js'

const text: FieldFacts = { type: 'string', native: 'varchar', label: 'Texte' }
const entity = describe<Record<string, unknown>>({
  name: 'fiche',
  table: { schema: null, name: 'fiche' },
  label: 'Fiches',
  noun: { singular: 'fiche', plural: 'fiches', gender: 'f' },
  key: ['fiche'],
  recordLabel: ['fiche'],
  recordLength: 10,
  listing: { columns: ['fiche'], sort: [], search: [], criteria: [] },
  fields: { fiche: text, service: { ...text, label: 'Service' }, bureau: { ...text, label: 'Bureau' } },
})
const [, service, bureau] = Object.values(entity.fields)
if (!service || !bureau) throw new Error('Fields are missing')
const dependent = { ...bureau, dependsOn: { field: 'service', through: 'service' } }

test('choices wait for one value of the field that they follow from; where it is not changed there are none', () => {
  const both = [service, dependent]
  expect(choosing(service, both, {})).toBe('open')
  expect(choosing(dependent, both, { service: 'V' })).toBe('open')
  expect(choosing(dependent, both, {})).toBe('waiting')
  expect(choosing(dependent, both, { service: null })).toBe('waiting')
  expect(choosing(dependent, [dependent], {})).toBe('closed')
  expect(choosing(dependent, [dependent], { service: 'V' })).toBe('open')
  expect(choosingText({ locale: 'fr' }, entity, dependent, [dependent], {})).toBe(
    'Ses choix dépendent de «\u00a0Service\u00a0», qui ne se change pas ici\u00a0: ouvrez chaque fiche pour le remplacer.',
  )
  expect(choosingText({ locale: 'fr' }, entity, dependent, both, { service: 'V' })).toBeNull()
})

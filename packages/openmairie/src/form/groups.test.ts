// SPDX-License-Identifier: EUPL-1.2
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { Fieldset } from '../model/entity.js'
import { FactsGroup, FormGroup } from './groups.js'

const identity: Fieldset = { legend: 'Identité', fields: ['nom'] }
const form = (fieldset: Fieldset, open = false): string =>
  renderToString(h(FormGroup, { fieldset, open, children: 'nom' }))

test('a group stands under its legend, side by side on as many columns as asked for', () => {
  expect(form(identity)).toBe('<fieldset class="group"><legend>Identité</legend><div class="grid">nom</div></fieldset>')
  expect(form({ ...identity, columns: 3 })).toContain('<div class="grid columns-3">')
  expect(form({ ...identity, legend: null })).toBe('<div class="group"><div class="grid">nom</div></div>')
})

test('a group that folds is closed or open at first, and open where it holds a problem', () => {
  const folded = '<details class="group"><summary>Identité</summary>'
  const unfolded = '<details class="group" open><summary>Identité</summary>'
  expect(form({ ...identity, folded: true })).toContain(folded)
  expect(form({ ...identity, folded: true }, true)).toContain(unfolded)
  expect(form({ ...identity, folded: false })).toContain(unfolded)
})

test('a record shows the same groups, folded alike', () => {
  const facts = (fieldset: Fieldset): string => renderToString(h(FactsGroup, { fieldset, children: null }))
  expect(facts(identity)).toContain('<h2>Identité</h2>')
  expect(facts({ ...identity, folded: true })).toContain('<details class="facts-group"><summary>Identité</summary>')
})

// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import type { AnyEntity } from '../model/entity.js'
import { compiled, type Profil, type RightsMode } from './rights.js'
import { actingFor } from './taken-for.js'

const profil = (name: string, hierarchy: number, ...permissions: readonly string[]): Profil => ({
  name,
  label: name,
  hierarchy,
  permissions: new Set(permissions),
})
const entity = (name: string) => ({ name }) as AnyEntity // grants look at its name alone
const rights = (mode: RightsMode, profils: readonly Profil[]) => compiled({ version: 1n, mode, profils })

test('a right that two profils hold is granted from the lowest of them up, whatever their order', () => {
  const chief = profil('chef', 4, 'urba.dossier.read')
  const agent = profil('agent', 2, 'urba.dossier.read')
  const visitor = profil('visiteur', 1)
  for (const order of [
    [chief, agent, visitor],
    [visitor, agent, chief],
    [agent, visitor, chief],
  ]) {
    const held = rights('hierarchique', order)
    const reads = ['chef', 'agent', 'visiteur'].map((name) => held.of(name).can('urba', entity('dossier'), 'read'))
    expect(reads).toEqual([true, true, false])
  }
})

test('a profil without any droit of its own has those below it; in flat mode it has none', () => {
  const profils = [profil('chef', 4), profil('agent', 2, 'urba.dossier', 'generateur'), profil('pair', 4, 'paie.*')]
  const chief = rights('hierarchique', profils).of('chef')
  expect(chief.can('urba', entity('dossier'), 'delete')).toBe(true)
  expect(chief.holds('generateur')).toBe(true)
  // As high as itself counts.
  expect(chief.can('paie', entity('bulletin'), 'read')).toBe(true)
  const flat = rights('plat', profils).of('chef')
  expect(flat.can('urba', entity('dossier'), 'delete')).toBe(false)
  expect(flat.holds('generateur')).toBe(false)
})

test('a permission on every application is none on the administration, and an unknown profil has nothing', () => {
  const held = rights('plat', [profil('lecteur', 1, '*.list', '*.read'), profil('chef', 5, '*')])
  expect(held.of('lecteur').can('urba', entity('dossier'), 'list')).toBe(true)
  expect(held.of('lecteur').can('administration', entity('om_utilisateur'), 'list')).toBe(false)
  expect(held.of('chef').can('administration', entity('om_utilisateur'), 'list')).toBe(true)
  expect(held.of('inconnu').can('urba', entity('dossier'), 'list')).toBe(false)
})

test('whoever acts for someone is granted what this one may do, but neither the whole nor the administration', () => {
  const held = actingFor(rights('plat', [profil('chef', 5, '*'), profil('agent', 1, 'urba.*')]).of('chef'))
  expect(held.can('urba', entity('dossier'), 'delete')).toBe(true)
  expect(held.can('administration', entity('om_utilisateur'), 'list')).toBe(false)
  for (const ask of [held.holds, held.covers]) {
    expect(['urba.*', 'generateur', 'collectivites', '*.list'].map(ask)).toEqual([true, true, true, true])
    expect(['*', 'administration.*', 'administration.om_droit.create'].map(ask)).toEqual([false, false, false])
  }
  expect(held.coversProfil('agent')).toBe(false)
})

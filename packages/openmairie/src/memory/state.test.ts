// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { describe } from '../model/describe.js'
import type { AnyEntity } from '../model/entity.js'
import { displayOf, listedBy, seenIn, underDisplay } from './state.js'

const text = { type: 'string', native: 'text', label: 'Texte' } as const
const generated = describe<Record<string, unknown>>({
  name: 'agent',
  table: { schema: null, name: 'agent' },
  label: 'Agents',
  noun: { singular: 'agent', plural: 'agents', gender: 'm' },
  key: ['agent'],
  recordLabel: ['nom'],
  recordLength: 10,
  listing: { columns: ['agent', 'nom'], sort: [{ field: 'nom', direction: 'asc' }], search: [], criteria: ['nom'] },
  fields: { agent: text, nom: text, secret: text, note: text },
})
const agent: AnyEntity = {
  ...generated,
  fields: {
    ...generated.fields,
    secret: { ...text, ...generated.fields['note'], name: 'secret', hidden: true } as never,
  },
  listing: { ...generated.listing, exported: ['agent'] },
}
const typing = { locale: 'fr', today: '2026-11-24', timeZone: 'Europe/Paris' } as const

test('a display lists what its reader may see, in its order; what is gone or hidden is left out quietly', () => {
  const { listing } = listedBy(
    agent,
    'colonne=note&colonne=secret&colonne=perdue&colonne=nom&tri=-note&taille=30',
    typing,
  )
  expect(listing.columns).toEqual(['note', 'nom'])
  expect(listing.sort).toEqual([{ field: 'note', direction: 'desc' }])
  expect(listing.pageSize).toBe(30)
  // What one chose to see is what one takes away.
  expect(listing.exported).toBeNull()
})

test('a display that has lost all says nothing any more', () => {
  const { listing } = listedBy(agent, 'colonne=secret&tri=secret&taille=1000', typing)
  expect(listing).toEqual(agent.listing)
})

test('a display holds no search, and the same text gives the same entity', () => {
  const usual = listedBy(agent, 'q=a&c.nom=b&colonne=nom', typing)
  expect(usual.listing.columns).toEqual(['nom'])
  expect(listedBy(agent, 'q=a&c.nom=b&colonne=nom', typing)).toBe(usual)
  expect(displayOf(new URLSearchParams('q=a&tri=nom&c.nom=b&taille=&colonne=nom')).toString()).toBe(
    'tri=nom&colonne=nom',
  )
})

test('under another display what is searched stays, from its first page', () => {
  const given = new URLSearchParams('q=a&tri=nom&colonne=agent&apres=x.y&c.nom=b')
  expect(underDisplay(given, new URLSearchParams('colonne=nom&taille=30')).toString()).toBe(
    'q=a&c.nom=b&colonne=nom&taille=30',
  )
})

test('a search that another shares says nothing of what was looked for in a field that its reader may not see', () => {
  const shared = { name: 'Du chef', state: 'q=a&c.nom=Anne&c.secret=Zoé&tri=-nom' }
  expect(seenIn(agent, [shared])).toEqual([{ name: 'Du chef', state: 'q=a&c.nom=Anne&tri=-nom' }])
})

// SPDX-License-Identifier: EUPL-1.2
// Compiled by `npm run types`: each line marked below must be refused, and all the others accepted.
import { page } from 'openmairie'
import type { Tables } from '../../apps/opengestioncrise/gen/tables.js'

page<Tables>({
  label: 'Suivi',
  access: { right: 'suivi' },
  reads: [
    'ressource',
    // @ts-expect-error an entity that does not exist
    'resource',
  ],
  // @ts-expect-error an entity that does not exist
  writes: ['servicse'],
  async show(ctx) {
    const [one] = await ctx.rows('ressource', { nom: 'Martin' })
    // @ts-expect-error what is shown changes nothing
    await ctx.update('ressource', ['1'], { nom: 'Durand' })
    // @ts-expect-error what is shown adds nothing
    await ctx.create('ressource', { nom: 'Durand' })
    // @ts-expect-error what is shown deletes nothing
    await ctx.remove('ressource', ['1'])
    // @ts-expect-error what is shown holds nothing back from the others
    await ctx.hold('ressource', ['1'])
    // @ts-expect-error a row that was read is not written on
    if (one) one.nom = 'Durand'
    return { kind: 'page', title: 'Suivi', body: null }
  },
  // @ts-expect-error an outcome that is none
  async submit(ctx) {
    await ctx.update('ressource', ['1'], { nom: 'Durand' })
    // @ts-expect-error a field of another table
    await ctx.update('ressource', ['1'], { libelle: 'Durand' })
    return { kind: 'kept', message: 'Fait', to: '/' }
  },
})

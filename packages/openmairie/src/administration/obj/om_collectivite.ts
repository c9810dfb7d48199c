// SPDX-License-Identifier: EUPL-1.2
import type { ValidationContext } from 'openmairie'
import { colourProblem } from '../contrast.js'
import { type OmCollectivite, om_collectiviteGen } from '../gen/om_collectivite.js'
import { extend, type Tables } from '../gen/tables.js'
import { administrationMessages } from '../messages.js'

export const om_collectivite = extend(om_collectiviteGen, {
  help: 'Les communes et les groupements pour lesquels les agents travaillent. Qui travaille pour l’un voit aussi ce qui est au-dessous de lui.',
  fields: {
    om_collectivite: {
      label: 'Numéro',
      help: 'Celui que portent les données des applications. Il ne change plus une fois donné.',
      maxLength: 20,
    },
    libelle: { maxLength: 100 },
    couleur: {
      label: 'Couleur',
      widget: 'colour',
      help: 'Celle des liens et des boutons de ses pages. Vide\u00a0: celle de la collectivité dont elle dépend, ou l’habituelle.',
    },
    couleur_sombre: {
      label: 'Couleur sur fond sombre',
      widget: 'colour',
      help: 'Vide\u00a0: éclaircie à partir de l’autre, juste assez pour se lire.',
    },
    parent: { label: 'Rattachée à', help: 'Vide\u00a0: elle est au sommet.' },
  },
  listing: { columns: ['libelle', 'om_collectivite', 'parent'], menu: ['consult', 'modify'] },
  mergeable: false,
  hooks: {
    async validate(row, ctx, inherited) {
      const messages = administrationMessages(ctx.locale)
      return [
        ...(await inherited(row, ctx)),
        ...(leavesUnasked(row.parent, ctx) ? [{ field: 'parent', message: messages.attached }] : []),
        ...colourProblem(ctx.locale, 'couleur', row.couleur, 'light'),
        ...colourProblem(ctx.locale, 'couleur_sombre', row.couleur_sombre, 'dark'),
      ]
    },
  },
  children: {
    'om_collectivite.parent': { label: 'Collectivités rattachées' },
  },
})

/** Whoever works for a collectivité alone does not take it away from the one above: those of that one would lose it from sight. */
function leavesUnasked(
  parent: string | null | undefined,
  { before, collectivites }: ValidationContext<OmCollectivite, Tables>,
): boolean {
  const former = before?.parent ?? null
  return former !== null && (parent ?? null) !== former && collectivites?.includes(former) === false
}

// SPDX-License-Identifier: EUPL-1.2
import { animationGen } from '../gen/animation.js'
import { extend } from '../gen/tables.js'

export const animation = extend(animationGen, {
  label: 'Écrans',
  noun: { singular: 'écran', plural: 'écrans', gender: 'm' },
  help: 'Ce que montre le grand écran de la salle.',
  listing: {
    links: {
      ecran: {
        label: 'Ouvrir l’écran',
        // The rows of an election are those of one collectivité: its screen is found by whoever works for it.
        href: ({ animation: id }, ctx) =>
          ctx.collectivites?.[0] === undefined ? null : `/openresultat/-/animation/${ctx.collectivites[0]}/${id}`,
      },
    },
  },
  fields: {
    election: { label: 'Scrutin' },
    rafraichissement: { help: 'De 3 à 300.' },
    bandeau: { help: 'Une ligne, en haut de l’écran.' },
    actif: { help: 'Décoché, l’adresse de l’écran ne montre plus rien.' },
    vue: {
      choices: [
        { value: 'resultats', label: 'Résultats' },
        { value: 'participation', label: 'Participation' },
      ],
    },
  },
})

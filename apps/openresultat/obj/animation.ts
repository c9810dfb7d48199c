// SPDX-License-Identifier: EUPL-1.2
import { animationGen } from '../gen/animation.js'
import { extend } from '../gen/tables.js'

export const animation = extend(animationGen, {
  label: 'Écrans',
  noun: { singular: 'écran', plural: 'écrans', gender: 'm' },
  help: 'Ce que montre le grand écran de la salle.',
  fields: {
    vue: {
      choices: [
        { value: 'resultats', label: 'Résultats' },
        { value: 'participation', label: 'Participation' },
      ],
    },
  },
})

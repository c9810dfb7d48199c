// SPDX-License-Identifier: EUPL-1.2
import { om_collectiviteGen } from '../gen/om_collectivite.js'
import { extend } from '../gen/tables.js'

export const om_collectivite = extend(om_collectiviteGen, {
  help: 'Les communes et les groupements pour lesquels les agents travaillent. Qui travaille pour l’un voit aussi ce qui est au-dessous de lui.',
  fields: {
    om_collectivite: {
      label: 'Numéro',
      help: 'Celui que portent les données des applications. Il ne change plus une fois donné.',
      maxLength: 20,
    },
    libelle: { maxLength: 100 },
    parent: { label: 'Rattachée à', help: 'Vide\u00a0: elle est au sommet.' },
  },
  listing: { columns: ['libelle', 'om_collectivite', 'parent'], menu: ['consult', 'modify'] },
  children: {
    'om_collectivite.parent': { label: 'Collectivités rattachées' },
  },
})

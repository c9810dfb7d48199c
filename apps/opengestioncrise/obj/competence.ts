// SPDX-License-Identifier: EUPL-1.2
import { competenceGen } from '../gen/competence.js'
import { extend } from '../gen/tables.js'

export const competence = extend(competenceGen, {
  listing: { columns: ['libelle', 'om_validite_debut', 'om_validite_fin'] },
  children: { 'ressource_competence.competence': { label: 'Personnes qui l’ont acquise' } },
})

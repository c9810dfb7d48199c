// Generated from "groupe". Do not edit: write in obj/. sha256:630a2feb0b34ee67ed1750b5e95974baa6544c3a5b6e2e52fa1b20ac23ca54e0
import type { EditionDefinitions } from 'openmairie'

export const groupeEditions: EditionDefinitions = {
  etats: [
    {
      name: 'groupe',
      kind: 'etat',
      entity: 'groupe',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="candidat.groupe"></div><div data-sous-etat="parti.groupe"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'candidat.groupe',
      entity: 'candidat',
      reference: 'groupe',
      columns: ['om_collectivite', 'libelle1', 'libelle2', 'sexe', 'parti', 'nuance', 'photo'],
    },
    {
      name: 'parti.groupe',
      entity: 'parti',
      reference: 'groupe',
      columns: ['libelle', 'om_collectivite', 'sigle', 'couleur', 'om_validite_debut', 'om_validite_fin'],
    },
  ],
  etiquettes: [{ name: 'groupe_etiquette', entity: 'groupe', lines: ['[om_libelle]'] }],
}

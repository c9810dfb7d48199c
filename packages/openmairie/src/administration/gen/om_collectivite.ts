// Generated from "om_collectivite". Do not edit: write in obj/. sha256:dd052062a077177751e4e37c4adfacbce22693a208cb13869a8b250b66feff87
import { describe } from 'openmairie'

export interface OmCollectivite {
  om_collectivite: string
  libelle: string
  parent: string | null
  couleur: string | null
  couleur_sombre: string | null
}

export const om_collectiviteGen = describe<OmCollectivite, 'om_collectivite.parent' | 'om_parametre.om_collectivite' | 'om_utilisateur.om_collectivite'>({
  name: 'om_collectivite',
  table: { schema: null, name: 'om_collectivite' },
  label: 'Collectivités',
  noun: { singular: 'collectivité', plural: 'collectivités', gender: 'f' },
  key: ['om_collectivite'],
  recordLabel: ['libelle'],
  references: [
    {
      name: 'parent',
      fields: ['parent'],
      entity: 'om_collectivite',
      targetFields: ['om_collectivite'],
      label: 'Parent',
      constraint: 'om_collectivite_parent_fkey',
    },
  ],
  children: [
    { tab: 'om_collectivite.parent', entity: 'om_collectivite', reference: 'parent', label: 'Collectivités' },
    {
      tab: 'om_parametre.om_collectivite',
      entity: 'om_parametre',
      reference: 'om_collectivite',
      label: 'Paramètres',
    },
    {
      tab: 'om_utilisateur.om_collectivite',
      entity: 'om_utilisateur',
      reference: 'om_collectivite',
      label: 'Utilisateurs',
    },
  ],
  indexes: [['parent'], ['om_collectivite']],
  collectivite: 'om_collectivite',
  recordLength: 0,
  listing: {
    columns: ['libelle', 'om_collectivite'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_collectivite', 'libelle', 'parent', 'couleur', 'couleur_sombre'],
    criteria: ['om_collectivite', 'libelle', 'parent', 'couleur', 'couleur_sombre'],
  },
  fields: {
    om_collectivite: { type: 'text', native: 'text', label: 'Collectivité', nullable: false, widget: 'text' },
    libelle: { type: 'text', native: 'text', label: 'Libellé', nullable: false, widget: 'text' },
    parent: { type: 'text', native: 'text', label: 'Parent', widget: 'select' },
    couleur: { type: 'text', native: 'text', label: 'Couleur' },
    couleur_sombre: { type: 'text', native: 'text', label: 'Couleur sombre' },
  },
})

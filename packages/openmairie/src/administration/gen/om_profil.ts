// Generated from "om_profil". Do not edit: write in obj/. sha256:626f03cb8d82c09128dd3da9a0574901a7bf2a047c46741b9ba945a3153fd995
import { describe } from 'openmairie'

export interface OmProfil {
  om_profil: string
  libelle: string
  hierarchie: number
}

export const om_profilGen = describe<OmProfil, 'om_droit.om_profil' | 'om_utilisateur.om_profil'>({
  name: 'om_profil',
  table: { schema: null, name: 'om_profil' },
  label: 'Profils',
  noun: { singular: 'profil', plural: 'profils', gender: 'm' },
  key: ['om_profil'],
  recordLabel: ['libelle'],
  children: [
    { tab: 'om_droit.om_profil', entity: 'om_droit', reference: 'om_profil', label: 'Droits' },
    {
      tab: 'om_utilisateur.om_profil',
      entity: 'om_utilisateur',
      reference: 'om_profil',
      label: 'Utilisateurs',
    },
  ],
  indexes: [['om_profil']],
  recordLength: 11,
  listing: {
    columns: ['libelle', 'om_profil', 'hierarchie'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_profil', 'libelle'],
    criteria: ['om_profil', 'libelle', 'hierarchie'],
  },
  fields: {
    om_profil: { type: 'text', native: 'text', label: 'Profil', nullable: false, widget: 'text' },
    libelle: { type: 'text', native: 'text', label: 'Libellé', nullable: false, widget: 'text' },
    hierarchie: { type: 'integer', native: 'integer', label: 'Hierarchie', nullable: false, default: '0', min: '0' },
  },
})

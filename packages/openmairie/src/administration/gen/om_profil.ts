// Generated from "om_profil". Do not edit: write in obj/. sha256:ebc54eeef2113782bd3626bcd6c34281975d47b9fcc7995af406b55ba6b5be8c
import { describe } from 'openmairie'

export interface OmProfil {
  om_profil: string
  libelle: string
  hierarchie: number
  second_facteur: boolean
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
  recordLength: 14,
  listing: {
    columns: ['libelle', 'om_profil', 'hierarchie', 'second_facteur'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_profil', 'libelle'],
    criteria: ['om_profil', 'libelle', 'hierarchie', 'second_facteur'],
  },
  fields: {
    om_profil: { type: 'text', native: 'text', label: 'Profil', nullable: false, widget: 'text' },
    libelle: { type: 'text', native: 'text', label: 'Libellé', nullable: false, widget: 'text' },
    hierarchie: { type: 'integer', native: 'integer', label: 'Hierarchie', nullable: false, default: '0', min: '0' },
    second_facteur: { type: 'boolean', native: 'boolean', label: 'Second facteur', nullable: false, default: 'false' },
  },
})

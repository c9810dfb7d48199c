// Generated from "om_droit". Do not edit: write in obj/. sha256:f1b55eccf1abc6121b1a6dbb55f29e0fea31587a995446ebddfcd0153b415c30
import { describe } from 'openmairie'

export interface OmDroit {
  om_profil: string
  permission: string
}

export const om_droitGen = describe<OmDroit>({
  name: 'om_droit',
  table: { schema: null, name: 'om_droit' },
  label: 'Droits',
  noun: { singular: 'droit', plural: 'droits', gender: 'm' },
  key: ['om_profil', 'permission'],
  recordLabel: ['permission'],
  references: [
    {
      name: 'om_profil',
      fields: ['om_profil'],
      entity: 'om_profil',
      targetFields: ['om_profil'],
      label: 'Profil',
      required: true,
      constraint: 'om_droit_om_profil_fkey',
    },
    {
      name: 'permission',
      fields: ['permission'],
      entity: 'om_permission',
      targetFields: ['om_permission'],
      label: 'Permission',
      required: true,
      constraint: 'om_droit_permission_fkey',
      onDelete: 'cascade',
    },
  ],
  indexes: [['permission'], ['om_profil', 'permission']],
  junction: true,
  recordLength: 0,
  listing: {
    columns: ['permission', 'om_profil'],
    sort: [{ field: 'permission', direction: 'asc' }],
    search: ['om_profil', 'permission'],
    criteria: ['om_profil', 'permission'],
  },
  fields: {
    om_profil: { type: 'text', native: 'text', label: 'Profil', nullable: false, widget: 'select' },
    permission: { type: 'text', native: 'text', label: 'Permission', nullable: false, widget: 'select' },
  },
})

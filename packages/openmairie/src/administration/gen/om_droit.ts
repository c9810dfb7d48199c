// Generated from "om_droit". Do not edit: write in obj/. sha256:93f4b34e039c81649693f3e5af712ddfa775f24761adad5e34a78a12b161e860
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
  ],
  indexes: [['om_profil', 'permission']],
  recordLength: 0,
  listing: {
    columns: ['permission', 'om_profil'],
    sort: [{ field: 'permission', direction: 'asc' }],
    search: ['om_profil', 'permission'],
    criteria: ['om_profil', 'permission'],
  },
  fields: {
    om_profil: { type: 'text', native: 'text', label: 'Profil', nullable: false, widget: 'select' },
    permission: { type: 'text', native: 'text', label: 'Permission', nullable: false, widget: 'text' },
  },
})

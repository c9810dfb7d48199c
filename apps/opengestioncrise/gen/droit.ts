// Generated from "droit". Do not edit: write in obj/. sha256:edb08a70c78623bd069c2cde85b1b1ce95728344ffcbdc72f379824dfb0b1d97
import { describe } from 'openmairie'

export interface Droit {
  droit: string
  profil: number
}

export const droitGen = describe<Droit>({
  name: 'droit',
  table: { schema: null, name: 'droit' },
  label: 'Droits',
  help: 'Droits, avec le premier profil qui en dispose',
  noun: { singular: 'droit', plural: 'droits', gender: 'm' },
  key: ['droit'],
  recordLabel: ['profil'],
  references: [
    {
      name: 'profil',
      fields: ['profil'],
      entity: 'profil',
      targetFields: ['profil'],
      label: 'Profil',
      required: true,
      constraint: 'droit_profil_fkey',
    },
  ],
  indexes: [['droit'], ['profil']],
  recordLength: 51,
  listing: {
    columns: ['profil', 'droit'],
    sort: [{ field: 'profil', direction: 'asc' }],
    search: ['droit'],
    criteria: ['droit', 'profil'],
  },
  fields: {
    droit: { type: 'string', native: 'character varying(40)', label: 'Droit', nullable: false, maxLength: 40 },
    profil: { type: 'integer', native: 'integer', label: 'Profil', nullable: false, widget: 'select' },
  },
})

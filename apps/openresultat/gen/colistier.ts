// Generated from "colistier". Do not edit: write in obj/. sha256:2b038b3ea0a0b577de233af8c816d6f7157e1d71ca113d8043a7dda18eab698c
import { describe } from 'openmairie'

export interface Colistier {
  colistier: number
  election_candidat: number
  rang: number
  nom: string
  prenom: string | null
  sexe: 'F' | 'M'
  date_naissance: string | null
  rang_cc: number | null
}

export const colistierGen = describe<Colistier>({
  name: 'colistier',
  table: { schema: null, name: 'colistier' },
  label: 'Colistiers',
  noun: { singular: 'colistier', plural: 'colistiers', gender: 'm' },
  key: ['colistier'],
  keyKind: 'automatic',
  recordLabel: ['nom', 'prenom'],
  references: [
    {
      name: 'election_candidat',
      fields: ['election_candidat'],
      entity: 'election_candidat',
      targetFields: ['election_candidat'],
      label: 'Élection candidat',
      required: true,
      constraint: 'colistier_election_candidat_fkey',
      onDelete: 'cascade',
    },
  ],
  uniques: [{ constraint: 'colistier_rang_key', fields: ['election_candidat', 'rang'] }],
  indexes: [['colistier'], ['election_candidat', 'rang']],
  recordLength: 175,
  listing: {
    columns: ['nom', 'prenom', 'election_candidat', 'rang', 'sexe', 'date_naissance', 'rang_cc'],
    sort: [{ field: 'nom', direction: 'asc' }],
    search: ['nom', 'prenom', 'sexe'],
    criteria: ['colistier', 'election_candidat', 'rang', 'nom', 'prenom', 'sexe', 'date_naissance', 'rang_cc'],
  },
  fields: {
    colistier: { type: 'integer', native: 'integer', label: 'Colistier', nullable: false, automatic: true },
    election_candidat: { type: 'integer', native: 'integer', label: 'Élection candidat', nullable: false, widget: 'select' },
    rang: { type: 'integer', native: 'integer', label: 'Rang', nullable: false, min: '1' },
    nom: { type: 'string', native: 'character varying(60)', label: 'Nom', nullable: false, maxLength: 60 },
    prenom: { type: 'string', native: 'character varying(60)', label: 'Prénom', maxLength: 60 },
    sexe: {
      type: 'string',
      native: 'character varying(1)',
      label: 'Sexe',
      nullable: false,
      maxLength: 1,
      choices: [{ value: 'F', label: 'F' }, { value: 'M', label: 'M' }],
    },
    date_naissance: { type: 'date', native: 'date', label: 'Date de naissance' },
    rang_cc: { type: 'integer', native: 'integer', label: 'Rang au conseil communautaire', min: '1' },
  },
})

// Generated from "canton". Do not edit: write in obj/. sha256:61cad19de077a4556b318ef1ecc3a6abf86bff00ad4cbc4617c294ab6a6ad3b1
import { describe } from 'openmairie'

export interface Canton {
  canton: number
  om_collectivite: string
  code_prefecture: string
  libelle: string
  om_validite_debut: string | null
  om_validite_fin: string | null
}

export const cantonGen = describe<Canton, 'bureau.canton' | 'election.canton'>({
  name: 'canton',
  table: { schema: null, name: 'canton' },
  label: 'Cantons',
  noun: { singular: 'canton', plural: 'cantons', gender: 'm' },
  key: ['canton'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  children: [
    { tab: 'bureau.canton', entity: 'bureau', reference: 'canton', label: 'Bureaux' },
    { tab: 'election.canton', entity: 'election', reference: 'canton', label: 'Élections' },
  ],
  uniques: [
    {
      constraint: 'canton_om_collectivite_code_prefecture_key',
      fields: ['om_collectivite', 'code_prefecture'],
    },
  ],
  indexes: [['om_collectivite', 'code_prefecture'], ['canton']],
  validity: { start: 'om_validite_debut', end: 'om_validite_fin', hidden: false },
  collectivite: 'om_collectivite',
  recordLength: 104,
  listing: {
    columns: ['libelle', 'om_collectivite', 'code_prefecture', 'om_validite_debut', 'om_validite_fin'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_collectivite', 'code_prefecture', 'libelle'],
    criteria: ['canton', 'om_collectivite', 'code_prefecture', 'libelle', 'om_validite_debut', 'om_validite_fin'],
  },
  fields: {
    canton: { type: 'integer', native: 'integer', label: 'Canton', nullable: false, automatic: true },
    om_collectivite: { type: 'string', native: 'character varying(20)', label: 'Collectivité', nullable: false, maxLength: 20 },
    code_prefecture: {
      type: 'string',
      native: 'character varying(3)',
      label: 'Code de la préfecture',
      nullable: false,
      maxLength: 3,
    },
    libelle: { type: 'string', native: 'character varying(50)', label: 'Libellé', nullable: false, maxLength: 50 },
    om_validite_debut: { type: 'date', native: 'date', label: 'Début de validité' },
    om_validite_fin: { type: 'date', native: 'date', label: 'Fin de validité' },
  },
})

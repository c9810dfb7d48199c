// Generated from "circonscription". Do not edit: write in obj/. sha256:a256ccd83f8f5dad2622a6625b778d8bcda58016a635ca0feae9b96dabb52cd5
import { describe } from 'openmairie'

export interface Circonscription {
  circonscription: number
  om_collectivite: string
  code: string
  libelle: string
  om_validite_debut: string | null
  om_validite_fin: string | null
}

export const circonscriptionGen = describe<Circonscription, 'bureau.circonscription' | 'election.circonscription'>({
  name: 'circonscription',
  table: { schema: null, name: 'circonscription' },
  label: 'Circonscriptions',
  noun: { singular: 'circonscription', plural: 'circonscriptions', gender: 'f' },
  key: ['circonscription'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  children: [
    { tab: 'bureau.circonscription', entity: 'bureau', reference: 'circonscription', label: 'Bureaux' },
    { tab: 'election.circonscription', entity: 'election', reference: 'circonscription', label: 'Élections' },
  ],
  uniques: [{ constraint: 'circonscription_om_collectivite_code_key', fields: ['om_collectivite', 'code'] }],
  indexes: [['om_collectivite', 'code'], ['circonscription']],
  validity: { start: 'om_validite_debut', end: 'om_validite_fin', hidden: false },
  collectivite: 'om_collectivite',
  recordLength: 104,
  listing: {
    columns: ['libelle', 'om_collectivite', 'code', 'om_validite_debut', 'om_validite_fin'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_collectivite', 'code', 'libelle'],
    criteria: ['circonscription', 'om_collectivite', 'code', 'libelle', 'om_validite_debut', 'om_validite_fin'],
  },
  fields: {
    circonscription: { type: 'integer', native: 'integer', label: 'Circonscription', nullable: false, automatic: true },
    om_collectivite: { type: 'string', native: 'character varying(20)', label: 'Collectivité', nullable: false, maxLength: 20 },
    code: { type: 'string', native: 'character varying(3)', label: 'Code', nullable: false, maxLength: 3 },
    libelle: { type: 'string', native: 'character varying(50)', label: 'Libellé', nullable: false, maxLength: 50 },
    om_validite_debut: { type: 'date', native: 'date', label: 'Début de validité' },
    om_validite_fin: { type: 'date', native: 'date', label: 'Fin de validité' },
  },
})

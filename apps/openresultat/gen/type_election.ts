// Generated from "type_election". Do not edit: write in obj/. sha256:86e13915030b086313b39594cae1f1295d53593d2c7a503152478a3683b91828
import { describe } from 'openmairie'

export interface TypeElection {
  type_election: number
  code: string
  code_reglementaire: 'CAN' | 'DEP' | 'EUR' | 'LEG' | 'MUN' | 'PRE' | 'REF' | 'REG'
  libelle: string
  regle: string | null
  om_validite_debut: string | null
  om_validite_fin: string | null
}

export const type_electionGen = describe<TypeElection, 'election.type_election'>({
  name: 'type_election',
  table: { schema: null, name: 'type_election' },
  label: 'Types d’élection',
  noun: { singular: 'type d’élection', plural: 'types d’élection', gender: 'm' },
  key: ['type_election'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  children: [{ tab: 'election.type_election', entity: 'election', reference: 'type_election', label: 'Élections' }],
  uniques: [{ constraint: 'type_election_code_key', fields: ['code'] }],
  indexes: [['code'], ['type_election']],
  validity: { start: 'om_validite_debut', end: 'om_validite_fin', hidden: false },
  recordLength: 109,
  listing: {
    columns: ['libelle', 'code', 'code_reglementaire', 'regle', 'om_validite_debut', 'om_validite_fin'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['code', 'code_reglementaire', 'libelle', 'regle'],
    criteria: [
      'type_election',
      'code',
      'code_reglementaire',
      'libelle',
      'regle',
      'om_validite_debut',
      'om_validite_fin',
    ],
  },
  fields: {
    type_election: { type: 'integer', native: 'integer', label: 'Type d’élection', nullable: false, automatic: true },
    code: { type: 'string', native: 'character varying(5)', label: 'Code', nullable: false, maxLength: 5 },
    code_reglementaire: {
      type: 'string',
      native: 'character varying(3)',
      label: 'Code réglementaire',
      nullable: false,
      maxLength: 3,
      choices: [
        { value: 'CAN', label: 'CAN' },
        { value: 'DEP', label: 'DEP' },
        { value: 'EUR', label: 'EUR' },
        { value: 'LEG', label: 'LEG' },
        { value: 'MUN', label: 'MUN' },
        { value: 'PRE', label: 'PRE' },
        { value: 'REF', label: 'REF' },
        { value: 'REG', label: 'REG' },
      ],
    },
    libelle: { type: 'string', native: 'character varying(50)', label: 'Libellé', nullable: false, maxLength: 50 },
    regle: { type: 'string', native: 'character varying(20)', label: 'Code de la règle', maxLength: 20 },
    om_validite_debut: { type: 'date', native: 'date', label: 'Début de validité' },
    om_validite_fin: { type: 'date', native: 'date', label: 'Fin de validité' },
  },
})

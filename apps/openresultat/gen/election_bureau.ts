// Generated from "election_bureau". Do not edit: write in obj/. sha256:3685943bef88ccbd8bdcca52d591792a981c671bdfd956c13ea214575bfc9daa
import { describe } from 'openmairie'

export interface ElectionBureau {
  election_bureau: number
  election: number
  bureau: number
  inscrits: number
  etat: 'attente' | 'arrive' | 'erreur' | 'valide'
  saisi_par: string | null
  saisi_le: string | null
  version: number
  motif: string | null
}

export const election_bureauGen = describe<ElectionBureau, 'participation.election_bureau' | 'resultat.election_bureau'>({
  name: 'election_bureau',
  table: { schema: null, name: 'election_bureau' },
  label: 'Élections de bureau',
  noun: { singular: 'élection de bureau', plural: 'élections de bureau', gender: 'f' },
  key: ['election_bureau'],
  keyKind: 'automatic',
  recordLabel: ['etat'],
  references: [
    {
      name: 'bureau',
      fields: ['bureau'],
      entity: 'bureau',
      targetFields: ['bureau'],
      label: 'Bureau',
      required: true,
      constraint: 'election_bureau_bureau_fkey',
    },
    {
      name: 'election',
      fields: ['election'],
      entity: 'election',
      targetFields: ['election'],
      label: 'Élection',
      required: true,
      constraint: 'election_bureau_election_fkey',
    },
  ],
  children: [
    {
      tab: 'participation.election_bureau',
      entity: 'participation',
      reference: 'election_bureau',
      label: 'Participations',
    },
    { tab: 'resultat.election_bureau', entity: 'resultat', reference: 'election_bureau', label: 'Résultats' },
  ],
  uniques: [{ constraint: 'election_bureau_election_bureau_key', fields: ['election', 'bureau'] }],
  indexes: [['bureau'], ['election', 'bureau'], ['election_bureau']],
  junction: true,
  recordLength: 375,
  listing: {
    columns: ['etat', 'election', 'bureau', 'inscrits', 'saisi_par', 'saisi_le', 'version', 'motif'],
    sort: [{ field: 'etat', direction: 'asc' }],
    search: ['etat', 'saisi_par', 'motif'],
    criteria: ['election_bureau', 'election', 'bureau', 'inscrits', 'etat', 'saisi_par', 'saisi_le', 'version', 'motif'],
  },
  fields: {
    election_bureau: { type: 'integer', native: 'integer', label: 'Élection de bureau', nullable: false, automatic: true },
    election: { type: 'integer', native: 'integer', label: 'Élection', nullable: false, widget: 'select' },
    bureau: { type: 'integer', native: 'integer', label: 'Bureau', nullable: false, widget: 'select' },
    inscrits: { type: 'integer', native: 'integer', label: 'Inscrits', nullable: false, default: '0', min: '0' },
    etat: {
      type: 'string',
      native: 'character varying(10)',
      label: 'État',
      nullable: false,
      default: '\'attente\'::character varying',
      maxLength: 10,
      choices: [
        { value: 'attente', label: 'attente' },
        { value: 'arrive', label: 'arrive' },
        { value: 'erreur', label: 'erreur' },
        { value: 'valide', label: 'valide' },
      ],
    },
    saisi_par: { type: 'string', native: 'character varying(30)', label: 'Saisi par', maxLength: 30 },
    saisi_le: { type: 'timestamptz', native: 'timestamp with time zone', label: 'Saisi le' },
    version: { type: 'integer', native: 'integer', label: 'Version', nullable: false, default: '0' },
    motif: {
      type: 'string',
      native: 'character varying(255)',
      label: 'Motif de la dernière correction',
      maxLength: 255,
    },
  },
})

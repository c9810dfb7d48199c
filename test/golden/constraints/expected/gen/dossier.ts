// Generated from "dossier". Do not edit: write in obj/. sha256:944281f7077fea5410a6f41f42957dbe64942122a6de4bdc5cee17f22cd0f4d9
import { describe } from 'openmairie'

export interface Dossier {
  annee: number
  numero: number
  objet: string
  etat: 'reçu' | 'instruit' | 'clos'
  civilite: 'M.' | 'Mme' | null
  priorite: number | null
  recu_le: string
  mots: readonly (string | null)[] | null
  reference: string | null
  observation: string | null
}

export const dossierGen = describe<Dossier, 'agent_dossier.annee_numero' | 'piece.annee_numero'>({
  name: 'dossier',
  table: { schema: null, name: 'dossier' },
  label: 'Dossiers',
  noun: { singular: 'dossier', plural: 'dossiers', gender: 'm' },
  key: ['annee', 'numero'],
  recordLabel: ['objet'],
  children: [
    {
      tab: 'agent_dossier.annee_numero',
      entity: 'agent_dossier',
      reference: 'annee_numero',
      label: 'Agents de dossier',
    },
    { tab: 'piece.annee_numero', entity: 'piece', reference: 'annee_numero', label: 'Pièces' },
  ],
  indexes: [['annee', 'numero']],
  recordLength: 158,
  listing: {
    columns: ['objet', 'annee', 'numero', 'etat', 'civilite', 'priorite', 'recu_le', 'reference'],
    sort: [{ field: 'objet', direction: 'asc' }],
    search: ['objet', 'civilite', 'reference', 'observation'],
    criteria: [
      'annee',
      'numero',
      'objet',
      'etat',
      'civilite',
      'priorite',
      'recu_le',
      'mots',
      'reference',
      'observation',
    ],
  },
  fields: {
    annee: { type: 'integer', native: 'integer', label: 'Année', nullable: false },
    numero: { type: 'integer', native: 'integer', label: 'Numéro', nullable: false },
    objet: { type: 'string', native: 'character varying(80)', label: 'Objet', nullable: false, maxLength: 80 },
    etat: {
      type: 'enum',
      native: 'etat_dossier',
      label: 'État',
      nullable: false,
      default: '\'reçu\'::etat_dossier',
      choices: [
        { value: 'reçu', label: 'reçu' },
        { value: 'instruit', label: 'instruit' },
        { value: 'clos', label: 'clos' },
      ],
    },
    civilite: {
      type: 'string',
      native: 'character varying(5)',
      label: 'Civilité',
      maxLength: 5,
      choices: [{ value: 'M.', label: 'M.' }, { value: 'Mme', label: 'Mme' }],
    },
    priorite: { type: 'integer', native: 'smallint', label: 'Priorité', min: '1', max: '5' },
    recu_le: {
      type: 'timestamptz',
      native: 'timestamp with time zone',
      label: 'Reçu le',
      nullable: false,
      default: 'now()',
    },
    mots: { type: 'array', native: 'text[]', label: 'Mots', element: 'text' },
    reference: { type: 'text', native: 'text', label: 'Référence', automatic: true, widget: 'text', readOnly: true },
    observation: { type: 'text', native: 'text', label: 'Observation' },
  },
})

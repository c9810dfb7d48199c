// Generated from "agent". Do not edit: write in obj/. sha256:9474ced721e80608f5dfda0ec61be1cc97aa773453e790c82fa8d366f12012f1
import { describe } from 'openmairie'

export interface Agent {
  agent: number
  nom: string
  prenom: string | null
  matricule: string | null
  om_validite_debut: string | null
  om_validite_fin: string | null
}

export const agentGen = describe<Agent, 'absence.agent'>({
  name: 'agent',
  table: { schema: null, name: 'agent' },
  label: 'Agents',
  noun: { singular: 'agent', plural: 'agents', gender: 'm' },
  key: ['agent'],
  keyKind: 'automatic',
  recordLabel: ['nom', 'prenom'],
  children: [{ tab: 'absence.agent', entity: 'absence', reference: 'agent', label: 'Absences' }],
  indexes: [['agent']],
  validity: { start: 'om_validite_debut', end: 'om_validite_fin', hidden: true },
  recordLength: 101,
  breadcrumb: ['Personnel', 'Agents'],
  listing: {
    columns: ['matricule', 'nom'],
    sort: [{ field: 'nom', direction: 'asc' }],
    pageSize: 50,
    search: ['nom', 'prenom', 'matricule'],
    criteria: ['agent', 'nom', 'prenom', 'matricule', 'om_validite_debut', 'om_validite_fin'],
  },
  form: { tabs: false },
  fields: {
    agent: { type: 'integer', native: 'integer', label: 'Agent', nullable: false, automatic: true },
    nom: {
      type: 'string',
      native: 'character varying(30)',
      label: 'Nom',
      nullable: false,
      maxLength: 30,
      width: 40,
    },
    prenom: { type: 'string', native: 'character varying(30)', label: 'Prénom', maxLength: 30 },
    matricule: { type: 'string', native: 'character varying(10)', label: 'Matricule', maxLength: 10 },
    om_validite_debut: { type: 'date', native: 'date', label: 'Début de validité' },
    om_validite_fin: { type: 'date', native: 'date', label: 'Fin de validité' },
  },
})

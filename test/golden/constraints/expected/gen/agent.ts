// Generated from "agent". Do not edit: write in obj/. sha256:12546178e9a095bb744c094badd26c29b02bfa3b3b16675bb67c4515f7b7fb4b
import { describe } from 'openmairie'

export interface Agent {
  agent: number
  om_collectivite: number
  nom: string
  prenom: string | null
  datenaissance: string | null
  service: string | null
  chef: number | null
  remplacant: number | null
  telephone1: string | null
  email: string | null
  quotite: string
  actif: boolean
}

export const agentGen = describe<Agent, 'agent.chef' | 'agent.remplacant' | 'agent_dossier.agent'>({
  name: 'agent',
  table: { schema: null, name: 'agent' },
  label: 'Agents',
  help: 'Les agents de la commune, titulaires et contractuels.',
  noun: { singular: 'agent', plural: 'agents', gender: 'm' },
  key: ['agent'],
  keyKind: 'automatic',
  recordLabel: ['nom', 'prenom'],
  references: [
    {
      name: 'chef',
      fields: ['chef'],
      entity: 'agent',
      targetFields: ['agent'],
      label: 'Chef',
      constraint: 'agent_chef_fkey',
      onDelete: 'set null',
    },
    {
      name: 'om_collectivite',
      fields: ['om_collectivite'],
      entity: 'om_collectivite',
      targetFields: ['om_collectivite'],
      label: 'Collectivité',
      required: true,
      constraint: 'agent_om_collectivite_fkey',
    },
    {
      name: 'remplacant',
      fields: ['remplacant'],
      entity: 'agent',
      targetFields: ['agent'],
      label: 'Remplaçant',
      constraint: 'agent_remplacant_fkey',
    },
    {
      name: 'service',
      fields: ['service'],
      entity: 'service',
      targetFields: ['service'],
      label: 'Service',
      constraint: 'agent_service_fkey',
    },
  ],
  children: [
    { tab: 'agent.chef', entity: 'agent', reference: 'chef', label: 'Agents (chef)' },
    { tab: 'agent.remplacant', entity: 'agent', reference: 'remplacant', label: 'Agents (remplaçant)' },
    { tab: 'agent_dossier.agent', entity: 'agent_dossier', reference: 'agent', label: 'Agents de dossier' },
  ],
  uniques: [{ constraint: 'agent_nom_prenom_datenaissance_key', fields: ['nom', 'prenom', 'datenaissance'] }],
  indexes: [['nom', 'agent'], ['nom', 'prenom', 'datenaissance'], ['agent']],
  collectivite: 'om_collectivite',
  recordLength: 208,
  listing: {
    columns: ['nom', 'prenom', 'om_collectivite', 'datenaissance', 'service', 'chef', 'remplacant', 'telephone1'],
    sort: [{ field: 'nom', direction: 'asc' }],
    search: ['nom', 'prenom', 'service', 'telephone1', 'email'],
    criteria: [
      'agent',
      'om_collectivite',
      'nom',
      'prenom',
      'datenaissance',
      'service',
      'chef',
      'remplacant',
      'telephone1',
      'email',
      'quotite',
      'actif',
    ],
  },
  fields: {
    agent: { type: 'integer', native: 'integer', label: 'Agent', nullable: false, automatic: true },
    om_collectivite: { type: 'integer', native: 'integer', label: 'Collectivité', nullable: false, widget: 'select' },
    nom: { type: 'string', native: 'character varying(30)', label: 'Nom', nullable: false, maxLength: 30 },
    prenom: { type: 'string', native: 'character varying(30)', label: 'Prénom', maxLength: 30 },
    datenaissance: { type: 'date', native: 'date', label: 'Date de naissance' },
    service: { type: 'string', native: 'character varying(10)', label: 'Service', maxLength: 10, widget: 'select' },
    chef: { type: 'integer', native: 'integer', label: 'Chef', widget: 'select' },
    remplacant: { type: 'integer', native: 'integer', label: 'Remplaçant', widget: 'select' },
    telephone1: { type: 'string', native: 'character varying(14)', label: 'Téléphone 1', maxLength: 14, widget: 'tel' },
    email: {
      type: 'string',
      native: 'character varying(60)',
      label: 'Adresse électronique',
      maxLength: 60,
      widget: 'email',
    },
    quotite: {
      type: 'decimal',
      native: 'numeric(5,2)',
      label: 'Quotité',
      nullable: false,
      default: '100',
      precision: 5,
      scale: 2,
      min: '0',
      max: '100',
    },
    actif: {
      type: 'boolean',
      native: 'boolean',
      label: 'Actif',
      help: 'Un agent inactif ne reçoit plus de mission et n’est plus proposé dans les listes.',
      nullable: false,
      default: 'true',
    },
  },
})

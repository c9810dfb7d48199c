// Generated from "agent_dossier". Do not edit: write in obj/. sha256:60b31dc8a72fbd1c50fb1fe23ded9ed05536f3b1aefaf4dd809b6ab3ce933d93
import { describe } from 'openmairie'

export interface AgentDossier {
  agent: number
  annee: number
  numero: number
}

export const agent_dossierGen = describe<AgentDossier>({
  name: 'agent_dossier',
  table: { schema: null, name: 'agent_dossier' },
  label: 'Agents de dossier',
  noun: { singular: 'agent de dossier', plural: 'agents de dossier', gender: 'm' },
  key: ['agent', 'annee', 'numero'],
  recordLabel: ['annee'],
  references: [
    {
      name: 'agent',
      fields: ['agent'],
      entity: 'agent',
      targetFields: ['agent'],
      label: 'Agent',
      required: true,
      constraint: 'agent_dossier_agent_fkey',
    },
    {
      name: 'annee_numero',
      fields: ['annee', 'numero'],
      entity: 'dossier',
      targetFields: ['annee', 'numero'],
      label: 'Dossier',
      required: true,
      constraint: 'agent_dossier_annee_numero_fkey',
    },
  ],
  indexes: [['agent', 'annee', 'numero']],
  junction: true,
  recordLength: 33,
  listing: {
    columns: ['annee', 'agent', 'numero'],
    sort: [{ field: 'annee', direction: 'asc' }],
    search: [],
    criteria: ['agent', 'annee', 'numero'],
  },
  fields: {
    agent: { type: 'integer', native: 'integer', label: 'Agent', nullable: false, widget: 'select' },
    annee: { type: 'integer', native: 'integer', label: 'Année', nullable: false },
    numero: { type: 'integer', native: 'integer', label: 'Numéro', nullable: false },
  },
})

// Generated from "agent". Do not edit: write in obj/. sha256:a823fa4eea07f132d47597471fbdd403da7e6035f168626ea274c937abe0647a
import { describe } from 'openmairie'

export interface Agent {
  agent: number
  nom: string
  rue: number | null
  collegue: number | null
}

export const agentGen = describe<Agent>({
  name: 'agent',
  table: { schema: null, name: 'agent' },
  label: 'Agents',
  noun: { singular: 'agent', plural: 'agents', gender: 'm' },
  key: ['agent'],
  recordLabel: ['nom'],
  references: [
    {
      name: 'collegue',
      fields: ['collegue'],
      entity: 'commun_agent',
      targetFields: ['agent'],
      label: 'Collègue',
      constraint: 'agent_collegue_fkey',
    },
    {
      name: 'rue',
      fields: ['rue'],
      entity: 'commun_rue',
      targetFields: ['rue'],
      label: 'Rue',
      constraint: 'agent_rue_fkey',
    },
  ],
  indexes: [['agent']],
  recordLength: 63,
  listing: {
    columns: ['nom', 'agent', 'rue', 'collegue'],
    sort: [{ field: 'nom', direction: 'asc' }],
    search: ['nom'],
    criteria: ['agent', 'nom', 'rue', 'collegue'],
  },
  fields: {
    agent: { type: 'integer', native: 'integer', label: 'Agent', nullable: false },
    nom: { type: 'string', native: 'character varying(30)', label: 'Nom', nullable: false, maxLength: 30 },
    rue: { type: 'integer', native: 'integer', label: 'Rue', widget: 'select' },
    collegue: { type: 'integer', native: 'integer', label: 'Collègue', widget: 'select' },
  },
})

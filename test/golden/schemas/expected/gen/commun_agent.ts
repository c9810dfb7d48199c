// Generated from "commun.agent". Do not edit: write in obj/. sha256:aba4bbe07335e00e602f3b5f0d7b3e290741e87118da834d2c6aba7151a098ac
import { describe } from 'openmairie'

export interface CommunAgent {
  agent: number
  nom: string
}

export const commun_agentGen = describe<CommunAgent, 'agent.collegue'>({
  name: 'commun_agent',
  table: { schema: 'commun', name: 'agent' },
  label: 'Agents',
  noun: { singular: 'agent', plural: 'agents', gender: 'm' },
  key: ['agent'],
  recordLabel: ['nom'],
  children: [{ tab: 'agent.collegue', entity: 'agent', reference: 'collegue', label: 'Agents' }],
  indexes: [['agent']],
  recordLength: 11,
  listing: {
    columns: ['nom', 'agent'],
    sort: [{ field: 'nom', direction: 'asc' }],
    search: ['nom'],
    criteria: ['agent', 'nom'],
  },
  fields: {
    agent: { type: 'integer', native: 'integer', label: 'Agent', nullable: false },
    nom: { type: 'text', native: 'text', label: 'Nom', nullable: false, widget: 'text' },
  },
})

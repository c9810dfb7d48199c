// Generated from "Agent". Do not edit: write in obj/. sha256:b79f1ad3a82a30da2426e2adee97286d7da1b26dbcdd74bfc6b6644b5da8ccd0
import { describe } from 'openmairie'

export interface AgentE091b2 {
  Agent: number
  'L\'été': string | null
  class: string | null
  'a.b': string | null
  '</script>': string | null
}

export const agent_e091b2Gen = describe<AgentE091b2>({
  name: 'agent_e091b2',
  table: { schema: null, name: 'Agent' },
  label: 'Agents',
  noun: { singular: 'agent', plural: 'agents', gender: 'm' },
  key: ['Agent'],
  recordLabel: ['L\'été'],
  indexes: [['Agent']],
  recordLength: 11,
  listing: {
    columns: ['L\'été', 'Agent'],
    sort: [{ field: 'L\'été', direction: 'asc' }],
    search: ['L\'été', 'class', 'a.b', '</script>'],
    criteria: ['Agent', 'L\'été', 'class', 'a.b', '</script>'],
  },
  fields: {
    Agent: { type: 'integer', native: 'integer', label: 'Agent', nullable: false },
    'L\'été': { type: 'text', native: 'text', label: 'L\'été' },
    class: { type: 'text', native: 'text', label: 'Classe' },
    'a.b': { type: 'text', native: 'text', label: 'A.b' },
    '</script>': { type: 'text', native: 'text', label: '</script>' },
  },
})

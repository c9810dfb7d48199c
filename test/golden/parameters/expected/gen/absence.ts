// Generated from "absence". Do not edit: write in obj/. sha256:f6c23504bd568973d8477a1d0cc6f38e79149a5738920e65921e8414a209618c
import { describe } from 'openmairie'

export interface Absence {
  absence: number
  agent: number
  debut: string
  fin: string | null
  motif: string | null
}

export const absenceGen = describe<Absence>({
  name: 'absence',
  table: { schema: null, name: 'absence' },
  label: 'Absences',
  noun: { singular: 'absence', plural: 'absences', gender: 'f' },
  key: ['absence'],
  keyKind: 'automatic',
  recordLabel: ['agent'],
  references: [
    {
      name: 'agent',
      fields: ['agent'],
      entity: 'agent',
      targetFields: ['agent'],
      label: 'Agent',
      required: true,
      constraint: 'absence_agent_fkey',
    },
  ],
  indexes: [['absence']],
  recordLength: 42,
  listing: {
    columns: ['agent', 'debut'],
    sort: [{ field: 'agent', direction: 'asc' }],
    pageSize: 25,
    search: ['motif'],
    criteria: ['absence', 'agent', 'debut', 'fin', 'motif'],
  },
  fields: {
    absence: { type: 'integer', native: 'integer', label: 'Absence', nullable: false, automatic: true },
    agent: { type: 'integer', native: 'integer', label: 'Agent', nullable: false, widget: 'select' },
    debut: { type: 'date', native: 'date', label: 'Début', nullable: false },
    fin: { type: 'date', native: 'date', label: 'Fin' },
    motif: { type: 'text', native: 'text', label: 'Motif' },
  },
})

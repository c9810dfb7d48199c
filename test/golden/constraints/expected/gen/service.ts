// Generated from "service". Do not edit: write in obj/. sha256:9dbc472c41391df80941e65d4955655c108d62a21f5aad075a409f4f70a1416b
import { describe } from 'openmairie'

export interface Service {
  service: string
  libelle: string
  om_validite_debut: string | null
  om_validite_fin: string | null
}

export const serviceGen = describe<Service, 'agent.service'>({
  name: 'service',
  table: { schema: null, name: 'service' },
  label: 'Services',
  noun: { singular: 'service', plural: 'services', gender: 'm' },
  key: ['service'],
  recordLabel: ['libelle'],
  children: [{ tab: 'agent.service', entity: 'agent', reference: 'service', label: 'Agents' }],
  indexes: [['service']],
  validity: { start: 'om_validite_debut', end: 'om_validite_fin', hidden: false },
  recordLength: 80,
  listing: {
    columns: ['libelle', 'service', 'om_validite_debut', 'om_validite_fin'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['service', 'libelle'],
    criteria: ['service', 'libelle', 'om_validite_debut', 'om_validite_fin'],
  },
  fields: {
    service: { type: 'string', native: 'character varying(10)', label: 'Service', nullable: false, maxLength: 10 },
    libelle: { type: 'string', native: 'character varying(50)', label: 'Libellé', nullable: false, maxLength: 50 },
    om_validite_debut: { type: 'date', native: 'date', label: 'Début de validité' },
    om_validite_fin: { type: 'date', native: 'date', label: 'Fin de validité' },
  },
})

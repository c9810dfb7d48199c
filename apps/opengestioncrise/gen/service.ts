// Generated from "service". Do not edit: write in obj/. sha256:a41c897559b125893284f9bb5ac1bcbc906588a818aa0fffed32d40714b13220
import { describe } from 'openmairie'

export interface Service {
  service: string
  libelle: string
}

export const serviceGen = describe<Service, 'ressource.service'>({
  name: 'service',
  table: { schema: null, name: 'service' },
  label: 'Services',
  noun: { singular: 'service', plural: 'services', gender: 'm' },
  key: ['service'],
  recordLabel: ['libelle'],
  children: [{ tab: 'ressource.service', entity: 'ressource', reference: 'service', label: 'Ressources' }],
  indexes: [['service']],
  recordLength: 60,
  listing: {
    columns: ['libelle', 'service'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['service', 'libelle'],
    criteria: ['service', 'libelle'],
  },
  fields: {
    service: { type: 'string', native: 'character varying(10)', label: 'Service', nullable: false, maxLength: 10 },
    libelle: { type: 'string', native: 'character varying(50)', label: 'Libellé', nullable: false, maxLength: 50 },
  },
})

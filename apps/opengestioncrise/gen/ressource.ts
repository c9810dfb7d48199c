// Generated from "ressource". Do not edit: write in obj/. sha256:7d565e99a12c2bd6295c31a043751b4c216786bb53496b51d09243344dd26f40
import { describe } from 'openmairie'

export interface Ressource {
  ressource: number
  organisation: number | null
  matricule: string | null
  grade: string | null
  service: string | null
  nom: string
  prenom: string | null
  datenaissance: string | null
  enfantmineur: number | null
  cp: string | null
  telephone1: string | null
  telephone2: string | null
  email: string | null
  permis: string | null
  disponible: 'Oui' | 'Non' | null
  datedisponible: string | null
  observation: string | null
}

export const ressourceGen = describe<Ressource, 'ressource_competence.ressource'>({
  name: 'ressource',
  table: { schema: null, name: 'ressource' },
  label: 'Ressources',
  help: 'Personnes que la commune peut appeler en cas de crise',
  noun: { singular: 'ressource', plural: 'ressources', gender: 'f' },
  key: ['ressource'],
  keyKind: 'automatic',
  recordLabel: ['nom', 'prenom'],
  references: [
    {
      name: 'cp',
      fields: ['cp'],
      entity: 'cp',
      targetFields: ['cp'],
      label: 'Code postal du domicile',
      constraint: 'ressource_cp_fkey',
    },
    {
      name: 'grade',
      fields: ['grade'],
      entity: 'grade',
      targetFields: ['grade'],
      label: 'Grade',
      constraint: 'ressource_grade_fkey',
    },
    {
      name: 'organisation',
      fields: ['organisation'],
      entity: 'organisation',
      targetFields: ['organisation'],
      label: 'Organisation',
      constraint: 'ressource_organisation_fkey',
    },
    {
      name: 'permis',
      fields: ['permis'],
      entity: 'permis',
      targetFields: ['permis'],
      label: 'Permis de conduire le plus élevé',
      constraint: 'ressource_permis_fkey',
    },
    {
      name: 'service',
      fields: ['service'],
      entity: 'service',
      targetFields: ['service'],
      label: 'Service',
      constraint: 'ressource_service_fkey',
    },
  ],
  children: [
    {
      tab: 'ressource_competence.ressource',
      entity: 'ressource_competence',
      reference: 'ressource',
      label: 'Compétences',
    },
  ],
  uniques: [{ constraint: 'ressource_matricule_idx', fields: ['matricule'] }],
  indexes: [
    ['cp', 'ressource'],
    ['grade', 'ressource'],
    ['matricule'],
    ['nom', 'ressource'],
    ['organisation', 'ressource'],
    ['permis', 'ressource'],
    ['ressource'],
    ['service', 'ressource'],
  ],
  recordLength: 231,
  listing: {
    columns: ['nom', 'prenom', 'organisation', 'matricule', 'grade', 'service', 'datenaissance', 'enfantmineur'],
    sort: [{ field: 'nom', direction: 'asc' }],
    search: [
      'matricule',
      'grade',
      'service',
      'nom',
      'prenom',
      'cp',
      'telephone1',
      'telephone2',
      'email',
      'permis',
      'disponible',
      'observation',
    ],
    criteria: [
      'ressource',
      'organisation',
      'matricule',
      'grade',
      'service',
      'nom',
      'prenom',
      'datenaissance',
      'enfantmineur',
      'cp',
      'telephone1',
      'telephone2',
      'email',
      'permis',
      'disponible',
      'datedisponible',
      'observation',
    ],
  },
  fields: {
    ressource: { type: 'integer', native: 'integer', label: 'Ressource', nullable: false, automatic: true },
    organisation: { type: 'integer', native: 'integer', label: 'Organisation', widget: 'select' },
    matricule: { type: 'string', native: 'character varying(10)', label: 'Matricule', maxLength: 10 },
    grade: { type: 'string', native: 'character varying(10)', label: 'Grade', maxLength: 10, widget: 'select' },
    service: { type: 'string', native: 'character varying(10)', label: 'Service', maxLength: 10, widget: 'select' },
    nom: { type: 'string', native: 'character varying(30)', label: 'Nom', nullable: false, maxLength: 30 },
    prenom: { type: 'string', native: 'character varying(30)', label: 'Prénom', maxLength: 30 },
    datenaissance: { type: 'date', native: 'date', label: 'Date de naissance' },
    enfantmineur: {
      type: 'integer',
      native: 'integer',
      label: 'Enfants mineurs',
      help: 'Nombre d’enfants de moins de dix-huit ans à charge',
    },
    cp: {
      type: 'string',
      native: 'character varying(5)',
      label: 'Code postal du domicile',
      maxLength: 5,
      widget: 'select',
    },
    telephone1: {
      type: 'string',
      native: 'character varying(14)',
      label: 'Téléphone à appeler en premier',
      maxLength: 14,
      widget: 'tel',
    },
    telephone2: {
      type: 'string',
      native: 'character varying(14)',
      label: 'Autre téléphone',
      maxLength: 14,
      widget: 'tel',
    },
    email: { type: 'string', native: 'character varying(50)', label: 'Courriel', maxLength: 50, widget: 'email' },
    permis: {
      type: 'string',
      native: 'character varying(2)',
      label: 'Permis de conduire le plus élevé',
      maxLength: 2,
      widget: 'select',
    },
    disponible: {
      type: 'string',
      native: 'character varying(3)',
      label: 'Disponible',
      maxLength: 3,
      choices: [{ value: 'Oui', label: 'Oui' }, { value: 'Non', label: 'Non' }],
    },
    datedisponible: {
      type: 'date',
      native: 'date',
      label: 'Date de disponibilité',
      help: 'Disponible depuis le, ou de nouveau disponible le',
    },
    observation: { type: 'text', native: 'text', label: 'Observation' },
  },
})

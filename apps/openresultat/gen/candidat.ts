// Generated from "candidat". Do not edit: write in obj/. sha256:e0d997ec54855d84083f83be4b2c47eb99e7e8a4913dd744bc544284c25ff415
import { describe } from 'openmairie'

export interface Candidat {
  candidat: number
  om_collectivite: string
  libelle1: string
  libelle2: string | null
  sexe: 'F' | 'M' | null
  parti: number | null
  groupe: number | null
  nuance: string | null
  photo: string | null
}

export const candidatGen = describe<Candidat, 'election_candidat.candidat'>({
  name: 'candidat',
  table: { schema: null, name: 'candidat' },
  label: 'Candidats',
  noun: { singular: 'candidat', plural: 'candidats', gender: 'm' },
  key: ['candidat'],
  keyKind: 'automatic',
  recordLabel: ['om_collectivite'],
  references: [
    {
      name: 'groupe',
      fields: ['groupe'],
      entity: 'groupe',
      targetFields: ['groupe'],
      label: 'Groupe',
      constraint: 'candidat_groupe_fkey',
    },
    {
      name: 'parti',
      fields: ['parti'],
      entity: 'parti',
      targetFields: ['parti'],
      label: 'Parti',
      constraint: 'candidat_parti_fkey',
    },
  ],
  children: [
    {
      tab: 'election_candidat.candidat',
      entity: 'election_candidat',
      reference: 'candidat',
      label: 'Élections candidat',
    },
  ],
  indexes: [['groupe'], ['parti'], ['candidat']],
  collectivite: 'om_collectivite',
  recordLength: 239,
  listing: {
    columns: ['om_collectivite', 'libelle1', 'libelle2', 'sexe', 'parti', 'groupe', 'nuance', 'photo'],
    sort: [{ field: 'om_collectivite', direction: 'asc' }],
    search: ['om_collectivite', 'libelle1', 'libelle2', 'sexe', 'nuance', 'photo'],
    criteria: ['candidat', 'om_collectivite', 'libelle1', 'libelle2', 'sexe', 'parti', 'groupe', 'nuance', 'photo'],
  },
  fields: {
    candidat: { type: 'integer', native: 'integer', label: 'Candidat', nullable: false, automatic: true },
    om_collectivite: { type: 'string', native: 'character varying(20)', label: 'Collectivité', nullable: false, maxLength: 20 },
    libelle1: { type: 'string', native: 'character varying(60)', label: 'Nom ou liste', nullable: false, maxLength: 60 },
    libelle2: { type: 'string', native: 'character varying(60)', label: 'Prénom, ou suite du titre', maxLength: 60 },
    sexe: {
      type: 'string',
      native: 'character varying(1)',
      label: 'Sexe',
      maxLength: 1,
      choices: [{ value: 'F', label: 'F' }, { value: 'M', label: 'M' }],
    },
    parti: { type: 'integer', native: 'integer', label: 'Parti', widget: 'select' },
    groupe: { type: 'integer', native: 'integer', label: 'Groupe', widget: 'select' },
    nuance: { type: 'string', native: 'character varying(5)', label: 'Nuance', maxLength: 5 },
    photo: { type: 'string', native: 'character varying(60)', label: 'Photo', maxLength: 60 },
  },
})

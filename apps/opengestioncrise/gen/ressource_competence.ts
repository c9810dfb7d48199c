// Generated from "ressource_competence". Do not edit: write in obj/. sha256:928ba88568b46b087e92decdda368d03c74d9555a4b97811bd4388985c42338b
import { describe } from 'openmairie'

export interface RessourceCompetence {
  ressource_competence: number
  ressource: number
  competence: number
  date_obtention: string | null
  date_fin: string | null
  niveau: 'Débutant' | 'Confirmé' | 'Expert' | null
}

export const ressource_competenceGen = describe<RessourceCompetence>({
  name: 'ressource_competence',
  table: { schema: null, name: 'ressource_competence' },
  label: 'Compétences',
  noun: { singular: 'compétence de la ressource', plural: 'compétences', gender: 'f' },
  key: ['ressource_competence'],
  keyKind: 'automatic',
  recordLabel: ['niveau'],
  references: [
    {
      name: 'competence',
      fields: ['competence'],
      entity: 'competence',
      targetFields: ['competence'],
      label: 'Compétence',
      required: true,
      constraint: 'ressource_competence_competence_fkey',
    },
    {
      name: 'ressource',
      fields: ['ressource'],
      entity: 'ressource',
      targetFields: ['ressource'],
      label: 'Ressource',
      required: true,
      constraint: 'ressource_competence_ressource_fkey',
    },
  ],
  uniques: [{ constraint: 'ressource_competence_ressource_competence_key', fields: ['ressource', 'competence'] }],
  indexes: [['competence', 'ressource_competence'], ['ressource_competence'], ['ressource', 'competence']],
  junction: true,
  recordLength: 65,
  listing: {
    columns: ['niveau', 'ressource', 'competence', 'date_obtention', 'date_fin'],
    sort: [{ field: 'niveau', direction: 'asc' }],
    search: ['niveau'],
    criteria: ['ressource_competence', 'ressource', 'competence', 'date_obtention', 'date_fin', 'niveau'],
  },
  fields: {
    ressource_competence: {
      type: 'integer',
      native: 'integer',
      label: 'Compétence de la ressource',
      nullable: false,
      automatic: true,
    },
    ressource: { type: 'integer', native: 'integer', label: 'Ressource', nullable: false, widget: 'select' },
    competence: { type: 'integer', native: 'integer', label: 'Compétence', nullable: false, widget: 'select' },
    date_obtention: { type: 'date', native: 'date', label: 'Date d’obtention' },
    date_fin: { type: 'date', native: 'date', label: 'À renouveler avant le' },
    niveau: {
      type: 'string',
      native: 'character varying(12)',
      label: 'Niveau',
      maxLength: 12,
      choices: [
        { value: 'Débutant', label: 'Débutant' },
        { value: 'Confirmé', label: 'Confirmé' },
        { value: 'Expert', label: 'Expert' },
      ],
    },
  },
})

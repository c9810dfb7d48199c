// Generated from "competence". Do not edit: write in obj/. sha256:dc8596629c17f0370f58cdacf98e447b56e68e5d3ac457c06427fc3dd2dbc424
import { describe } from 'openmairie'

export interface Competence {
  competence: number
  libelle: string
  om_validite_debut: string | null
  om_validite_fin: string | null
}

export const competenceGen = describe<Competence, 'ressource_competence.competence'>({
  name: 'competence',
  table: { schema: null, name: 'competence' },
  label: 'Compétences',
  noun: { singular: 'compétence', plural: 'compétences', gender: 'f' },
  key: ['competence'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  children: [
    {
      tab: 'ressource_competence.competence',
      entity: 'ressource_competence',
      reference: 'competence',
      label: 'Compétences',
    },
  ],
  indexes: [['competence']],
  validity: { start: 'om_validite_debut', end: 'om_validite_fin', hidden: false },
  recordLength: 81,
  listing: {
    columns: ['libelle', 'om_validite_debut', 'om_validite_fin'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['libelle'],
    criteria: ['competence', 'libelle', 'om_validite_debut', 'om_validite_fin'],
  },
  fields: {
    competence: { type: 'integer', native: 'integer', label: 'Compétence', nullable: false, automatic: true },
    libelle: { type: 'string', native: 'character varying(50)', label: 'Libellé', nullable: false, maxLength: 50 },
    om_validite_debut: { type: 'date', native: 'date', label: 'Date de début de validité' },
    om_validite_fin: { type: 'date', native: 'date', label: 'Date de fin de validité' },
  },
})

// Generated from "parti". Do not edit: write in obj/. sha256:f702a91e4cf857e8c3a337157af118195215a8217a9f9489defb60ee9c099e81
import { describe } from 'openmairie'

export interface Parti {
  parti: number
  om_collectivite: string
  libelle: string
  sigle: string | null
  couleur: string | null
  groupe: number | null
  om_validite_debut: string | null
  om_validite_fin: string | null
}

export const partiGen = describe<Parti, 'candidat.parti'>({
  name: 'parti',
  table: { schema: null, name: 'parti' },
  label: 'Partis',
  noun: { singular: 'parti', plural: 'partis', gender: 'm' },
  key: ['parti'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  references: [
    {
      name: 'groupe',
      fields: ['groupe'],
      entity: 'groupe',
      targetFields: ['groupe'],
      label: 'Groupe',
      constraint: 'parti_groupe_fkey',
    },
  ],
  children: [{ tab: 'candidat.parti', entity: 'candidat', reference: 'parti', label: 'Candidats' }],
  uniques: [{ constraint: 'parti_om_collectivite_libelle_key', fields: ['om_collectivite', 'libelle'] }],
  indexes: [['groupe'], ['om_collectivite', 'libelle'], ['parti']],
  validity: { start: 'om_validite_debut', end: 'om_validite_fin', hidden: false },
  collectivite: 'om_collectivite',
  recordLength: 141,
  listing: {
    columns: ['libelle', 'om_collectivite', 'sigle', 'couleur', 'groupe', 'om_validite_debut', 'om_validite_fin'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_collectivite', 'libelle', 'sigle', 'couleur'],
    criteria: [
      'parti',
      'om_collectivite',
      'libelle',
      'sigle',
      'couleur',
      'groupe',
      'om_validite_debut',
      'om_validite_fin',
    ],
  },
  fields: {
    parti: { type: 'integer', native: 'integer', label: 'Parti', nullable: false, automatic: true },
    om_collectivite: { type: 'string', native: 'character varying(20)', label: 'Collectivité', nullable: false, maxLength: 20 },
    libelle: { type: 'string', native: 'character varying(60)', label: 'Libellé', nullable: false, maxLength: 60 },
    sigle: { type: 'string', native: 'character varying(12)', label: 'Sigle', maxLength: 12 },
    couleur: { type: 'string', native: 'character varying(7)', label: 'Couleur', maxLength: 7 },
    groupe: { type: 'integer', native: 'integer', label: 'Groupe', widget: 'select' },
    om_validite_debut: { type: 'date', native: 'date', label: 'Début de validité' },
    om_validite_fin: { type: 'date', native: 'date', label: 'Fin de validité' },
  },
})

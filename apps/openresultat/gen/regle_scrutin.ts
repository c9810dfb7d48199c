// Generated from "regle_scrutin". Do not edit: write in obj/. sha256:6d1fc52a1c588c5541eda3094b00d47602200fe16757361c65905733b00d807c
import { describe } from 'openmairie'

export interface RegleScrutin {
  regle_scrutin: number
  code: string
  libelle: string
  mode: 'liste' | 'candidat'
  prime: string
  arrondi_inferieur_jusqua: number
  seuil: string
  maintien: string
  maintien_assiette: 'exprimes' | 'inscrits'
  maintien_au_moins: number
  maintien_au_plus: number | null
  fusion: string | null
  quorum: string
  source: string
  a_confirmer: boolean
  om_validite_debut: string | null
  om_validite_fin: string | null
}

export const regle_scrutinGen = describe<RegleScrutin>({
  name: 'regle_scrutin',
  table: { schema: null, name: 'regle_scrutin' },
  label: 'Regles scrutin',
  noun: { singular: 'regle scrutin', plural: 'regles scrutin', gender: 'm' },
  key: ['regle_scrutin'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  uniques: [{ constraint: 'regle_scrutin_code_idx', fields: ['code', 'om_validite_debut'] }],
  indexes: [['code', 'om_validite_debut'], ['regle_scrutin']],
  validity: { start: 'om_validite_debut', end: 'om_validite_fin', hidden: false },
  recordLength: 450,
  listing: {
    columns: ['libelle', 'code', 'mode', 'prime', 'arrondi_inferieur_jusqua', 'seuil', 'maintien', 'maintien_assiette'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['code', 'libelle', 'mode', 'maintien_assiette', 'source'],
    criteria: [
      'regle_scrutin',
      'code',
      'libelle',
      'mode',
      'prime',
      'arrondi_inferieur_jusqua',
      'seuil',
      'maintien',
      'maintien_assiette',
      'maintien_au_moins',
      'maintien_au_plus',
      'fusion',
      'quorum',
      'source',
      'a_confirmer',
      'om_validite_debut',
      'om_validite_fin',
    ],
  },
  fields: {
    regle_scrutin: { type: 'integer', native: 'integer', label: 'Regle scrutin', nullable: false, automatic: true },
    code: { type: 'string', native: 'character varying(20)', label: 'Code', nullable: false, maxLength: 20 },
    libelle: { type: 'string', native: 'character varying(60)', label: 'Libellé', nullable: false, maxLength: 60 },
    mode: {
      type: 'string',
      native: 'character varying(10)',
      label: 'Mode',
      nullable: false,
      default: '\'liste\'::character varying',
      maxLength: 10,
      choices: [{ value: 'liste', label: 'liste' }, { value: 'candidat', label: 'candidat' }],
    },
    prime: {
      type: 'decimal',
      native: 'numeric(5,2)',
      label: 'Prime majoritaire (% des sièges)',
      nullable: false,
      default: '0',
      precision: 5,
      scale: 2,
      min: '0',
      max: '100',
    },
    arrondi_inferieur_jusqua: {
      type: 'integer',
      native: 'integer',
      label: 'Arrondi inferieur jusqua',
      help: 'Prime arrondie à l’entier inférieur jusqu’à (sièges)',
      nullable: false,
      default: '0',
    },
    seuil: {
      type: 'decimal',
      native: 'numeric(5,2)',
      label: 'Seuil de répartition (% des exprimés)',
      nullable: false,
      default: '0',
      precision: 5,
      scale: 2,
      min: '0',
      max: '100',
    },
    maintien: {
      type: 'decimal',
      native: 'numeric(5,2)',
      label: 'Maintien au second tour (%)',
      nullable: false,
      default: '0',
      precision: 5,
      scale: 2,
      min: '0',
      max: '100',
    },
    maintien_assiette: {
      type: 'string',
      native: 'character varying(8)',
      label: 'Maintien compté sur',
      nullable: false,
      default: '\'exprimes\'::character varying',
      maxLength: 8,
      choices: [{ value: 'exprimes', label: 'exprimes' }, { value: 'inscrits', label: 'inscrits' }],
    },
    maintien_au_moins: {
      type: 'integer',
      native: 'integer',
      label: 'Candidats au second tour, au moins',
      nullable: false,
      default: '0',
    },
    maintien_au_plus: { type: 'integer', native: 'integer', label: 'Candidats au second tour, au plus' },
    fusion: {
      type: 'decimal',
      native: 'numeric(5,2)',
      label: 'Fusion des listes (% des exprimés)',
      precision: 5,
      scale: 2,
      min: '0',
      max: '100',
    },
    quorum: {
      type: 'decimal',
      native: 'numeric(5,2)',
      label: 'Quorum',
      help: 'Élection au premier tour (% des inscrits)',
      nullable: false,
      default: '0',
      precision: 5,
      scale: 2,
      min: '0',
      max: '100',
    },
    source: { type: 'string', native: 'character varying(250)', label: 'Texte', nullable: false, maxLength: 250 },
    a_confirmer: { type: 'boolean', native: 'boolean', label: 'À confirmer', nullable: false, default: 'false' },
    om_validite_debut: { type: 'date', native: 'date', label: 'Début de validité' },
    om_validite_fin: { type: 'date', native: 'date', label: 'Fin de validité' },
  },
})

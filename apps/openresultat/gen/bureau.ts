// Generated from "bureau". Do not edit: write in obj/. sha256:ed4ec568e5c7bb50f9942c16e4357b6e3fec673e15573266a2baf1487750035f
import { describe } from 'openmairie'

export interface Bureau {
  bureau: number
  om_collectivite: string
  code: string
  libelle: string
  adresse: string | null
  canton: number | null
  circonscription: number | null
  plan: number | null
  position_x: number | null
  position_y: number | null
  ordre: number
  om_validite_debut: string | null
  om_validite_fin: string | null
}

export const bureauGen = describe<Bureau, 'election_bureau.bureau'>({
  name: 'bureau',
  table: { schema: null, name: 'bureau' },
  label: 'Bureaux',
  noun: { singular: 'bureau', plural: 'bureaux', gender: 'm' },
  key: ['bureau'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  references: [
    {
      name: 'canton',
      fields: ['canton'],
      entity: 'canton',
      targetFields: ['canton'],
      label: 'Canton',
      constraint: 'bureau_canton_fkey',
    },
    {
      name: 'circonscription',
      fields: ['circonscription'],
      entity: 'circonscription',
      targetFields: ['circonscription'],
      label: 'Circonscription',
      constraint: 'bureau_circonscription_fkey',
    },
    {
      name: 'plan',
      fields: ['plan'],
      entity: 'plan',
      targetFields: ['plan'],
      label: 'Plan',
      constraint: 'bureau_plan_fkey',
    },
  ],
  children: [
    {
      tab: 'election_bureau.bureau',
      entity: 'election_bureau',
      reference: 'bureau',
      label: 'Élections de bureau',
    },
  ],
  uniques: [{ constraint: 'bureau_om_collectivite_code_key', fields: ['om_collectivite', 'code'] }],
  indexes: [
    ['canton'],
    ['circonscription'],
    ['om_collectivite', 'code'],
    ['om_collectivite', 'ordre', 'bureau'],
    ['bureau'],
    ['plan'],
  ],
  validity: { start: 'om_validite_debut', end: 'om_validite_fin', hidden: false },
  collectivite: 'om_collectivite',
  recordLength: 301,
  listing: {
    columns: ['libelle', 'om_collectivite', 'code', 'adresse', 'canton', 'circonscription', 'plan', 'position_x'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_collectivite', 'code', 'libelle', 'adresse'],
    criteria: [
      'bureau',
      'om_collectivite',
      'code',
      'libelle',
      'adresse',
      'canton',
      'circonscription',
      'plan',
      'position_x',
      'position_y',
      'ordre',
      'om_validite_debut',
      'om_validite_fin',
    ],
  },
  fields: {
    bureau: { type: 'integer', native: 'integer', label: 'Bureau', nullable: false, automatic: true },
    om_collectivite: { type: 'string', native: 'character varying(20)', label: 'Collectivité', nullable: false, maxLength: 20 },
    code: { type: 'string', native: 'character varying(4)', label: 'Code', nullable: false, maxLength: 4 },
    libelle: { type: 'string', native: 'character varying(60)', label: 'Libellé', nullable: false, maxLength: 60 },
    adresse: { type: 'string', native: 'character varying(120)', label: 'Adresse', maxLength: 120 },
    canton: { type: 'integer', native: 'integer', label: 'Canton', widget: 'select' },
    circonscription: { type: 'integer', native: 'integer', label: 'Circonscription', widget: 'select' },
    plan: { type: 'integer', native: 'integer', label: 'Plan', widget: 'select' },
    position_x: { type: 'integer', native: 'integer', label: 'Position sur le plan, en abscisse' },
    position_y: { type: 'integer', native: 'integer', label: 'Position sur le plan, en ordonnée' },
    ordre: { type: 'integer', native: 'integer', label: 'Ordre', nullable: false },
    om_validite_debut: { type: 'date', native: 'date', label: 'Début de validité' },
    om_validite_fin: { type: 'date', native: 'date', label: 'Fin de validité' },
  },
})

// Generated from "effectif_conseil". Do not edit: write in obj/. sha256:d2766f6fcd2db60bec11f55f75ad1b3d9901bdedc46ffe2f28f596c6f4eb12c2
import { describe } from 'openmairie'

export interface EffectifConseil {
  effectif_conseil: number
  population_avant: number | null
  sieges: number
  complet_a_partir_de: number | null
  source: string
  a_confirmer: boolean
  om_validite_debut: string | null
  om_validite_fin: string | null
}

export const effectif_conseilGen = describe<EffectifConseil>({
  name: 'effectif_conseil',
  table: { schema: null, name: 'effectif_conseil' },
  label: 'Effectifs conseil',
  noun: { singular: 'effectif conseil', plural: 'effectifs conseil', gender: 'm' },
  key: ['effectif_conseil'],
  keyKind: 'automatic',
  recordLabel: ['source'],
  indexes: [['effectif_conseil']],
  validity: { start: 'om_validite_debut', end: 'om_validite_fin', hidden: false },
  recordLength: 317,
  listing: {
    columns: [
      'source',
      'population_avant',
      'sieges',
      'complet_a_partir_de',
      'a_confirmer',
      'om_validite_debut',
      'om_validite_fin',
    ],
    sort: [{ field: 'source', direction: 'asc' }],
    search: ['source'],
    criteria: [
      'effectif_conseil',
      'population_avant',
      'sieges',
      'complet_a_partir_de',
      'source',
      'a_confirmer',
      'om_validite_debut',
      'om_validite_fin',
    ],
  },
  fields: {
    effectif_conseil: { type: 'integer', native: 'integer', label: 'Effectif conseil', nullable: false, automatic: true },
    population_avant: { type: 'integer', native: 'integer', label: 'Population de moins de (habitants)' },
    sieges: { type: 'integer', native: 'integer', label: 'Sièges', nullable: false, min: '1' },
    complet_a_partir_de: { type: 'integer', native: 'integer', label: 'Réputé complet à partir de (élus)' },
    source: { type: 'string', native: 'character varying(250)', label: 'Texte', nullable: false, maxLength: 250 },
    a_confirmer: { type: 'boolean', native: 'boolean', label: 'À confirmer', nullable: false, default: 'false' },
    om_validite_debut: { type: 'date', native: 'date', label: 'Début de validité' },
    om_validite_fin: { type: 'date', native: 'date', label: 'Fin de validité' },
  },
})

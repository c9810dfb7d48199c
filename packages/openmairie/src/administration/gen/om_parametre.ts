// Generated from "om_parametre". Do not edit: write in obj/. sha256:fde77cad7e7ed233a958ce141f8a36e601796e563179f259f9549f3c670fedd0
import { describe } from 'openmairie'

export interface OmParametre {
  om_parametre: bigint
  libelle: string
  valeur: string
  om_collectivite: string | null
}

export const om_parametreGen = describe<OmParametre>({
  name: 'om_parametre',
  table: { schema: null, name: 'om_parametre' },
  label: 'Paramètres',
  noun: { singular: 'paramètre', plural: 'paramètres', gender: 'm' },
  key: ['om_parametre'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  references: [
    {
      name: 'om_collectivite',
      fields: ['om_collectivite'],
      entity: 'om_collectivite',
      targetFields: ['om_collectivite'],
      label: 'Collectivité',
      constraint: 'om_parametre_om_collectivite_fkey',
      onDelete: 'cascade',
    },
  ],
  uniques: [{ constraint: 'om_parametre_libelle_om_collectivite_key', fields: ['libelle', 'om_collectivite'] }],
  indexes: [['libelle', 'om_collectivite'], ['om_collectivite'], ['om_parametre']],
  collectivite: 'om_collectivite',
  recordLength: 20,
  listing: {
    columns: ['libelle', 'om_collectivite'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['libelle', 'valeur', 'om_collectivite'],
    criteria: ['om_parametre', 'libelle', 'valeur', 'om_collectivite'],
  },
  fields: {
    om_parametre: { type: 'bigint', native: 'bigint', label: 'Paramètre', nullable: false, automatic: true, readOnly: true },
    libelle: { type: 'text', native: 'text', label: 'Libellé', nullable: false, widget: 'text' },
    valeur: { type: 'text', native: 'text', label: 'Valeur', nullable: false },
    om_collectivite: { type: 'text', native: 'text', label: 'Collectivité', widget: 'select' },
  },
})

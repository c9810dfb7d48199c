// Generated from "plan". Do not edit: write in obj/. sha256:529254bf49c9ed9a7ea75f25a193bef989d54906a7ad3fdd859f162c550ff857
import { describe } from 'openmairie'

export interface Plan {
  plan: number
  om_collectivite: string
  libelle: string
  image: string | null
  geojson: string | null
  par_defaut: boolean
}

export const planGen = describe<Plan, 'bureau.plan'>({
  name: 'plan',
  table: { schema: null, name: 'plan' },
  label: 'Plans',
  noun: { singular: 'plan', plural: 'plans', gender: 'm' },
  key: ['plan'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  children: [{ tab: 'bureau.plan', entity: 'bureau', reference: 'plan', label: 'Bureaux' }],
  indexes: [['plan']],
  collectivite: 'om_collectivite',
  recordLength: 144,
  listing: {
    columns: ['libelle', 'om_collectivite', 'image', 'par_defaut'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_collectivite', 'libelle', 'image', 'geojson'],
    criteria: ['plan', 'om_collectivite', 'libelle', 'image', 'geojson', 'par_defaut'],
  },
  fields: {
    plan: { type: 'integer', native: 'integer', label: 'Plan', nullable: false, automatic: true },
    om_collectivite: { type: 'string', native: 'character varying(20)', label: 'Collectivité', nullable: false, maxLength: 20 },
    libelle: { type: 'string', native: 'character varying(50)', label: 'Libellé', nullable: false, maxLength: 50 },
    image: { type: 'string', native: 'character varying(60)', label: 'Image', maxLength: 60 },
    geojson: { type: 'text', native: 'text', label: 'GeoJSON' },
    par_defaut: { type: 'boolean', native: 'boolean', label: 'Par défaut', nullable: false, default: 'false' },
  },
})

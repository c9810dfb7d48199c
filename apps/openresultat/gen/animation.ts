// Generated from "animation". Do not edit: write in obj/. sha256:56364c63508986f47aa12a6b5a8a4e4ce118c61766a3d9a65ff97676b21d76b0
import { describe } from 'openmairie'

export interface Animation {
  animation: number
  election: number
  libelle: string
  vue: 'resultats' | 'participation'
  rafraichissement: number
  bandeau: string | null
  logo: string | null
  bureaux_defilants: boolean
  actif: boolean
}

export const animationGen = describe<Animation>({
  name: 'animation',
  table: { schema: null, name: 'animation' },
  label: 'Animations',
  noun: { singular: 'animation', plural: 'animations', gender: 'f' },
  key: ['animation'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  references: [
    {
      name: 'election',
      fields: ['election'],
      entity: 'election',
      targetFields: ['election'],
      label: 'Élection',
      required: true,
      constraint: 'animation_election_fkey',
    },
  ],
  indexes: [['election'], ['animation']],
  recordLength: 169,
  listing: {
    columns: ['libelle', 'election', 'vue', 'rafraichissement', 'logo', 'bureaux_defilants', 'actif'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['libelle', 'vue', 'bandeau', 'logo'],
    criteria: [
      'animation',
      'election',
      'libelle',
      'vue',
      'rafraichissement',
      'bandeau',
      'logo',
      'bureaux_defilants',
      'actif',
    ],
  },
  fields: {
    animation: { type: 'integer', native: 'integer', label: 'Animation', nullable: false, automatic: true },
    election: { type: 'integer', native: 'integer', label: 'Élection', nullable: false, widget: 'select' },
    libelle: { type: 'string', native: 'character varying(50)', label: 'Libellé', nullable: false, maxLength: 50 },
    vue: {
      type: 'string',
      native: 'character varying(20)',
      label: 'Vue',
      nullable: false,
      default: '\'resultats\'::character varying',
      maxLength: 20,
      choices: [{ value: 'resultats', label: 'resultats' }, { value: 'participation', label: 'participation' }],
    },
    rafraichissement: {
      type: 'integer',
      native: 'integer',
      label: 'Secondes par bureau',
      nullable: false,
      default: '10',
      min: '3',
      max: '300',
    },
    bandeau: { type: 'text', native: 'text', label: 'Bandeau' },
    logo: { type: 'string', native: 'character varying(60)', label: 'Logo', maxLength: 60 },
    bureaux_defilants: { type: 'boolean', native: 'boolean', label: 'Bureaux défilants', nullable: false, default: 'true' },
    actif: { type: 'boolean', native: 'boolean', label: 'Actif', nullable: false, default: 'true' },
  },
})

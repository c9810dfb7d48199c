// Generated from "om_collectivite". Do not edit: write in obj/. sha256:af1de0119804ae0db213b603a76707fc12e6cd53acf1cded9d09139e14fefcee
import { describe } from 'openmairie'

export interface OmCollectivite {
  om_collectivite: string
  libelle: string
  parent: string | null
}

export const om_collectiviteGen = describe<OmCollectivite, 'om_collectivite.parent' | 'om_utilisateur.om_collectivite'>({
  name: 'om_collectivite',
  table: { schema: null, name: 'om_collectivite' },
  label: 'Collectivités',
  noun: { singular: 'collectivité', plural: 'collectivités', gender: 'f' },
  key: ['om_collectivite'],
  recordLabel: ['libelle'],
  references: [
    {
      name: 'parent',
      fields: ['parent'],
      entity: 'om_collectivite',
      targetFields: ['om_collectivite'],
      label: 'Parent',
      constraint: 'om_collectivite_parent_fkey',
    },
  ],
  children: [
    { tab: 'om_collectivite.parent', entity: 'om_collectivite', reference: 'parent', label: 'Collectivités' },
    {
      tab: 'om_utilisateur.om_collectivite',
      entity: 'om_utilisateur',
      reference: 'om_collectivite',
      label: 'Utilisateurs',
    },
  ],
  indexes: [['parent'], ['om_collectivite']],
  collectivite: 'om_collectivite',
  recordLength: 0,
  listing: {
    columns: ['libelle', 'om_collectivite'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_collectivite', 'libelle', 'parent'],
    criteria: ['om_collectivite', 'libelle', 'parent'],
  },
  fields: {
    om_collectivite: { type: 'text', native: 'text', label: 'Collectivité', nullable: false, widget: 'text' },
    libelle: { type: 'text', native: 'text', label: 'Libellé', nullable: false, widget: 'text' },
    parent: { type: 'text', native: 'text', label: 'Parent', widget: 'select' },
  },
})

// Generated from "om_permission". Do not edit: write in obj/. sha256:cf27aff6048019e9927f2fc456a2036070047af7ae841e201740d8dd04b85fef
import { describe } from 'openmairie'

export interface OmPermission {
  om_permission: string
  libelle: string
  type: 'gen' | 'manuel'
  application: string | null
  entite: string | null
  perimee: string | null
}

export const om_permissionGen = describe<OmPermission, 'om_droit.permission'>({
  name: 'om_permission',
  table: { schema: null, name: 'om_permission' },
  label: 'Permissions',
  noun: { singular: 'permission', plural: 'permissions', gender: 'f' },
  key: ['om_permission'],
  recordLabel: ['libelle'],
  children: [{ tab: 'om_droit.permission', entity: 'om_droit', reference: 'permission', label: 'Droits' }],
  indexes: [['application', 'entite'], ['om_permission']],
  recordLength: 25,
  listing: {
    columns: ['libelle', 'om_permission', 'perimee'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_permission', 'libelle', 'type', 'application', 'entite'],
    criteria: ['om_permission', 'libelle', 'type', 'application', 'entite', 'perimee'],
  },
  fields: {
    om_permission: { type: 'text', native: 'text', label: 'Permission', nullable: false, widget: 'text' },
    libelle: { type: 'text', native: 'text', label: 'Libellé', nullable: false, widget: 'text' },
    type: {
      type: 'text',
      native: 'text',
      label: 'Type',
      nullable: false,
      default: '\'manuel\'::text',
      choices: [{ value: 'gen', label: 'gen' }, { value: 'manuel', label: 'manuel' }],
    },
    application: { type: 'text', native: 'text', label: 'Application' },
    entite: { type: 'text', native: 'text', label: 'Entite' },
    perimee: { type: 'timestamptz', native: 'timestamp with time zone', label: 'Perimee' },
  },
})

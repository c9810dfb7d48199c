// Generated from "om_utilisateur". Do not edit: write in obj/. sha256:6d7ff3905dc27adcd4bde76a1e06abedff9965c9273546c4badcad31590c5c50
import { describe } from 'openmairie'

export interface OmUtilisateur {
  om_utilisateur: bigint
  login: string
  nom: string
  om_profil: string
  actif: boolean
  om_collectivite: string | null
}

export const om_utilisateurGen = describe<OmUtilisateur>({
  name: 'om_utilisateur',
  table: { schema: null, name: 'om_utilisateur' },
  label: 'Utilisateurs',
  noun: { singular: 'utilisateur', plural: 'utilisateurs', gender: 'm' },
  key: ['om_utilisateur'],
  keyKind: 'automatic',
  recordLabel: ['nom'],
  references: [
    {
      name: 'om_collectivite',
      fields: ['om_collectivite'],
      entity: 'om_collectivite',
      targetFields: ['om_collectivite'],
      label: 'Collectivité',
      constraint: 'om_utilisateur_om_collectivite_fkey',
    },
    {
      name: 'om_profil',
      fields: ['om_profil'],
      entity: 'om_profil',
      targetFields: ['om_profil'],
      label: 'Profil',
      required: true,
      constraint: 'om_utilisateur_om_profil_fkey',
    },
  ],
  uniques: [{ constraint: 'om_utilisateur_login_key', fields: ['login'] }],
  indexes: [['login'], ['om_collectivite'], ['om_profil'], ['om_utilisateur']],
  collectivite: 'om_collectivite',
  recordLength: 23,
  listing: {
    columns: ['nom', 'login', 'actif'],
    sort: [{ field: 'nom', direction: 'asc' }],
    search: ['login', 'nom', 'om_profil', 'om_collectivite'],
    criteria: ['om_utilisateur', 'login', 'nom', 'om_profil', 'actif', 'om_collectivite'],
  },
  fields: {
    om_utilisateur: {
      type: 'bigint',
      native: 'bigint',
      label: 'Utilisateur',
      nullable: false,
      automatic: true,
      readOnly: true,
    },
    login: { type: 'text', native: 'text', label: 'Identifiant', nullable: false, widget: 'text' },
    nom: { type: 'text', native: 'text', label: 'Nom', nullable: false, widget: 'text' },
    om_profil: { type: 'text', native: 'text', label: 'Profil', nullable: false, widget: 'select' },
    actif: { type: 'boolean', native: 'boolean', label: 'Actif', nullable: false, default: 'true' },
    om_collectivite: { type: 'text', native: 'text', label: 'Collectivité', widget: 'select' },
  },
})

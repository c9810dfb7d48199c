// Generated from "om_utilisateur". Do not edit: write in obj/. sha256:e357ca7880289447ae43a034418bc811464b2fb93da53975501734c36a23cdb8
import { describe } from 'openmairie'

export interface OmUtilisateur {
  om_utilisateur: bigint
  login: string
  nom: string
  om_profil: string
  actif: boolean
  om_collectivite: string | null
  email: string | null
  urgence: boolean
  second_facteur: boolean
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
  uniques: [
    { constraint: 'om_utilisateur_login_key', fields: ['login'] },
    { constraint: 'om_utilisateur_urgence_idx', fields: ['urgence'] },
  ],
  indexes: [['login'], ['om_collectivite'], ['om_profil'], ['om_utilisateur']],
  collectivite: 'om_collectivite',
  recordLength: 29,
  listing: {
    columns: ['nom', 'login', 'actif', 'urgence', 'second_facteur'],
    sort: [{ field: 'nom', direction: 'asc' }],
    search: ['login', 'nom', 'om_profil', 'om_collectivite', 'email'],
    criteria: [
      'om_utilisateur',
      'login',
      'nom',
      'om_profil',
      'actif',
      'om_collectivite',
      'email',
      'urgence',
      'second_facteur',
    ],
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
    email: { type: 'text', native: 'text', label: 'Adresse électronique', widget: 'email' },
    urgence: { type: 'boolean', native: 'boolean', label: 'Urgence', nullable: false, default: 'false' },
    second_facteur: {
      type: 'boolean',
      native: 'boolean',
      label: 'Second facteur',
      nullable: false,
      automatic: true,
      readOnly: true,
    },
  },
})

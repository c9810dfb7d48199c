// Generated from "utilisateur". Do not edit: write in obj/. sha256:e8c3828aa636dab15c5ad37fa23bce9678c7b5d17d890391623a660d28e8779f
import { describe } from 'openmairie'

export interface Utilisateur {
  utilisateur: number
  nom: string
  login: string
  email: string | null
  profil: number
}

export const utilisateurGen = describe<Utilisateur>({
  name: 'utilisateur',
  table: { schema: null, name: 'utilisateur' },
  label: 'Utilisateurs',
  noun: { singular: 'utilisateur', plural: 'utilisateurs', gender: 'm' },
  key: ['utilisateur'],
  keyKind: 'automatic',
  recordLabel: ['nom'],
  references: [
    {
      name: 'profil',
      fields: ['profil'],
      entity: 'profil',
      targetFields: ['profil'],
      label: 'Profil',
      required: true,
      constraint: 'utilisateur_profil_fkey',
    },
  ],
  uniques: [{ constraint: 'utilisateur_login_key', fields: ['login'] }],
  indexes: [['login'], ['utilisateur'], ['profil']],
  recordLength: 132,
  listing: {
    columns: ['nom', 'login', 'email', 'profil'],
    sort: [{ field: 'nom', direction: 'asc' }],
    search: ['nom', 'login', 'email'],
    criteria: ['utilisateur', 'nom', 'login', 'email', 'profil'],
  },
  fields: {
    utilisateur: { type: 'integer', native: 'integer', label: 'Utilisateur', nullable: false, automatic: true },
    nom: { type: 'string', native: 'character varying(30)', label: 'Nom', nullable: false, maxLength: 30 },
    login: { type: 'string', native: 'character varying(30)', label: 'Identifiant', nullable: false, maxLength: 30 },
    email: { type: 'string', native: 'character varying(50)', label: 'Courriel', maxLength: 50, widget: 'email' },
    profil: { type: 'integer', native: 'integer', label: 'Profil', nullable: false, widget: 'select' },
  },
})

// Generated from "groupe". Do not edit: write in obj/. sha256:5b649a80f86bb82169514246ba83bad27c70e011482212b429b654cbd94bdd8c
import { describe } from 'openmairie'

export interface Groupe {
  groupe: number
  om_collectivite: string
  libelle: string
  sigle: string | null
  couleur: string | null
  om_validite_debut: string | null
  om_validite_fin: string | null
}

export const groupeGen = describe<Groupe, 'candidat.groupe' | 'parti.groupe'>({
  name: 'groupe',
  table: { schema: null, name: 'groupe' },
  label: 'Groupes',
  noun: { singular: 'groupe', plural: 'groupes', gender: 'm' },
  key: ['groupe'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  children: [
    { tab: 'candidat.groupe', entity: 'candidat', reference: 'groupe', label: 'Candidats' },
    { tab: 'parti.groupe', entity: 'parti', reference: 'groupe', label: 'Partis' },
  ],
  uniques: [{ constraint: 'groupe_om_collectivite_libelle_key', fields: ['om_collectivite', 'libelle'] }],
  indexes: [['om_collectivite', 'libelle'], ['groupe']],
  validity: { start: 'om_validite_debut', end: 'om_validite_fin', hidden: false },
  collectivite: 'om_collectivite',
  recordLength: 130,
  listing: {
    columns: ['libelle', 'om_collectivite', 'sigle', 'couleur', 'om_validite_debut', 'om_validite_fin'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_collectivite', 'libelle', 'sigle', 'couleur'],
    criteria: ['groupe', 'om_collectivite', 'libelle', 'sigle', 'couleur', 'om_validite_debut', 'om_validite_fin'],
  },
  fields: {
    groupe: { type: 'integer', native: 'integer', label: 'Groupe', nullable: false, automatic: true },
    om_collectivite: { type: 'string', native: 'character varying(20)', label: 'Collectivité', nullable: false, maxLength: 20 },
    libelle: { type: 'string', native: 'character varying(60)', label: 'Libellé', nullable: false, maxLength: 60 },
    sigle: { type: 'string', native: 'character varying(12)', label: 'Sigle', maxLength: 12 },
    couleur: { type: 'string', native: 'character varying(7)', label: 'Couleur', maxLength: 7 },
    om_validite_debut: { type: 'date', native: 'date', label: 'Début de validité' },
    om_validite_fin: { type: 'date', native: 'date', label: 'Fin de validité' },
  },
})

// Generated from "organisation". Do not edit: write in obj/. sha256:68dafaa9455f9d883c809727002ab78ec95343dbe70147767cab6915ffa74b46
import { describe } from 'openmairie'

export interface Organisation {
  organisation: number
  libelle: string
  adresse: string | null
  cp: string | null
  telephone: string | null
  email: string | null
}

export const organisationGen = describe<Organisation, 'ressource.organisation'>({
  name: 'organisation',
  table: { schema: null, name: 'organisation' },
  label: 'Organisations',
  help: 'Services municipaux, associations et entreprises partenaires',
  noun: { singular: 'organisation', plural: 'organisations', gender: 'f' },
  key: ['organisation'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  references: [
    {
      name: 'cp',
      fields: ['cp'],
      entity: 'cp',
      targetFields: ['cp'],
      label: 'Code postal',
      constraint: 'organisation_cp_fkey',
    },
  ],
  children: [{ tab: 'ressource.organisation', entity: 'ressource', reference: 'organisation', label: 'Ressources' }],
  indexes: [['cp'], ['organisation']],
  recordLength: 210,
  listing: {
    columns: ['libelle', 'adresse', 'cp', 'telephone', 'email'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['libelle', 'adresse', 'cp', 'telephone', 'email'],
    criteria: ['organisation', 'libelle', 'adresse', 'cp', 'telephone', 'email'],
  },
  fields: {
    organisation: { type: 'integer', native: 'integer', label: 'Organisation', nullable: false, automatic: true },
    libelle: { type: 'string', native: 'character varying(50)', label: 'Libellé', nullable: false, maxLength: 50 },
    adresse: { type: 'string', native: 'character varying(80)', label: 'Adresse', maxLength: 80 },
    cp: { type: 'string', native: 'character varying(5)', label: 'Code postal', maxLength: 5, widget: 'select' },
    telephone: { type: 'string', native: 'character varying(14)', label: 'Téléphone', maxLength: 14, widget: 'tel' },
    email: { type: 'string', native: 'character varying(50)', label: 'Courriel', maxLength: 50, widget: 'email' },
  },
})

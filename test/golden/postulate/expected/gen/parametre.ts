// Generated from "parametre". Do not edit: write in obj/. sha256:cadc982f2221f1f1743bc931eec6e231e2383968e441052d87a2415515ded6c9
import { describe } from 'openmairie'

export interface Parametre {
  nom: string | null
  valeur: string | null
}

export const parametreGen = describe<Parametre>({
  name: 'parametre',
  table: { schema: null, name: 'parametre' },
  label: 'Paramètres',
  noun: { singular: 'paramètre', plural: 'paramètres', gender: 'm' },
  key: [],
  recordLabel: ['nom'],
  recordLength: 20,
  listing: {
    columns: ['nom'],
    sort: [{ field: 'nom', direction: 'asc' }],
    search: ['nom', 'valeur'],
    criteria: ['nom', 'valeur'],
  },
  fields: {
    nom: { type: 'string', native: 'character varying(20)', label: 'Nom', maxLength: 20 },
    valeur: { type: 'text', native: 'text', label: 'Valeur' },
  },
})

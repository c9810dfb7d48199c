// Generated from "the whole schema". Do not edit: write in obj/. sha256:84fbc1ff0f89bea53708c07eb919c618880e40ff5f5e6730362962efc82e7d91
import type { Translations } from 'openmairie'

export const fr: Translations = {
  'menu.records': 'Enregistrements',
  'menu.references': 'Référentiels',
  'menu.links': 'Associations',
  'menu.views': 'Consultations',
}

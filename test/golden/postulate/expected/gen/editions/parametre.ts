// Generated from "parametre". Do not edit: write in obj/. sha256:746d8597663cdbd0b5b3528f6b2813b459434f24c32b7eb681933115671e0901
import type { EditionDefinitions } from 'openmairie'

export const parametreEditions: EditionDefinitions = {
  etats: [],
  sousEtats: [],
  etiquettes: [{ name: 'parametre_etiquette', entity: 'parametre', lines: ['[om_libelle]'] }],
}

// SPDX-License-Identifier: EUPL-1.2
import type { Noun } from '../model/entity.js'
import { agreed } from '../model/lexicon/index.js'
import { defineMessages } from '../model/messages.js'

export const selectionMessages = defineMessages({
  fr: {
    selection: 'Sélection',
    none: ({ gender, singular }: Noun) =>
      gender === 'f' ? `Aucune ${singular} sélectionnée` : `Aucun ${singular} sélectionné`,
    one: (noun: Noun) => `1 ${noun.singular} ${agreed('sélectionné', noun, 1)}`,
    many: (noun: Noun) => `% ${noun.plural} ${agreed('sélectionné', noun, 2)}`,
    whole: (what: string, noun: Noun) =>
      `${what.charAt(0).toUpperCase()}${what.slice(1)} ${agreed('sélectionné', noun, 2)}`,
    wholePage: 'Tout sélectionner sur la page',
    wholeResult: (count: number, capped: boolean) =>
      capped
        ? `Sélectionner tous les résultats (plus de ${count.toLocaleString('fr-FR')})`
        : `Sélectionner les ${count.toLocaleString('fr-FR')} résultats`,
    modify: 'Modifier',
    remove: 'Supprimer',
    exported: 'Exporter',
    merge: 'Fusionner…',
    drop: 'Décocher',
  },
  en: {
    selection: 'Selection',
    none: ({ singular }: Noun) => `No ${singular} selected`,
    one: ({ singular }: Noun) => `1 ${singular} selected`,
    many: ({ plural }: Noun) => `% ${plural} selected`,
    whole: (what: string) => `${what.charAt(0).toUpperCase()}${what.slice(1)} selected`,
    wholePage: 'Select the whole page',
    wholeResult: (count: number, capped: boolean) =>
      capped
        ? `Select all results (more than ${count.toLocaleString('en-GB')})`
        : `Select the ${count.toLocaleString('en-GB')} results`,
    modify: 'Modify',
    remove: 'Delete',
    exported: 'Export',
    merge: 'Merge…',
    drop: 'Untick',
  },
})

// SPDX-License-Identifier: EUPL-1.2
import type { Noun } from '../../model/entity.js'
import { defineMessages } from '../../model/messages.js'

const rowInFrench: Noun = { singular: 'ligne', plural: 'lignes', gender: 'f' }
const rowInEnglish: Noun = { singular: 'row', plural: 'rows', gender: 'n' }

export const queryMessages = defineMessages({
  fr: {
    noun: rowInFrench,
    rows: 'Nombre',
    by: {
      year: (label: string) => `${label} (année)`,
      month: (label: string) => `${label} (mois)`,
    },
    reckoned: {
      count: (label: string) => `${label} (nombre)`,
      distinct: (label: string) => `${label} (valeurs distinctes)`,
      total: (label: string) => `${label} (total)`,
      mean: (label: string) => `${label} (moyenne)`,
      min: (label: string) => `${label} (minimum)`,
      max: (label: string) => `${label} (maximum)`,
    },
  },
  en: {
    noun: rowInEnglish,
    rows: 'Number',
    by: {
      year: (label: string) => `${label} (year)`,
      month: (label: string) => `${label} (month)`,
    },
    reckoned: {
      count: (label: string) => `${label} (number)`,
      distinct: (label: string) => `${label} (distinct values)`,
      total: (label: string) => `${label} (total)`,
      mean: (label: string) => `${label} (mean)`,
      min: (label: string) => `${label} (minimum)`,
      max: (label: string) => `${label} (maximum)`,
    },
  },
})

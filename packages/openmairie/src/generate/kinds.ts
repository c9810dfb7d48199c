// SPDX-License-Identifier: EUPL-1.2
/** Rubrics of the generator's screen, in order. */
export const rubrics = ['form', 'edition', 'query', 'documentation', 'other'] as const
export type Rubric = (typeof rubrics)[number]

/**
 * What can be generated. Later kinds (table PDF, état, sous-états per foreign key, requêtes mémorisées, documentation,
 * recherche globale, import) join this table with their printer in plan.ts.
 */
const kindTable = {
  entity: { rubric: 'form', perTable: true },
  override: { rubric: 'form', perTable: true },
  tables: { rubric: 'other', perTable: false },
  index: { rubric: 'other', perTable: false },
  menu: { rubric: 'other', perTable: false },
  dashboard: { rubric: 'other', perTable: false },
  locale: { rubric: 'other', perTable: false },
} as const satisfies Record<string, { rubric: Rubric; perTable: boolean }>

export type Kind = keyof typeof kindTable
export const kinds: Readonly<Record<Kind, { readonly rubric: Rubric; readonly perTable: boolean }>> = kindTable

/** Whether a word of the command line names a kind. */
export function isKind(word: string): word is Kind {
  return Object.hasOwn(kindTable, word)
}

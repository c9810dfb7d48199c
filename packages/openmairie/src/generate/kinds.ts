// SPDX-License-Identifier: EUPL-1.2
/** Rubrics of the generator's screen, in order. */
export const rubrics = ['form', 'edition', 'query', 'documentation', 'other'] as const
export type Rubric = (typeof rubrics)[number]

/** What can be generated; the printer of each is in plan.ts. */
const kindTable = {
  entity: { rubric: 'form', perTable: true },
  override: { rubric: 'form', perTable: true },
  edition: { rubric: 'edition', perTable: true },
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

/** What is planned: each line leaves this table for the one above on the day it has a printer. */
const laterTable = {
  reqmo: { rubric: 'query', per: 'table' },
  reqmoByReference: { rubric: 'query', per: 'reference' },
  documentationPage: { rubric: 'documentation', per: 'table' },
  documentationMenu: { rubric: 'documentation', per: 'application' },
  documentationDashboard: { rubric: 'documentation', per: 'application' },
  search: { rubric: 'other', per: 'application' },
  import: { rubric: 'other', per: 'table' },
} as const satisfies Record<string, { rubric: Rubric; per: 'application' | 'table' | 'reference' }>

export type LaterKind = keyof typeof laterTable
export interface LaterLine {
  readonly kind: LaterKind
  /** The foreign key it is made for, where there is one a key. */
  readonly reference: string | null
}

/** The planned lines of a rubric, one a foreign key where the kind has one a key. */
export function laterLines(rubric: Rubric, references: readonly string[]): readonly LaterLine[] {
  const all = Object.keys(laterTable) as LaterKind[] // the keys of a constant table
  return all
    .filter((kind) => laterTable[kind].rubric === rubric)
    .flatMap((kind): readonly LaterLine[] =>
      laterTable[kind].per === 'reference'
        ? references.map((reference) => ({ kind, reference }))
        : [{ kind, reference: null }],
    )
}

// SPDX-License-Identifier: EUPL-1.2
/** The editions of an application: what is printed of a record, and the tables within. */
export interface EditionDefinitions {
  readonly etats: readonly EtatDefinition[]
  readonly sousEtats: readonly SousEtatDefinition[]
  /** Sheets of labels, of the records of a listing; none in files that were generated before there were any. */
  readonly etiquettes?: readonly EtiquetteDefinition[]
}

/** A document about one record: an état, or a letter. Texts are HTML with merge fields (`docs/editions.md`). */
export interface EtatDefinition {
  /** Its code, one an application. */
  readonly name: string
  readonly kind: 'etat' | 'lettre'
  /** What one chooses; the noun of the entity where left out. */
  readonly label?: string
  readonly entity: string
  readonly page?: PageDefinition
  readonly title?: string
  readonly body: string
  readonly header?: string
  readonly footer?: string
  /** Of a letter: lines of the address, shown in the window of a DL envelope; an empty one is left out. */
  readonly address?: readonly string[]
  /** Of a letter: who writes, at its head; the logo and the name of the collectivité where left out. */
  readonly sender?: string
  /** What the file promises: to be kept as it is (`archive`, PDF/A-2a, where left out), or to be read by anyone (`accessible`, PDF/UA-1). */
  readonly standard?: 'archive' | 'accessible'
  /** A condition, as in `data-si`, or `toujours`: while it holds, «document de travail» lies across each page. */
  readonly draft?: string
}

export interface PageDefinition {
  readonly format?: 'A4' | 'A3'
  readonly orientation?: 'portrait' | 'landscape'
  /** Millimetres. */
  readonly margins?: {
    readonly top?: number
    readonly right?: number
    readonly bottom?: number
    readonly left?: number
  }
  /** Points. */
  readonly size?: number
}

/** A table of the records that refer to one. */
export interface SousEtatDefinition {
  readonly name: string
  /** Above the table; the label of the entity where left out. */
  readonly label?: string
  /** The entity of its rows, and its reference to the record printed. */
  readonly entity: string
  readonly reference: string
  /** A condition, as in `data-si`, of the rows that are shown; all of them where left out, none where it cannot be read. */
  readonly when?: string
  /** Fields, or chains of references that lead to one. */
  readonly columns: readonly string[]
  /** Headings by column; the label of the field where left out. */
  readonly headings?: Readonly<Record<string, string>>
  readonly sort?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[]
  /** A row below, by column. */
  readonly totals?: Readonly<Record<string, 'total' | 'mean' | 'count'>>
  /** A field whose changes break the table into groups. */
  readonly group?: string
}

/** What is written on the labels of an entity. */
export interface EtiquetteDefinition {
  readonly name: string
  readonly label?: string
  readonly entity: string
  /** Texts with merge fields; an empty line is left out. */
  readonly lines: readonly string[]
}

// SPDX-License-Identifier: EUPL-1.2
import type { Align } from '../../documents/contract.js'

/**
 * A text of a definition, read once: what an author writes as HTML in the closed dialect of `docs/editions.md`, with merge
 * fields in its words. Nothing of it is drawn before it has met the values of a record.
 */
export type Node =
  | { readonly kind: 'text'; readonly parts: readonly Part[] }
  | {
      readonly kind: 'mark'
      readonly mark: 'strong' | 'emphasis' | 'underline' | 'strike' | 'above' | 'below' | 'upper' | 'lower' | 'plain'
      readonly when: When | null
      readonly children: readonly Node[]
    }
  | { readonly kind: 'link'; readonly address: readonly Part[]; readonly children: readonly Node[] }
  | { readonly kind: 'line-break' | 'rule' | 'page-break' }
  | BlockNode
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly BlockNode[] }
  | TableNode
  | { readonly kind: 'barcode'; readonly code: BarcodeKind; readonly value: readonly Part[] }
  | { readonly kind: 'sous-etat'; readonly code: string }
  | QueryNode
  | { readonly kind: 'logo' | 'signature' }
  /** Labels beside values; all that the form shows where it names none. */
  | { readonly kind: 'facts'; readonly fields: readonly string[] }

/** What something is shown under. */
export interface When {
  /** As it is written, though it may not be read. */
  readonly written: string
  readonly condition: Condition
}

export type BarcodeKind = 'code128' | 'qrcode' | 'datamatrix'

/** The table of what a query finds, its parameters given by the words and values of the text. */
export interface QueryNode {
  readonly kind: 'query'
  readonly code: string
  readonly parameters: readonly { readonly name: string; readonly value: readonly Part[] }[]
}

export interface BlockNode {
  readonly kind: 'block'
  readonly block: 'paragraph' | 'heading-1' | 'heading-2' | 'heading-3' | 'together' | 'group'
  readonly align: Align | null
  /** Shown where it holds only. */
  readonly when: When | null
  /** A tab of the record: once for each of its rows, whose fields the words then name. */
  readonly each: string | null
  readonly children: readonly Node[]
}

export interface TableNode {
  readonly kind: 'table'
  readonly together: boolean
  readonly rows: readonly {
    readonly head: boolean
    readonly when: When | null
    readonly each: string | null
    readonly cells: readonly {
      readonly align: Align | null
      readonly share: number | null
      readonly children: readonly Node[]
    }[]
  }[]
}

/** Words as they are, or a value. */
export type Part = string | Merge

export interface Merge {
  /** As it is written, which stays where it names nothing. */
  readonly written: string
  /** `variable`: a parameter of the collectivité. */
  readonly kind: 'field' | 'variable'
  /** Names of references, then of a field; empty for the label of the record. */
  readonly path: readonly string[]
  /** How its value is written, or the words that agree with it; null for as it is shown. */
  readonly form: string | null
}

export type Condition =
  | { readonly kind: 'compare'; readonly left: Merge; readonly operator: Operator; readonly right: string }
  | { readonly kind: 'filled' | 'empty'; readonly left: Merge }
  | { readonly kind: 'and' | 'or'; readonly all: readonly Condition[] }
  /** `never`: one that cannot be read. */
  | { readonly kind: 'always' | 'never' }
export type Operator = '=' | '≠' | '<' | '≤' | '>' | '≥' | 'contient'

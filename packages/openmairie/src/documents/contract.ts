// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'

/**
 * What is printed, between the definitions and the engines that draw it: neither knows the other. Lengths are in millimetres,
 * sizes of type in points. Texts are words, never markup of an engine: what they hold is drawn as it is written.
 */
export interface Document {
  readonly title: string
  readonly locale: Locale
  /** Each with its own paper, header and footer: one letter of a batch, or the whole of an état. */
  readonly sections: readonly Section[]
  readonly images: Readonly<Record<string, Picture>>
  /** What the file promises: to be kept as it is (PDF/A-2a), or to be read by anyone (PDF/UA-1). Both carry tags. */
  readonly standard: 'archive' | 'accessible'
  /** When it was made, in milliseconds since 1970. */
  readonly at: number
}

export interface Section {
  readonly paper: Paper
  readonly header: readonly Block[]
  readonly footer: readonly Block[]
  readonly body: readonly Block[]
  /** Words across each page. */
  readonly watermark: string | null
}

export interface Paper {
  readonly format: 'a4' | 'a3'
  readonly landscape: boolean
  readonly margins: Sides
  /** Size of the text. */
  readonly size: number
}

export interface Sides {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

export interface Picture {
  readonly format: 'png' | 'jpg' | 'svg'
  readonly content: Uint8Array
}

export type Align = 'left' | 'center' | 'right' | 'justify'

export type Inline =
  | string
  | { readonly kind: 'strong' | 'emphasis' | 'underline' | 'strike' | 'above' | 'below'; readonly content: Words }
  | { readonly kind: 'link'; readonly address: string; readonly content: Words }
  | { readonly kind: 'line-break' | 'page' | 'pages' }
  /** On a line, where there is room for words only. */
  | InlinePicture

export interface InlinePicture {
  readonly kind: 'picture'
  /** Its name in the document. */
  readonly image: string
  readonly width: number | null
  readonly height: number | null
  /** What it shows, in words. */
  readonly alternative: string
}

export type Words = readonly Inline[]

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly content: Words; readonly align?: Align }
  | { readonly kind: 'paragraph'; readonly content: Words; readonly align?: Align; readonly size?: number }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | Table
  /** What is known of something: names beside values. */
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly content: Words }[] }
  | ImageBlock
  /** Stays on one page where it fits on one. */
  | { readonly kind: 'together'; readonly content: readonly Block[] }
  | { readonly kind: 'page-break' | 'rule' }
  | { readonly kind: 'space'; readonly height: number }
  /** At a place of the page, out of the flow of the text; x and y from the corner of the sheet. */
  | Placed

export interface ImageBlock {
  readonly kind: 'image'
  /** Its name in the document. */
  readonly image: string
  readonly width: number | null
  readonly height: number | null
  /** What it shows, in words. */
  readonly alternative: string
  readonly align?: Align
}

export interface Placed {
  readonly kind: 'placed'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number | null
  readonly border: boolean
  readonly content: readonly Block[]
}

export interface Table {
  readonly kind: 'table'
  readonly columns: readonly TableColumn[]
  /** Repeated on each page. */
  readonly head: readonly Words[]
  readonly rows: readonly TableRow[]
  readonly size?: number
  /** In millimetres; that of the page where left out. */
  readonly width?: number
}

export interface TableColumn {
  /** Its part of the width of the table. */
  readonly share: number
  readonly align: 'left' | 'center' | 'right'
}

/** `group` is one cell over all columns; `total` closes what stands above. */
export interface TableRow {
  readonly kind: 'row' | 'group' | 'total'
  readonly cells: readonly Words[]
}

/** Width of the page between its margins, in millimetres. */
export function contentWidth({ format, landscape, margins }: Paper): number {
  const [short, long] = format === 'a4' ? [210, 297] : [297, 420]
  return (landscape ? long : short) - margins.left - margins.right
}

// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { PageDefinition } from './edition.js'
import type { HookContext } from './hook-context.js'
import type { Problem } from './override.js'

/** Names and their values, as an address or a form has them. */
export interface Pairs {
  /** The first value of a name; null where there is none. */
  get(name: string): string | null
  getAll(name: string): readonly string[]
  has(name: string): boolean
  keys(): Iterable<string>
}

/** A file that a form brought. */
export interface SentFile {
  /** As it was sent, made fit to be shown. */
  readonly filename: string
  /** In bytes. */
  readonly size: number
  readonly bytes: Uint8Array
  /** Its content, in the encoding that an import would find in it and without its mark; of what is no text, nothing that makes sense. */
  readonly text: string
}

/** What files a form may bring. */
export interface PageFiles {
  /** Bytes of each at most, five files at most: they are held in memory. */
  readonly maxBytes: number
  /** Extensions that are taken, in lower case without dot; any where nothing is said. */
  readonly accept?: readonly string[]
}

/** What a page was asked for. */
export interface Asked {
  /** What follows its name in the address, part by part. */
  readonly parts: readonly string[]
  readonly query: Pairs
  /** What was typed and was refused, or is only looked at so far; empty where the page is first asked for. */
  readonly typed: Pairs
  /** The file that the form brought by the control of that name; null where there is none, or none that is taken. */
  file(name: string): SentFile | null
  /** What is wrong with it. */
  readonly problems: readonly Problem[]
}

/** What a page of an application may use: what hooks do, but to write, and the rows of a table, all of one moment. */
export interface PageContext<Tables = unknown>
  extends Omit<HookContext<Tables>, 'update' | 'create' | 'creating'>,
    Asked {
  /** The collectivité of its address, for a page that is open to all; else the one that the user works for. Null: none in particular. */
  readonly collectivite: string | null
  /** Address of a page of the application, of the same collectivité. */
  link(page: string, ...parts: readonly (string | number)[]): string
  /** Address of a listing, or of a record, of the application. */
  listing(entity: keyof Tables & string): string
  record(entity: keyof Tables & string, ...key: readonly (string | number)[]): string
  /** Controls that a form of the page begins with; without them it is refused. */
  readonly guard: ComponentChildren
}

/** What a form of a page may do: reads see its own writes, and all is kept, or undone, together. */
export interface PageWriting<Tables = unknown> extends Omit<HookContext<Tables>, 'creating'>, Asked {
  readonly collectivite: string | null
  link(page: string, ...parts: readonly (string | number)[]): string
  /** A record, locked for the others until all is kept; null where there is none. */
  hold<T extends keyof Tables & string>(entity: T, key: readonly string[]): Promise<Readonly<Tables[T]> | null>
  /** Deletes a record with what follows it. Raises where something else refers to it. */
  remove<T extends keyof Tables & string>(entity: T, key: readonly string[]): Promise<void>
}

/**
 * What a page prints, as a PDF: headings, paragraphs, lists, tables and names beside values, as on screen; `<img class="logo">` is
 * that of the collectivité, `<img class="signature">` its signature, or the room of a hand. What is drawn (`svg`) and what is asked (forms) is left out.
 */
export interface PrintedPage {
  readonly kind: 'print'
  readonly title: string
  readonly filename: string
  readonly body: ComponentChildren
  readonly paper?: PageDefinition
  /** «Document de travail» lies across each page. */
  readonly draft?: boolean
}

/** What a page shows. */
export type PageShown =
  | {
      readonly kind: 'page'
      readonly title: string
      readonly body: ComponentChildren
      /** Asks for the whole width. */
      readonly wide?: boolean
      /** Alone on the screen, without menu nor header: a wall, a frame of another site. */
      readonly bare?: boolean
      /** Where it stands, from the application down. */
      readonly above?: readonly { readonly label: string; readonly href: string }[]
    }
  | { readonly kind: 'file'; readonly filename: string; readonly type: string; readonly content: string }
  | { readonly kind: 'json'; readonly value: unknown }
  | PrintedPage

/** What became of a form: where one goes then and what is said there, or what is wrong and nothing is kept of it. */
export type PageOutcome =
  | { readonly kind: 'done'; readonly message: string; readonly to: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** Somebody else wrote in between. */
  | { readonly kind: 'conflict'; readonly problems: readonly Problem[] }
  /** Nothing is wrong, and nothing is kept: the page is shown with what was typed and sent, for one to look before it is done. */
  | { readonly kind: 'shown' }

/** A page that the author of an application writes, at `/<application>/-/<name>`. */
export interface PageDeclaration<Tables = unknown> {
  readonly label: string
  /** Who may open it: whoever holds the permission `<application>.<right>`, or everybody, without an account. */
  readonly access: { readonly right: string } | 'public'
  /** Entities whose rows it reads for whoever may open it, whatever else he may list. */
  readonly reads?: readonly (keyof Tables & string)[]
  /** Entities that its form adds, changes and deletes for whoever may open it. */
  readonly writes?: readonly (keyof Tables & string)[]
  /** Seconds, one at least, after which what changed is shown to those who have it open: elements that have `data-fresh` and an identifier. */
  readonly live?: number
  /** What its form may bring, with `enctype="multipart/form-data"`; without it, no file is read. */
  readonly files?: PageFiles
  /** What it shows; null where its address leads nowhere. It writes nothing. */
  show(ctx: PageContext<Tables>): Promise<PageShown | null>
  /** What its form does, in one transaction, once however often it is sent. */
  submit?(ctx: PageWriting<Tables>): Promise<PageOutcome>
}

/** Declares a page over the tables of an application (`page<Tables>({ … })`); returns its argument. */
export function page<Tables>(declaration: PageDeclaration<Tables>): PageDeclaration {
  // Its own tables type it for its author; whoever shows it knows no table.
  return declaration as unknown as PageDeclaration
}

/** The permission that opens a page; null where everybody may. */
export function permissionOf(application: string, { access }: Pick<PageDeclaration, 'access'>): string | null {
  return access === 'public' ? null : `${application}.${access.right}`
}

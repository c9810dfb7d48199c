// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { StoredFile } from '../files/contract.js'
import type { Locale, ResolvedApplication } from '../model/application.js'
import type { Clock } from '../model/clock.js'
import type { AnyEntity } from '../model/entity.js'
import type { Key, Values } from '../model/value.js'
import type { Actor, Ctx } from '../records/context.js'
import type { Grants } from '../rights/contract.js'

/**
 * The contract between a feature and the HTTP shell: a feature exports its routes, each turning a request into a
 * reply; `web/` mounts them, opens the session, checks CSRF and puts the page into the layout.
 */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** Below the application: `/:entity`, `/:entity/-/nouveau`, `/:entity/:key/-/modifier`. Instance routes begin with `/-/`. */
  readonly path: string
  readonly scope: 'application' | 'instance'
  /** Who may call it: anyone, any signed-in user; entity rights are checked by records/. */
  readonly access: 'public' | 'signed-in'
  handle(request: PageRequest): Promise<Reply>
  /**
   * Of a form in which one types: the form again, with what was posted, nothing being written nor kept. Called in place of
   * `handle` where a form of ours was shown to a session that is over; its files are told as not taken. Where it is no page, or raises
   * OM_NOT_FOUND, the form is refused.
   */
  again?(request: PageRequest): Promise<Reply>
  /**
   * Takes files (`enctype="multipart/form-data"`, the field `-csrf` before any file). Asked once the session is known and before
   * anything is read: `request.body` and `request.files` are empty then. What it raises refuses the form unread.
   */
  uploads?(request: PageRequest): Promise<Uploads>
}

/** What files a form may bring. */
export interface Uploads {
  /** Files at most. */
  readonly count: number
  /** Bytes of each at most; that of the instance where nothing is said. */
  readonly most?: number
  /** Extensions that are taken, in lower case without dot; any where nothing is said. */
  readonly accept?: readonly string[]
  /** The only controls that bring files, each with its own bounds; any where nothing is said. */
  readonly fields?: Readonly<
    Record<string, { readonly accept: readonly string[] | null; readonly most: number | null }>
  >
}

/** A file that a form brought: stored, and used by nothing yet (`keepFile`); or not taken, and why, in a sentence. */
export type Received = { readonly field: string } & (
  | { readonly file: StoredFile }
  | { readonly file: null; readonly problem: string }
)

export interface PageRequest {
  readonly params: Readonly<Record<string, string>>
  /** Raw query of the address, in order. */
  readonly query: URLSearchParams
  /** Fields of a posted form, in order. */
  readonly body: URLSearchParams
  /** Files of a posted form, in order, where the route takes some. */
  readonly files: readonly Received[]
  readonly locale: Locale
  readonly grants: Grants
  /** The signed-in user; null where nobody is. */
  readonly actor: Actor | null
  /** The application addressed; null on instance routes. */
  readonly app: ResolvedApplication | null
  readonly apps: readonly ResolvedApplication[]
  /** The context of the signed-in user in an application. Raises OM_FORBIDDEN where nobody is signed in. */
  contextOf(app: ResolvedApplication): Ctx
  /**
   * The context of whoever has no account, for a page that is open to all: nothing is granted there, on the rows of one
   * collectivité where there are several. Raises OM_NOT_FOUND for one that does not exist.
   */
  openContextOf(app: ResolvedApplication, collectivite: string | null): Ctx
  /** An entity as the visitor usually lists it. */
  usual(app: ResolvedApplication, entity: AnyEntity): Promise<AnyEntity>
  /** Path and query as sent, for links that come back here. */
  readonly url: string
  readonly csrf: string
  readonly clock: Clock
  readonly mode: 'development' | 'demonstration' | 'production'
}

export interface Crumb {
  readonly label: string
  readonly href: string | null
}

export interface PageContent {
  readonly kind: 'page'
  readonly status?: number
  readonly title: string
  readonly breadcrumb: readonly Crumb[]
  /** Buttons at the right of the title. */
  readonly actions?: ComponentChildren
  /** Those that come after, of a page that has a subject: what cannot be taken back. */
  readonly lastActions?: ComponentChildren
  /** The last of them, of a record: what is usually done. */
  readonly mainAction?: ComponentChildren
  readonly body: ComponentChildren
  /** Entity of the menu shown as current. */
  readonly current?: string
  /** Asks for the whole width: a listing. */
  readonly wide?: boolean
  /** Of a page without an account: the collectivité that it is about, whose name and colours it bears. */
  readonly of?: string
  /** Alone on the screen, without menu, header nor footer. */
  readonly bare?: boolean
  /** Shows documents of ours within it. */
  readonly frames?: boolean
  /** Seconds after which a browser without script asks for the page again. */
  readonly refresh?: number
  /** What the page shows, for the features that accompany every listing or record. */
  readonly subject?: Subject
}

/** A listing in a state, a record and the parameters that its links carry on, or the tableau de bord. */
export type Subject =
  | { readonly kind: 'dashboard' }
  | {
      readonly kind: 'listing'
      readonly entity: AnyEntity
      readonly state: URLSearchParams
    }
  | {
      readonly kind: 'record'
      readonly entity: AnyEntity
      readonly key: Key
      /** What the user may read of it. */
      readonly values: Values
      readonly carried: Readonly<Record<string, string>>
    }

/** A feature that accompanies the pages of others, which do not know it: called for each page that has a subject. */
export interface Companion {
  accompany(app: ResolvedApplication, subject: Subject, request: PageRequest): Promise<Addition | null>
  /** An entity as the visitor usually lists it: columns, order, size. */
  usual?(app: ResolvedApplication, entity: AnyEntity, request: PageRequest): Promise<AnyEntity>
}

export interface Addition {
  /** Before the buttons at the right of the title. */
  readonly actions?: ComponentChildren
  /** Before those of them that come last: what cannot be taken back. */
  readonly lastActions?: ComponentChildren
  /** Above the content. */
  readonly above?: ComponentChildren
  /** Below the content. */
  readonly below?: ComponentChildren
}

export type Reply =
  | PageContent
  /** A piece of a page that a script asked for. */
  | { readonly kind: 'fragment'; readonly body: ComponentChildren }
  | { readonly kind: 'redirect'; readonly location: string; readonly flash?: Flash }
  | { readonly kind: 'json'; readonly value: unknown; readonly status?: number }
  /**
   * A stored file, by parts where the browser asks for them. Whoever replies has checked the right. `inline`: a picture or a PDF is
   * shown; anything else is downloaded all the same. `small`: a small picture of it instead; it is not found where there can be none.
   */
  | { readonly kind: 'file'; readonly file: StoredFile; readonly inline?: boolean; readonly small?: boolean }
  | {
      readonly kind: 'stream'
      readonly type: string
      readonly filename: string
      /** Shown by the browser where it can, rather than downloaded. */
      readonly inline?: boolean
      /** Shown within a page of ours too, which asked for it. */
      readonly framed?: boolean
      readonly content: AsyncIterable<string | Uint8Array>
    }

/** A message shown once, on the next page. */
export interface Flash {
  readonly tone: 'success' | 'info' | 'warning'
  readonly message: string
  /** The record that the message tells of, where the page is not its own. */
  readonly link?: { readonly href: string; readonly label: string }
  /** Offers to undo what the message tells of, for some seconds: where the form goes, and what it carries. */
  readonly undo?: { readonly action: string; readonly reference: string; readonly until: number }
}

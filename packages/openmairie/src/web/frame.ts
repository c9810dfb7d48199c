// SPDX-License-Identifier: EUPL-1.2
import type { ToldJob } from '../jobs/told.js'
import type { Locale, ResolvedApplication } from '../model/application.js'
import type { Flash } from '../ui/page.js'
import type { ShownLook } from './look.js'
import type { Session } from './sessions.js'

/** What the zones around a page's content show. */
export interface Frame {
  readonly locale: Locale
  readonly session: Session | null
  /** The administration is not one of them. */
  readonly apps: readonly ResolvedApplication[]
  readonly administration: ResolvedApplication | null
  readonly app: ResolvedApplication | null
  /** Style sheet of the application's own pages, where one is shown. */
  readonly stylesheet: string | null
  readonly instanceName: string
  /** Version of the framework. */
  readonly version: string
  readonly mode: 'development' | 'demonstration' | 'production'
  /** When the page is shown, in milliseconds since the epoch. */
  readonly now: number
  readonly flash: Flash | null
  /** Jobs of the visitor that ended, until he has seen them. */
  readonly told: readonly ToldJob[]
  /** Seconds without use after which a session ends. */
  readonly idleSeconds: number
  readonly path: string
  readonly url: string
  readonly assets: { readonly style: string; readonly script: string; readonly font: string }
  /** The name, logo and colours of the collectivité that the visitor works for. */
  readonly look: ShownLook
  /** Whether the visitor may work for one collectivité among several. */
  readonly switches: boolean
  /** Whether the visitor's account works for no collectivité. */
  readonly isUnattached: boolean
  readonly can: (permission: string) => boolean
  /** Whether the user may read records that carry tasks. */
  readonly hasTasks: boolean
  /** Whether there is anything that the visitor may anonymise. */
  readonly endsRetentions: boolean
  readonly canList: (app: ResolvedApplication, entity: string) => boolean
  /** Whether the visitor may open a page that the author of an application wrote. */
  readonly canOpen: (app: ResolvedApplication, page: string) => boolean
}

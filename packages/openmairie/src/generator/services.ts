// SPDX-License-Identifier: EUPL-1.2
import type { LoadedApplication } from '../application/load.js'
import type { ResolvedApplication } from '../model/application.js'

/** What the generator's screen works on. */
export interface GeneratorServices {
  readonly apps: readonly LoadedApplication[]
  /** Address of the base that an application works on. */
  addressOf(app: ResolvedApplication): string
  /** Never in production, which runs compiled code only. */
  readonly allowed: boolean
  /** Folder where new applications go. */
  readonly newIn: string
  /** Called when files have been written, so that the running application takes them up. */
  generated(): void
}

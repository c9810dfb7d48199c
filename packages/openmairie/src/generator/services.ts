// SPDX-License-Identifier: EUPL-1.2
import type { LoadedApplication } from '../application/load.js'

/** What the generator's screen works on. */
export interface GeneratorServices {
  readonly apps: readonly LoadedApplication[]
  /** Database of the instance, used where an application's own variable names none. */
  readonly databaseUrl: string
  /** Never in production, which runs compiled code only. */
  readonly allowed: boolean
  /** Called when files have been written, so that the running application takes them up. */
  generated(): void
}

// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import type { Files } from '../files/contract.js'
import type { JobKind } from '../jobs/contract.js'

/** What the pages of imports need. */
export interface Needed {
  readonly database: Database
  readonly files: Files
  readonly jobKinds: readonly JobKind[]
}

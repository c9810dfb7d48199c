// SPDX-License-Identifier: EUPL-1.2
import type { JobKind } from '../../jobs/contract.js'
import type { SheetsNeeded } from './contract.js'

/** What the pages of this feature need. */
export interface SheetsPages extends Pick<SheetsNeeded, 'database' | 'files' | 'clock' | 'allowed' | 'folder'> {
  readonly jobKinds: readonly JobKind[]
  /** Folders of the applications that are served. */
  readonly served: readonly string[]
  /** Their names. */
  readonly names: readonly string[]
}

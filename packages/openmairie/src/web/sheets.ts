// SPDX-License-Identifier: EUPL-1.2
import { dirname, resolve } from 'node:path'
import type { SheetsNeeded } from '../generator/sheets/contract.js'
import type { Config } from './config.js'
import { withOwner } from './owner.js'

/** Where applications that are made of spreadsheets go: beside those that are served. */
export function folderOfNew({ folders }: Pick<Config, 'folders'>): string {
  return dirname(resolve(folders[0] ?? '.'))
}

/** What applications are made of spreadsheets with. `served`: serves one more. */
export function sheetsOf(
  config: Config,
  given: Pick<SheetsNeeded, 'database' | 'files' | 'clock' | 'contextOf'>,
  served: (folder: string) => void,
): SheetsNeeded {
  const { databaseUrl: url, mode, roles } = config
  const elsewhere = process.env.DATABASE_URL
  return {
    ...given,
    allowed: mode !== 'production',
    folder: folderOfNew(config),
    // Where that one names another base, its data would be looked for there at the next start.
    variable: elsewhere && elsewhere !== url ? 'OPENMAIRIE_DATABASE_URL' : 'DATABASE_URL',
    role: roles.instance,
    served,
    withOwner: (work) => withOwner(config, work),
  }
}

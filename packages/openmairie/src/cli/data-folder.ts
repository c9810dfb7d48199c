// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path'

/** Where an instance keeps its data: OPENMAIRIE_DATA_FOLDER, else `.data` in the current folder. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(environment.OPENMAIRIE_DATA_FOLDER ?? '.data')
}

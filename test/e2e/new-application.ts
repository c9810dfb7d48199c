// SPDX-License-Identifier: EUPL-1.2
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const command = join(import.meta.dirname, '../../packages/openmairie/bin/openmairie.js')

/** Writes an application over a base with the built command, as a user would. Raises what the command says where it fails. */
export async function newApplication(folder: string, databaseUrl: string, schemas: readonly string[]): Promise<void> {
  const words = ['new', folder, databaseUrl, ...schemas.flatMap((schema) => ['--schema', schema])]
  await promisify(execFile)(process.execPath, [command, ...words])
}

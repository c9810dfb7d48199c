// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { tsImport } from 'tsx/esm/api'

/** Runs a TypeScript file of an application, as the application's own tsconfig.json says it is written, wherever the command was called. */
export function importTypescript(url: string, folder: string): Promise<unknown> {
  const tsconfig = join(folder, 'tsconfig.json')
  return tsImport(url, { parentURL: import.meta.url, tsconfig: existsSync(tsconfig) ? tsconfig : false })
}

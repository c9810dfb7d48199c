// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Version of the framework that runs. */
export async function frameworkVersion(): Promise<string> {
  const manifest = JSON.parse(
    await readFile(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
  ) as { version: string } // our own
  return manifest.version
}

// SPDX-License-Identifier: EUPL-1.2
import { rmSync } from 'node:fs'
import { placeOf } from '../../packages/openmairie/src/database/local/place.js'
import { major } from '../../packages/openmairie/src/database/local/server.js'

/** Removes the data folder of a server that has stopped, and its cluster where that lies outside. */
export async function removeDataFolder(folder: string): Promise<void> {
  const { home } = await placeOf(folder, major)
  rmSync(home, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}

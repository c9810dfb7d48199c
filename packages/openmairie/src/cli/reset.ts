// SPDX-License-Identifier: EUPL-1.2
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { clusterNumber, clusterVersion, running } from '../database/local/cluster.js'
import { placeOf } from '../database/local/place.js'
import { major } from '../database/local/server.js'
import { storeOf } from '../files/files.js'
import { emptyStore } from '../files/owner.js'
import { dataFolder } from './data-folder.js'
import { cliMessages } from './messages.js'
import { CommandError, exitCodes, print, terminalLocale } from './output.js'
import { serveSettings } from './serve-settings.js'

/** `openmairie reset`: deletes the embedded database of a data folder, and its files; the next start makes the first day again. */
export async function resetCommand(): Promise<void> {
  const messages = cliMessages(terminalLocale())
  const folder = dataFolder()
  const place = await placeOf(folder, major)
  if ((await clusterVersion(place.cluster)) !== null && (await running(place.cluster)) !== null)
    throw new CommandError(messages.running, exitCodes.found)
  const { files } = serveSettings({}, process.env)
  const number = await clusterNumber(place.cluster)
  // First: once its cluster is gone, nothing tells any more that they were its own.
  const isEmpty = number === null || (await emptyStore(storeOf(files), number))
  await rm(place.cluster, { recursive: true, force: true })
  await rm(join(folder, 'postgresql.owner'), { force: true })
  print(messages.reset(folder))
  if (!isEmpty) print(messages.resetLeft(files.bucket?.address ?? files.folder))
}

// SPDX-License-Identifier: EUPL-1.2
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { clusterNumber, clusterVersion, isHeld } from '../database/local/cluster.js'
import { placeOf } from '../database/local/place.js'
import { major } from '../database/local/server.js'
import { diskStore } from '../files/disk.js'
import { emptyStore } from '../files/owner.js'
import { dataFolder } from './data-folder.js'
import { cliMessages } from './messages.js'
import { CommandError, exitCodes, print, terminalLocale } from './output.js'
import { readSettings } from './settings/read.js'

/**
 * `openmairie reset`: deletes the embedded database of a data folder, and the files in that folder; the next start makes the first day
 * again. Files that are kept elsewhere stay: a copy of the data folder would name the same base as theirs.
 */
export async function resetCommand(): Promise<void> {
  const locale = terminalLocale()
  const messages = cliMessages(locale)
  const folder = dataFolder()
  const place = await placeOf(folder, major)
  if ((await clusterVersion(place.cluster)) !== null && (await isHeld(place.cluster)))
    throw new CommandError(messages.running, exitCodes.found)
  const files = join(folder, 'files')
  const number = await clusterNumber(place.cluster)
  // First: once its cluster is gone, nothing tells any more that they were its own.
  const isEmpty = number === null || (await emptyStore(diskStore(files), number))
  await rm(place.cluster, { recursive: true, force: true })
  await rm(join(folder, 'postgresql.owner'), { force: true })
  print(messages.reset(folder))
  const { filesBucket, filesFolder } = readSettings(process.env, locale).values
  const elsewhere = filesBucket ?? filesFolder
  if (elsewhere !== null) print(messages.resetElsewhere(elsewhere))
  else if (!isEmpty) print(messages.resetLeft(files))
}

// SPDX-License-Identifier: EUPL-1.2
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { clusterVersion, running } from '../database/local/cluster.js'
import { placeOf } from '../database/local/place.js'
import { major } from '../database/local/server.js'
import { dataFolder } from './data-folder.js'
import { cliMessages } from './messages.js'
import { CommandError, exitCodes, print, terminalLocale } from './output.js'

/** `openmairie reset`: deletes the embedded database of a data folder; the next start makes the first day again. */
export async function resetCommand(): Promise<void> {
  const messages = cliMessages(terminalLocale())
  const folder = dataFolder()
  const place = await placeOf(folder, major)
  if ((await clusterVersion(place.cluster)) !== null && (await running(place.cluster)) !== null)
    throw new CommandError(messages.running, exitCodes.found)
  await rm(place.cluster, { recursive: true, force: true })
  await rm(join(folder, 'postgresql.owner'), { force: true })
  print(messages.reset(folder))
}

// SPDX-License-Identifier: EUPL-1.2
import { basename } from 'node:path'
import { majorOf } from '../backup/make.js'
import { BackupRefused, noTools } from '../backup/refusal.js'
import { findTools } from '../backup/tools.js'
import { backUpInto } from '../backup/turn.js'
import type { Connection } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import { sizeText } from '../files/size.js'
import type { Schedule } from '../jobs/schedules/contract.js'
import type { Config } from './config.js'
import { withOwner } from './owner.js'
import { ownScheduleMessages } from './schedule-messages.js'
import { frameworkName, labelOf } from './schedules.js'

/** Name of the task. */
export const backupName = 'backup'

/**
 * The backup that the instance makes of its own base each night. Not offered where PostgreSQL's programs are missing; where no folder is
 * named for it, it is left to the nodes that have one.
 */
export async function backupSchedule(config: Config, database: Connection): Promise<Schedule> {
  const { backups, databaseUrl: url } = config
  const task = {
    application: frameworkName,
    name: backupName,
    label: labelOf(backupName),
    cadence: { every: 'day', at: '02:10' },
    per: 'instance',
  } as const
  if (backups === null) {
    const told = { fr: ownScheduleMessages('fr').noFolder, en: ownScheduleMessages('en').noFolder }
    const run: Schedule['run'] = async () => {
      throw new OpenMairieError('OM_BACKUP_FAILED', { reason: told })
    }
    return { ...task, unavailable: told, optional: true, run }
  }
  const { folder, kept, dataFolder } = backups
  const major = await majorOf(database)
  const missing = (await findTools(major)) === null ? noTools(major) : null
  return {
    ...task,
    unavailable: missing && { fr: missing.told('fr'), en: missing.told('en') },
    run: async ({ signal }) => {
      const made = await withOwner(config, (owner) =>
        backUpInto(folder, kept, { database: owner, url, dataFolder, signal }),
      ).catch((error: unknown) => {
        throw signal.aborted ? error : refusalOf(error, folder)
      })
      const { file, size, removed } = made
      return ownScheduleMessages('fr').backedUp(basename(file), sizeText(size, 'fr'), removed)
    },
  }
}

/** What failed, in words that do not tell where things lie on the server. */
function refusalOf(error: unknown, folder: string): unknown {
  const failed = (fr: string, en: string): OpenMairieError => {
    const reason = { fr: fr.replaceAll(folder, called.fr), en: en.replaceAll(folder, called.en) }
    return new OpenMairieError('OM_BACKUP_FAILED', { reason }, { cause: error })
  }
  if (error instanceof BackupRefused) return failed(error.told('fr'), error.told('en'))
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return error
  const code = String(error.code)
  return failed(`${called.fr} (${code})`, `${called.en} (${code})`)
}

/** Its folder, as a page calls it. */
const called = { fr: 'le dossier des sauvegardes', en: 'the folder of backups' }

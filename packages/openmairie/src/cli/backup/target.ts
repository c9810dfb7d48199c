// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path'
import { readSource } from '../../application/source.js'
import { BackupRefused } from '../../backup/refusal.js'
import type { Database } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { instanceAddress } from '../../web/addresses.js'
import { unreachable, withInstanceAsItIs } from '../../web/instance.js'
import { dataFolder } from '../data-folder.js'
import { CommandError, exitCodes, terminalLocale } from '../output.js'

/** The instance's base, as it is. */
export interface Target {
  readonly database: Database
  readonly url: string
  /** Variables of the applications whose data lie elsewhere. */
  readonly elsewhere: readonly string[]
}

/** Works on the base of the instance that the environment and these folders of applications name. Raises OM_NO_DATABASE. */
export async function onInstance(folders: readonly string[], work: (target: Target) => Promise<void>): Promise<void> {
  const sources = await Promise.all(folders.map((folder) => readSource(resolve(folder))))
  const variables = sources.length > 0 ? sources.map(({ database }) => database) : ['DATABASE_URL']
  const instance = instanceAddress(process.env, variables)
  const elsewhere = variables.filter((name) => {
    const url = process.env[name] ?? ''
    return url !== '' && url !== instance
  })
  const options = { environment: process.env, dataFolder: dataFolder(), variables }
  await withInstanceAsItIs(options, async (database, url) => {
    await database.query(sql`SELECT 1 AS there`).catch((cause: unknown) => {
      throw unreachable(variables[0], cause)
    })
    await work({ database, url, elsewhere: [...new Set(elsewhere)] })
  })
}

/** Why a base was not backed up, as the command says it. */
export function saidOf(error: unknown): never {
  if (!(error instanceof BackupRefused)) throw error
  const codes = {
    noTools: exitCodes.unreachable,
    failed: exitCodes.unreachable,
    hidden: exitCodes.found,
    noInstance: exitCodes.misused,
  }
  throw new CommandError(error.told(terminalLocale()), codes[error.kind])
}

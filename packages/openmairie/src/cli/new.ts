// SPDX-License-Identifier: EUPL-1.2
import { readdir } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { prepareGeneration } from '../application/generation.js'
import { applicationName, shellWord, writeScaffold } from '../application/scaffolding.js'
import { apply } from '../generate/apply.js'
import { standardParameters } from '../model/parameters.js'
import { readSchema } from '../schema/read.js'
import { cliMessages } from './messages.js'
import { newFromSheets } from './new-from-sheets.js'
import { CommandError, print, progress, terminalLocale } from './output.js'

export interface NewOptions {
  readonly schema?: readonly string[]
  readonly framework?: string
  readonly from?: readonly string[]
  readonly proposal?: string
}

/**
 * `openmairie new`: writes an application over a database, or over spreadsheets with tables of its own. The address of the
 * database is written nowhere.
 */
export async function newCommand(path: string, url: string | undefined, options: NewOptions): Promise<void> {
  const messages = cliMessages(terminalLocale())
  const folder = resolve(path)
  if (await isTaken(folder)) throw new CommandError(messages.notEmpty(folder))
  if (options.from) return newFromSheets(path, folder, options.from, options)
  if (url === undefined) throw new CommandError(messages.newOver)
  progress(messages.reading)
  const schema = await readSchema(url, { schemas: options.schema ?? [] })
  const label = basename(folder)
  const name = applicationName(label)
  await writeScaffold(folder, { name, label, engine: schema.engine, schemas: schema.schemas }, options.framework)
  const { statuses } = await prepareGeneration(folder, schema, standardParameters, null)
  await apply(folder, statuses, () => true)
  print(messages.made(folder, schema.tables.length))
  print(messages.next(shellWord(path)))
}

/** Whether something is there: a file, or a folder that holds something. */
async function isTaken(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length > 0
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT')
  }
}

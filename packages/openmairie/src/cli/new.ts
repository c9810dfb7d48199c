// SPDX-License-Identifier: EUPL-1.2
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { prepareGeneration } from '../application/generation.js'
import { apply } from '../generate/apply.js'
import { scaffold } from '../generate/scaffold.js'
import { standardParameters } from '../model/parameters.js'
import { readSchema } from '../schema/read.js'
import { frameworkVersion } from './framework-version.js'
import { cliMessages } from './messages.js'
import { CommandError, print, progress, terminalLocale } from './output.js'

export interface NewOptions {
  readonly schema?: readonly string[]
  readonly framework?: string
}

/** `openmairie new`: writes an application over a database. The address of the database is written nowhere. */
export async function newCommand(path: string, url: string, options: NewOptions): Promise<void> {
  const messages = cliMessages(terminalLocale())
  const folder = resolve(path)
  if (await isTaken(folder)) throw new CommandError(messages.notEmpty(folder))
  progress(messages.reading)
  const schema = await readSchema(url, { schemas: options.schema ?? [] })
  const label = basename(folder)
  const name =
    label
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '') || 'application'
  const files = scaffold({
    name,
    label,
    engine: schema.engine,
    schemas: schema.schemas,
    framework: options.framework ?? (await frameworkVersion()),
  })
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), content, { flag: 'wx' })
  }
  const { statuses } = await prepareGeneration(folder, schema, standardParameters, null)
  await apply(folder, statuses, () => true)
  print(messages.made(folder, schema.tables.length))
  print(messages.next(/[^\w./-]/.test(path) ? JSON.stringify(path) : path))
}

/** Whether something is there: a file, or a folder that holds something. */
async function isTaken(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length > 0
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT')
  }
}

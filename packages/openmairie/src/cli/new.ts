// SPDX-License-Identifier: EUPL-1.2
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareGeneration } from '../application/generation.js'
import { apply } from '../generate/apply.js'
import { scaffold } from '../generate/scaffold.js'
import { standardParameters } from '../model/parameters.js'
import { readSchema } from '../schema/read.js'
import { cliMessages } from './messages.js'
import { CommandError, print, terminalLocale } from './output.js'

export interface NewOptions {
  readonly schema?: readonly string[]
  readonly framework?: string
}

/** `openmairie new`: writes an application over a database. The address of the database is written nowhere. */
export async function newCommand(path: string, url: string, options: NewOptions): Promise<void> {
  const messages = cliMessages(terminalLocale())
  const folder = resolve(path)
  const present: readonly string[] = await readdir(folder).catch(() => [])
  if (present.length > 0) throw new CommandError(messages.notEmpty(folder))
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
  print(messages.next(path))
}

async function frameworkVersion(): Promise<string> {
  const manifest = JSON.parse(
    await readFile(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
  ) as { version: string } // our own
  return manifest.version
}

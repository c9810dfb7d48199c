// SPDX-License-Identifier: EUPL-1.2
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { loadApplication } from '../application/load.js'
import { openByAddress } from '../database/open.js'
import { choiceOf } from '../editions/takeover/choose.js'
import { type Original, type Remark, reasons } from '../editions/takeover/contract.js'
import { takeoverMessages } from '../editions/takeover/messages.js'
import { exportedName, printTakeover } from '../editions/takeover/print.js'
import { readOriginal } from '../editions/takeover/read.js'
import { OpenMairieError } from '../errors/errors.js'
import { withoutSecret } from '../model/address.js'
import { readSchema } from '../schema/read.js'
import { editionsMessages } from './editions-messages.js'
import { cliMessages } from './messages.js'
import { CommandError, exitCodes, print, printJson, progress, terminalLocale } from './output.js'

export interface EditionsOptions {
  readonly collectivite?: string
  readonly from?: string
  readonly out?: string
  readonly force?: boolean
  readonly json?: boolean
}

/**
 * `openmairie editions takeover <dir>`: the editions of openMairie in PHP as a file of definitions, the author's. Exit 1 where
 * some of them is left to the author.
 */
export async function editionsCommand(action: string, path: string, options: EditionsOptions): Promise<void> {
  const messages = editionsMessages(terminalLocale())
  if (action !== 'takeover') throw new CommandError(cliMessages(terminalLocale()).unknownAction(action, 'takeover'))
  const { app, folder } = await loadApplication(resolve(path))
  const file = options.out === undefined ? join(folder, 'editions/reprise.ts') : resolve(options.out)
  if (options.force !== true && (await stat(file).catch(() => null)) !== null)
    throw new CommandError(messages.exists(file))
  const url = options.from ?? process.env[app.source.database] ?? ''
  if (url === '') throw new OpenMairieError('OM_DATABASE_NOT_GIVEN', { variable: app.source.database })
  progress(messages.reading)
  const original = await originalAt(url, app.source.schemas)
  if (!original) throw new CommandError(messages.noTables(withoutSecret(url)))
  const choice = choiceOf(original, options.collectivite ?? null)
  const ids = original.collectivites.map(({ id }) => id).join(', ')
  if (!choice)
    throw new CommandError(
      options.collectivite === undefined
        ? messages.whichCollectivite(ids)
        : messages.noCollectivite(options.collectivite, ids),
    )
  // It brings a parser of SQL with it, which no other command needs.
  const { takeOver } = await import('../editions/takeover/takeover.js')
  const taken = takeOver(original, app.localised.fr, choice)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, printTakeover(taken), { flag: options.force === true ? 'w' : 'wx' })
  if (taken.remarks.some(({ reason }) => reasons[reason] === 'left')) process.exitCode = exitCodes.found
  if (options.json) return printJson({ file, ...taken })
  print(messages.taken(taken.etats.length, taken.sousEtats.length, file))
  print(messages.next(importOf(folder, file), exportedName))
  for (const kind of ['left', 'told'] as const) tellRemarks(kind, taken.remarks)
}

async function originalAt(url: string, schemas: readonly string[]): Promise<Original | null> {
  const schema = await readSchema(url, { schemas }).catch((error: unknown) => {
    // Another base need not have the schema of the application: it then looks where that base does by itself.
    if (error instanceof OpenMairieError && error.code === 'OM_SCHEMA_UNKNOWN') return readSchema(url)
    throw error
  })
  const database = openByAddress({
    url,
    size: 1,
    applicationName: 'openmairie editions',
    statementTimeout: 60_000,
    failed: () => undefined,
  })
  try {
    return await readOriginal(database, schema)
  } finally {
    await database.close()
  }
}

function tellRemarks(kind: 'left' | 'told', remarks: readonly Remark[]): void {
  const messages = editionsMessages(terminalLocale())
  const { places, reasons: words } = takeoverMessages(terminalLocale())
  const said = remarks.filter(({ reason }) => reasons[reason] === kind)
  if (said.length > 0) print(messages[kind](said.length))
  for (const { code, place, reason, written } of said)
    print(`- ${messages.remark(code, places[place], words[reason](written))}`)
}

/** How app.ts names a file. */
function importOf(folder: string, file: string): string {
  const path = relative(folder, file).replaceAll('\\', '/').replace(/\.ts$/, '.js')
  return path.startsWith('.') ? path : `./${path}`
}

// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { administration } from '../administration/application.js'
import { type LoadedApplication, loadApplication } from '../application/load.js'
import { OpenMairieError } from '../errors/errors.js'
import { openFiles } from '../files/files.js'
import { systemClock } from '../model/clock.js'
import { NotBrought } from '../records/index.js'
import { exportCollectivite } from '../reversibility/export.js'
import { type Imported, importCollectivite } from '../reversibility/import.js'
import { withContexts } from './app-contexts.js'
import { counted } from './doctor/words.js'
import { cliMessages } from './messages.js'
import { CommandError, exitCodes, print, printJson, progress, terminalLocale } from './output.js'
import { reversibilityMessages } from './reversibility-messages.js'
import { serveSettings } from './serve-settings.js'

/**
 * `openmairie reversibility export <id> <file> <dirs…>`: a whole collectivité in one archive of open formats; `import <file> <dirs…>`
 * brings one in out of an archive, all of it or nothing. Exit 1 where it is refused.
 */
export async function reversibilityCommand(
  action: string,
  words: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const messages = reversibilityMessages(terminalLocale())
  const [first, second, ...folders] = words
  if (action === 'import') {
    if (first === undefined) throw new CommandError(messages.usage)
    return importArchive(first, words.slice(1), options)
  }
  if (action !== 'export') throw new CommandError(cliMessages(terminalLocale()).unknownAction(action, 'export, import'))
  if (first === undefined || second === undefined) throw new CommandError(messages.usage)
  return exportArchive(first, second, folders)
}

async function exportArchive(id: string, path: string, folders: readonly string[]): Promise<void> {
  const locale = terminalLocale()
  const messages = reversibilityMessages(locale)
  const file = resolve(path)
  if ((await stat(file).catch(() => null)) !== null) throw new CommandError(messages.exists(file))
  const apps = await loaded(folders)
  const work = `${file}.${process.pid}.tmp`
  try {
    await withContexts(apps, 'openmairie reversibility', (contexts) =>
      contexts.together(async (ctxs) => {
        const { instance } = contexts
        const content = exportCollectivite({
          collectivite: id,
          apps: ctxs,
          administration: contexts.within(administration),
          files: openFiles(instance, serveSettings({}, process.env).files),
          actor: 'system',
          at: systemClock.now(),
          tell: async (done) => progress(messages.writing(done)),
        })
        // It holds what the whole collectivité knows: for whoever asked alone.
        await pipeline(content, createWriteStream(work, { flags: 'wx', mode: 0o600, flush: true }))
      }),
    ).catch((error: unknown) => {
      if (error instanceof OpenMairieError && error.code === 'OM_NOT_FOUND') throw new CommandError(messages.nobody(id))
      throw error
    })
    await rename(work, file)
  } finally {
    await rm(work, { force: true })
  }
  const { size } = await stat(file)
  print(messages.exported(id, file, counted(locale).bytes(size)))
  print(messages.digest(await digestOf(file)))
}

export interface ImportOptions {
  readonly under?: string
  readonly as?: string
  readonly accounts?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

async function importArchive(path: string, folders: readonly string[], options: ImportOptions): Promise<void> {
  const locale = terminalLocale()
  const messages = reversibilityMessages(locale)
  const file = resolve(path)
  if (!(await stat(file).catch(() => null))?.isFile()) throw new CommandError(messages.noFile(file))
  const apps = await loaded(folders)
  try {
    const imported = await withContexts(apps, 'openmairie reversibility', (contexts) =>
      contexts.together((ctxs) =>
        importCollectivite({
          path: file,
          apps: ctxs,
          administration: contexts.within(administration),
          files: openFiles(contexts.instance, serveSettings({}, process.env).files),
          under: options.under ?? null,
          as: options.as ?? null,
          accounts: options.accounts === true,
          rehearsed: options.dryRun === true,
          tell: async (step, what) => progress(messages.steps[step](what)),
        }),
      ),
    )
    if (options.json) return printJson(imported)
    tellImported(imported, options)
    print(messages.digest(await digestOf(file)))
  } catch (error) {
    if (!(error instanceof NotBrought)) throw error
    throw new CommandError(
      [messages.refused, ...error.reasons.map((reason) => `- ${reason[locale]}`)].join('\n'),
      exitCodes.found,
    )
  }
}

function tellImported(imported: Imported, { dryRun, accounts }: ImportOptions): void {
  const messages = reversibilityMessages(terminalLocale())
  for (const { application, entity, kind, added, matched, emptied, renumbered } of imported.tables) {
    const words = [
      messages.added(added),
      ...(matched > 0 ? [messages.matched(matched)] : []),
      ...(emptied > 0 ? [messages.emptied(emptied)] : []),
      ...(renumbered ? [messages.renumbered] : []),
      ...(kind === 'shared' ? [messages.shared] : []),
    ]
    print(`${application}/${entity}  ${words.join(', ')}`)
  }
  print(messages.beside(imported.beside))
  if (!accounts) print(messages.nobodyNamed)
  const { id, label } = imported.collectivite
  print(dryRun ? messages.rehearsed : messages.imported(id, label))
}

async function loaded(folders: readonly string[]): Promise<readonly LoadedApplication[]> {
  if (folders.length === 0) throw new CommandError(reversibilityMessages(terminalLocale()).noApplication)
  return Promise.all(folders.map((folder) => loadApplication(resolve(folder))))
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece)
  return hash.digest('hex')
}

// SPDX-License-Identifier: EUPL-1.2
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { makeBackup } from '../../backup/make.js'
import { manifestOf } from '../../backup/manifest.js'
import { dataFolder } from '../data-folder.js'
import { counted } from '../doctor/words.js'
import { CommandError, print, progress, terminalLocale } from '../output.js'
import { backupMessages } from './messages.js'
import { onInstance, saidOf } from './target.js'

/** `openmairie backup`: the instance's base in one file, with a manifest beside it; neither appears before it was read again. */
export async function backupCommand(path: string, options: { readonly app?: readonly string[] }): Promise<void> {
  const locale = terminalLocale()
  const messages = backupMessages(locale)
  const file = resolve(path)
  for (const each of [file, manifestOf(file)])
    if ((await stat(each).catch(() => null)) !== null) throw new CommandError(messages.exists(each))
  await onInstance(options.app ?? [], async ({ database, url, elsewhere }) => {
    const step = (name: 'dumping' | 'verifying'): void => progress(messages[name])
    await makeBackup({ database, url, file, dataFolder: dataFolder(), step }).catch(saidOf)
    const { size } = await stat(file)
    print(messages.done(file, counted(locale).bytes(size), manifestOf(file)))
    if (elsewhere.length > 0) print(messages.elsewhere(elsewhere.join(', ')))
  })
}

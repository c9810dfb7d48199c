// SPDX-License-Identifier: EUPL-1.2
import { instanceVersion } from '../database/instance-schema.js'
import { openFiles } from '../files/files.js'
import { onInstance } from './backup/target.js'
import { filesMessages } from './files-messages.js'
import { CommandError, exitCodes, print, terminalLocale } from './output.js'
import { serveSettings } from './serve-settings.js'

/** `openmairie files`: whose the folder or the bucket of files is; `--take` makes it this instance's. Exit 1 where nothing is removed there. */
export async function filesCommand(options: {
  readonly take?: boolean
  readonly app?: readonly string[]
}): Promise<void> {
  const messages = filesMessages(terminalLocale())
  const { files: config } = serveSettings({}, process.env)
  await onInstance(options.app ?? [], async ({ database }) => {
    if ((await instanceVersion(database)).done === 0) throw new CommandError(messages.noInstance)
    const files = openFiles(database, config)
    if (options.take) await files.take()
    const standing = await files.standing()
    print(messages.standing[standing](config.bucket?.address ?? config.folder))
    if (standing === 'other' || standing === 'unmarked') process.exitCode = exitCodes.found
  })
}

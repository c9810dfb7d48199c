// SPDX-License-Identifier: EUPL-1.2
import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { frameworkVersion, leastNode } from '../../application/framework-version.js'
import { placeOf } from '../../database/local/place.js'
import { major } from '../../database/local/server.js'
import { type Check, ok, warning, wrong } from './check.js'
import type { DoctorMessages } from './messages.js'

const scarce = 1e9
const none = 100e6

/** What runs: Node.js and the framework. */
export async function programChecks(messages: DoctorMessages, node = process.versions.node): Promise<readonly Check[]> {
  const least = await leastNode()
  const enough = node.localeCompare(least, 'en', { numeric: true }) >= 0
  return [
    enough ? ok('node', messages.node(node)) : wrong('node', messages.nodeOld(node, least)),
    ok('framework', messages.framework(await frameworkVersion())),
  ]
}

/** The data folder: whose it is, who may read its secrets, how much room is left. Makes nothing where there is none. */
export async function folderChecks(messages: DoctorMessages, folder: string): Promise<readonly Check[]> {
  const found = await stat(folder).catch(() => null)
  if (found === null) return [warning('folder', messages.noFolder(folder))]
  const own = process.getuid?.()
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  return [
    own !== undefined && found.uid !== own
      ? warning('folder', messages.folderOfAnother(folder))
      : own !== undefined && (found.mode & 0o022) !== 0
        ? wrong('folder', messages.folderOpen(folder, rightsOf(found.mode)))
        : ok('folder', messages.folder(folder)),
    ...(own === undefined ? [] : await secretChecks(messages, folder)),
    free < none
      ? wrong('space', messages.spaceLow(free))
      : free < scarce
        ? warning('space', messages.spaceLow(free))
        : ok('space', messages.space(free)),
  ]
}

/** Secrets lie in the data folder; that of the embedded server beside its cluster. */
async function secretChecks(messages: DoctorMessages, folder: string): Promise<readonly Check[]> {
  const { home } = await placeOf(folder, major)
  const folders = [...new Set([folder, home])].map((each) => join(each, 'secrets'))
  const open: Check[] = []
  for (const each of folders) {
    const names = await readdir(each).catch(() => [])
    for (const path of [each, ...names.map((name) => join(each, name))]) {
      const found = await stat(path).catch(() => null)
      if (found !== null && (found.mode & 0o077) !== 0)
        open.push(
          wrong('secrets', messages.secretOpen(path, rightsOf(found.mode), found.isDirectory() ? '700' : '600')),
        )
    }
  }
  return open.length > 0 ? open : [ok('secrets', messages.secrets())]
}

function rightsOf(mode: number): string {
  return (mode & 0o777).toString(8).padStart(4, '0')
}

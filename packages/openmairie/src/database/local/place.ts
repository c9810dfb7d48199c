// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { chown, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isOpenToAll } from './binaries.js'
import type { Identity } from './run.js'

export interface Place {
  /** Folder of all that goes with the cluster, its secrets too: the data folder, or one outside where the server cannot go through it. */
  readonly home: string
  /** Folder of the cluster's data, owned by the identity that runs the server. */
  readonly cluster: string
  readonly cache: string
  /** Who runs the server; null for the user who runs the command. */
  readonly identity: Identity | null
}

/** PostgreSQL refuses to run as root: an identity without rights, which needs no account, runs it then. */
const nobody: Identity = { uid: 65534, gid: 65534 }

/** Where the cluster of a data folder lies. As root under a private home, outside of it: the server could not go through. */
export async function placeOf(dataFolder: string, major: string): Promise<Place> {
  await mkdir(dataFolder, { recursive: true, mode: 0o755 })
  if (process.getuid?.() !== 0)
    return {
      home: dataFolder,
      cluster: await folder(join(dataFolder, 'postgresql', major), null),
      cache: join(dataFolder, 'cache'),
      identity: null,
    }
  const open = await isOpenToAll(dataFolder)
  const outside = join(await systemFolder(), createHash('sha256').update(dataFolder).digest('hex').slice(0, 16))
  const home = open ? dataFolder : outside
  const cluster = open ? join(home, 'postgresql', major) : join(home, major)
  return { home, cluster: await folder(cluster, nobody), cache: await systemFolder(), identity: nobody }
}

async function systemFolder(): Promise<string> {
  const usual = '/var/lib/openmairie'
  const made = await mkdir(usual, { recursive: true, mode: 0o755 }).then(
    () => usual,
    () => null,
  )
  return made ?? join(tmpdir(), 'openmairie')
}

async function folder(path: string, identity: Identity | null): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o755 })
  await mkdir(path, { recursive: true, mode: 0o700 })
  if (identity) await chown(path, identity.uid, identity.gid)
  return path
}

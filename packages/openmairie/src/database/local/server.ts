// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { OpenMairieError } from '../../errors/errors.js'
import { findBinaries, isOpenToAll } from './binaries.js'
import {
  clusterVersion,
  initialise,
  isAlive,
  type Listening,
  running,
  startServer,
  stopServer,
  superuser,
} from './cluster.js'
import { locked } from './lock.js'
import { placeOf } from './place.js'

export type EmbeddedStep = 'copying' | 'initialising' | 'starting'

export interface EmbeddedServer {
  /** Address of a database of this server, with the password of its superuser. */
  urlOf(database: string): string
  /** Stops the server where this process is the one to do so. */
  stop(): Promise<void>
}

/** Major version of the binaries that this version of the framework asks for. */
export const major = '18'

/**
 * Starts the real PostgreSQL server whose binaries come with the packages, or joins the one that already runs on this
 * data folder. Raises an error of the catalogue, OM_EMBEDDED_….
 */
export async function startEmbedded(
  dataFolder: string,
  progress: (step: EmbeddedStep) => void,
): Promise<EmbeddedServer> {
  const place = await placeOf(dataFolder, major)
  // Beside the cluster: a data folder that was removed must not take the password of what remains.
  const password = await secretOf(place.home, 'postgresql')
  const isReadable = place.identity ? isOpenToAll : async () => true
  const binaries = await findBinaries(place.cache, isReadable, () => progress('copying'))
  const ownerFile = join(dataFolder, 'postgresql.owner')
  const { listening, owner } = await locked(join(dataFolder, 'postgresql.lock'), async () => {
    const version = await clusterVersion(place.cluster)
    if (version !== null && version !== major)
      throw new OpenMairieError('OM_EMBEDDED_VERSION', { folder: place.cluster, version, major })
    if (version === null) {
      progress('initialising')
      await initialise(binaries, place, password)
    }
    const known = await running(place.cluster)
    if (known === null) progress('starting')
    const found = known ?? (await startServer(binaries, place))
    // A server whose starter died would never be stopped: whoever joins it takes it over.
    const takesOver = known === null || !isAlive(Number(await readFile(ownerFile, 'utf8').catch(() => '0')))
    if (takesOver) await writeFile(ownerFile, String(process.pid), { mode: 0o600 })
    return { listening: found, owner: takesOver }
  })
  return {
    urlOf: (database) => addressOf(listening, password, database),
    stop: async () => {
      if (owner) await stopServer(binaries, place)
    },
  }
}

function addressOf({ port, socketFolder }: Listening, password: string, database: string): string {
  const address = `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`
  return socketFolder === null ? address : `${address}?host=${socketFolder}`
}

/** Whether an embedded server was ever made for a data folder. Makes nothing. */
export async function hasCluster(dataFolder: string): Promise<boolean> {
  if ((await stat(dataFolder).catch(() => null)) === null) return false
  return (await clusterVersion((await placeOf(dataFolder, major)).cluster)) !== null
}

/** A secret of the instance: drawn once, kept under a folder in a file that its owner alone may read. */
export async function secretOf(home: string, name: string): Promise<string> {
  const folder = join(home, 'secrets')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, name)
  // Another process may be first: whoever comes second reads what the first wrote.
  await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch(() => undefined)
  return readFile(file, 'utf8')
}

/** Makes a database where there is none of that name; true where it was made. */
export async function ensureDatabase(server: EmbeddedServer, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: server.urlOf('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if ((rowCount ?? 0) > 0) return false
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`)
    return true
  } finally {
    await client.end()
  }
}

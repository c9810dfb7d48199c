// SPDX-License-Identifier: EUPL-1.2
import { appendFile, chown, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { endianness } from 'node:os'
import { join } from 'node:path'
import { OpenMairieError } from '../../errors/errors.js'
import type { Binaries } from './binaries.js'
import type { Place } from './place.js'
import { run } from './run.js'

export const superuser = 'om_superuser'

/** Makes the cluster where there is none. Raises OM_EMBEDDED_INIT. */
export async function initialise(binaries: Binaries, place: Place, password: string): Promise<void> {
  const passwordFile = join(place.cluster, '..', `.password-${process.pid}`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (place.identity) await chown(passwordFile, place.identity.uid, place.identity.gid)
  const words = [
    '-D',
    place.cluster,
    '-U',
    superuser,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=fr-FR',
    '--no-instructions',
  ]
  const { status, output } = await run(join(binaries.folder, 'bin', 'initdb'), words, place.identity, '/')
  await rm(passwordFile, { force: true })
  if (status !== 0) throw new OpenMairieError('OM_EMBEDDED_INIT', { folder: place.cluster, reason: lastLine(output) })
  const settings = [
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    'max_connections = 80',
    "shared_buffers = '128MB'",
    "log_min_messages = 'error'",
    "timezone = 'UTC'",
    "lc_messages = 'C'",
    'random_page_cost = 1.1',
  ]
  await appendFile(join(place.cluster, 'postgresql.conf'), `${settings.join('\n')}\n`)
}

/** Where a server listens: on a port of this machine, and in a folder where connections cost less, or null. */
export interface Listening {
  readonly port: number
  readonly socketFolder: string | null
}

/**
 * The folder of the socket: that of the cluster, which nobody else enters. None where the system has no such sockets, where
 * its path is longer than they allow, or where it holds what the server's command line would take for something else.
 */
function socketFolderOf({ cluster }: Place): string | null {
  return process.platform !== 'win32' && cluster.length <= 80 && /^[\w./-]+$/.test(cluster) ? cluster : null
}

/** Starts the server on a free port, beside this process. Raises OM_EMBEDDED_START. */
export async function startServer(binaries: Binaries, place: Place): Promise<Listening> {
  const socketFolder = socketFolderOf(place)
  for (let attempt = 0; ; attempt++) {
    const port = await freePort()
    const words = [
      'start',
      '-D',
      place.cluster,
      '-w',
      '-t',
      '60',
      '-l',
      join(place.cluster, 'server.log'),
      '-o',
      socketFolder === null ? `-p ${port}` : `-p ${port} -k ${socketFolder}`,
    ]
    const { status, output } = await run(join(binaries.folder, 'bin', 'pg_ctl'), words, place.identity, '/')
    if (status === 0) return { port, socketFolder }
    // Another program may have taken the port in between.
    if (attempt === 2)
      throw new OpenMairieError('OM_EMBEDDED_START', {
        reason: lastLine(output),
        log: join(place.cluster, 'server.log'),
      })
  }
}

/** Stops the server; true where it stopped. */
export async function stopServer(binaries: Binaries, place: Place): Promise<boolean> {
  const { status } = await run(
    join(binaries.folder, 'bin', 'pg_ctl'),
    ['stop', '-D', place.cluster, '-m', 'fast', '-w'],
    place.identity,
    '/',
  )
  return status === 0
}

/** Where the server that runs on a cluster listens, or null. A lock file left by a dead server is none. */
export async function running(cluster: string): Promise<Listening | null> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const port = Number(lines[3])
  const isReady = isAlive(Number(lines[0])) && lines[7]?.trim() === 'ready' && port > 0
  return isReady ? { port, socketFolder: lines[4]?.trim() || null } : null
}

/** Whether a server holds a cluster: it runs, starts or stops. */
export async function isHeld(cluster: string): Promise<boolean> {
  const [pid] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return isAlive(Number(pid))
}

/** The major version of a cluster; null where there is none yet. */
export async function clusterVersion(cluster: string): Promise<string | null> {
  return readFile(join(cluster, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => null,
  )
}

/** The number that a cluster was given as it was made, which `pg_control_system()` tells of one that runs; null where there is none. */
export async function clusterNumber(cluster: string): Promise<string | null> {
  const control = await readFile(join(cluster, 'global', 'pg_control')).catch(() => null)
  if (control === null || control.length < 8) return null
  // It begins with it, in the order of bytes of the machine.
  return String(endianness() === 'LE' ? control.readBigUInt64LE() : control.readBigUInt64BE())
}

/** Whether a process with this number runs. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port is free')),
      )
    })
  })
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? ''
}

// SPDX-License-Identifier: EUPL-1.2
import { readFile, rm, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { OpenMairieError } from '../../errors/errors.js'
import { isAlive } from './cluster.js'

/** Runs work while no other process does, by a file with this process's number. The lock of a dead process is taken over. */
export async function locked<T>(file: string, work: () => Promise<T>): Promise<T> {
  const end = Date.now() + 60_000
  while (!(await take(file))) {
    if (Date.now() > end) throw new OpenMairieError('OM_EMBEDDED_BUSY', { file })
    const owner = Number(await readFile(file, 'utf8').catch(() => ''))
    if (owner > 0 && !isAlive(owner)) await rm(file, { force: true })
    await wait(50)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

async function take(file: string): Promise<boolean> {
  return writeFile(file, String(process.pid), { flag: 'wx', mode: 0o600 }).then(
    () => true,
    () => false,
  )
}

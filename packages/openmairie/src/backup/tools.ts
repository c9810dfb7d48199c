// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** PostgreSQL's own programs, of one version, from one folder. */
export interface Tools {
  readonly folder: string
  readonly major: number
}

const names = ['pg_dump', 'pg_restore', 'psql'] as const
export type Tool = (typeof names)[number]

/** Where distributions keep each version apart. */
const apart = '/usr/lib/postgresql'

/**
 * PostgreSQL's programs to work on a server: those of its own version, else the oldest that are newer; null where there
 * are none. The embedded server brings none.
 */
export async function findTools(server: number, path = process.env.PATH ?? ''): Promise<Tools | null> {
  const versions = await readdir(apart).catch(() => [])
  const folders = [...path.split(delimiter), ...versions.map((version) => join(apart, version, 'bin'))]
  const found = await Promise.all([...new Set(folders)].filter((folder) => folder !== '').map(toolsIn))
  const fit = found.filter((tools) => tools !== null).filter(({ major }) => major >= server)
  return fit.toSorted((one, other) => one.major - other.major)[0] ?? null
}

async function toolsIn(folder: string): Promise<Tools | null> {
  const majors = await Promise.all(names.map((name) => majorOf(join(folder, name))))
  const [major = null] = majors
  return major !== null && majors.every((each) => each === major) ? { folder, major } : null
}

/** Major version of a program; null where it is not there. */
function majorOf(program: string): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(program, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    child.stdout.on('data', (piece: Buffer) => (text += piece.toString()))
    child.once('error', () => resolve(null))
    child.once('close', (status) => {
      const found = / (\d+)/.exec(text)?.[1]
      resolve(status === 0 && found !== undefined ? Number(found) : null)
    })
  })
}

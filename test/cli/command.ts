// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../support/workspace.js'

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command as a French user does, in a folder; words of the environment over the usual ones. */
export function openmairie(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  folder: string = root,
  command: string = join(root, 'packages/openmairie/bin/openmairie.js'),
): Promise<Ran> {
  const { DATABASE_URL: _left, ...inherited } = process.env
  const child = spawn(process.execPath, [command, ...words], {
    cwd: folder,
    env: { ...inherited, NODE_ENV: 'development', LC_ALL: 'fr_FR.UTF-8', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ran = { stdout: '', stderr: '' }
  child.stdout.on('data', (piece: Buffer) => (ran.stdout += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (ran.stderr += piece.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...ran }))
  })
}

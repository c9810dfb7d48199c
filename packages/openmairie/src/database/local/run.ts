// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process'

export interface Identity {
  readonly uid: number
  readonly gid: number
}

export interface Ran {
  readonly status: number | null
  readonly output: string
}

/** Runs a program to its end, under another identity where one is given. */
export function run(
  program: string,
  words: readonly string[],
  identity: Identity | null,
  folder: string,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...words], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
      ...identity,
    })
    let output = ''
    const keep = (piece: Buffer): void => {
      output = (output + piece.toString()).slice(-4000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject)
    // The server that pg_ctl leaves behind may hold the pipes: its own end is what counts.
    child.once('exit', (status) => {
      child.stdout.destroy()
      child.stderr.destroy()
      resolve({ status, output })
    })
  })
}

// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { everyCollectivite } from '../database/postgresql/barrier/context.js'
import { contextSetting } from '../database/postgresql/under-context.js'
import type { Tool, Tools } from './tools.js'

export interface Ended {
  readonly status: number | null
  /** What the program said last; the password never stands in it. */
  readonly said: string
}

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** How the drivers' words for an encrypted connection are called in PostgreSQL's own programs. */
const sslVariables = {
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
} as const

/** An address as PostgreSQL's programs read it from their environment: a list of processes shows words, not these. */
export function environmentOf(url: string): Readonly<Record<string, string>> {
  const { host, port, user, password, database } = new pg.Client({ connectionString: url })
  const given = new URL(url).searchParams
  const ssl = Object.entries(sslVariables).flatMap(([name, variable]) => {
    const value = given.get(name)
    return value === null ? [] : [[variable, value] as const]
  })
  return {
    PGHOST: host,
    PGPORT: String(port),
    ...(user === undefined ? {} : { PGUSER: user }),
    ...(typeof password === 'string' && password !== '' ? { PGPASSWORD: password } : {}),
    ...(database === undefined ? {} : { PGDATABASE: database }),
    // An owner too sees, behind row-level security, only the rows of those for whom it says that it acts: all of them.
    PGOPTIONS: `-c ${contextSetting}=${everyCollectivite}`,
    ...Object.fromEntries(ssl),
  }
}

/** Starts one of PostgreSQL's programs on a base. It asks nothing: where the password is missing or wrong, it ends. */
export function start(
  tools: Tools,
  tool: Tool,
  words: readonly string[],
  url: string | null,
  stdio: readonly ['ignore' | 'pipe', 'ignore' | 'pipe'] = ['ignore', 'ignore'],
): Started {
  const target = url === null ? {} : environmentOf(url)
  const child = spawn(join(tools.folder, tool), [...words], {
    stdio: [...stdio, 'pipe'],
    env: { ...process.env, LC_ALL: 'C', PGAPPNAME: 'openmairie backup', ...target },
  })
  let said = ''
  child.stderr?.on('data', (piece: Buffer) => {
    said = (said + piece.toString()).slice(-4000)
  })
  const ended = new Promise<Ended>((resolve) => {
    child.once('error', (error) => resolve({ status: null, said: error.message }))
    child.once('close', (status) => resolve({ status, said: lastLine(said, target.PGPASSWORD) }))
  })
  return { child, ended }
}

/** The first line that says an error, else the last one. */
function lastLine(text: string, password: string | undefined): string {
  const lines = text.trim().split('\n')
  const line = lines.find((each) => /error|fatal/i.test(each)) ?? lines.at(-1) ?? ''
  return password === undefined ? line : line.replaceAll(password, '…')
}

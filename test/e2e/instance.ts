// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'

const built = join(import.meta.dirname, '../../packages/openmairie/bin/openmairie.js')

export interface Instance {
  readonly url: string
  readonly port: number
  /** Number of the process that supervises the workers. */
  readonly pid: number
  /** All that the server printed, logs included. */
  output(): string
  stop(): Promise<void>
}

export interface InstanceOptions {
  readonly folders: readonly string[]
  readonly databaseUrl?: string
  readonly dataFolder: string
  readonly arguments?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** The command to run, where it is not the one built here. */
  readonly command?: string
}

export const administrator = { login: 'admin', password: 'un mot de passe de test assez long' }

/** Serves applications with the built command, as a user would; waits until pages answer. */
export async function startInstance(options: InstanceOptions): Promise<Instance> {
  const port = await freePort()
  const { DATABASE_URL: _left, ...inherited } = process.env
  const child = spawn(
    process.execPath,
    [options.command ?? built, 'serve', ...options.folders, '--port', String(port), ...(options.arguments ?? [])],
    {
      env: {
        ...inherited,
        OPENMAIRIE_DATA_FOLDER: options.dataFolder,
        OPENMAIRIE_ADMIN_PASSWORD: administrator.password,
        ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
        ...options.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let printed = ''
  child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (printed += piece.toString()))
  const url = `http://127.0.0.1:${port}`
  await ready(url, child, () => printed)
  return { url, port, pid: child.pid ?? 0, output: () => printed, stop: () => stop(child) }
}

/** Signs in as the administrator of the tests. */
export async function signIn(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${url}/-/connexion`)
  await page.fill('input[name="login"]', administrator.login)
  await page.fill('input[name="password"]', administrator.password)
  await page.click('main button[type="submit"]')
  await page.waitForURL((address) => !address.pathname.startsWith('/-/connexion'))
  await page.close()
}

async function ready(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const end = Date.now() + 60_000
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`The server stopped at its start:\n${printed()}`)
    const answer = await fetch(`${url}/-/ready`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The server did not answer:\n${printed()}`)
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** Numbers of the processes that a supervisor started: its workers. */
export function workersOf(supervisor: number): readonly number[] {
  const children = readFileSync(`/proc/${supervisor}/task/${supervisor}/children`, 'utf8').trim()
  return children === '' ? [] : children.split(' ').map(Number)
}

/** Numbers of all the processes below one: those that its children started too. */
export function allBelow(pid: number): readonly number[] {
  try {
    return workersOf(pid).flatMap((child) => [child, ...allBelow(child)])
  } catch {
    // Gone meanwhile.
    return []
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

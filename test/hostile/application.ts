// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { hostileSchema } from './schema.js'

const root = join(import.meta.dirname, '../..')
const command = join(root, 'packages/openmairie/bin/openmairie.js')

export interface HostileApplication {
  readonly work: string
  readonly folder: string
  readonly base: Scratch
}

/** The application that the command makes of the hostile schema, in a folder of its own. */
export async function hostileApplication(): Promise<HostileApplication> {
  const base = await scratchDatabase(hostileSchema)
  const work = mkdtempSync(join(tmpdir(), 'openmairie-hostile-'))
  const folder = join(work, 'hostile')
  const schemas = ['--schema', 'public', '--schema', 'autre "lieu";--']
  execFileSync(process.execPath, [command, 'new', folder, base.url, ...schemas], { stdio: 'pipe' })
  return { work, folder, base }
}

/** What the compiler says of an application; empty where it is content. */
export function compilerSays(folder: string): string {
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', folder], {
      stdio: 'pipe',
      encoding: 'utf8',
    })
    return ''
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
  }
}

/** Entity of each table, as the first line of its generated file tells: `<table>` or `<schema>.<table>` → entity. */
export function entitiesOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(folder, 'gen')).filter((file) => file.endsWith('.ts'))
  return new Map(
    files.flatMap((file) => {
      const [first = ''] = readFileSync(join(folder, 'gen', file), 'utf8').split('\n')
      const source = /^\/\/ Generated from (".*")\. Do not edit/.exec(first)?.[1]
      const shared = ['tables.ts', 'index.ts', 'menu.ts', 'dashboard.ts'].includes(file)
      return source === undefined || shared ? [] : [[String(JSON.parse(source)), file.slice(0, -3)] as const]
    }),
  )
}

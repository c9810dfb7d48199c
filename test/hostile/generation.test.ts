// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkFramework } from '../support/workspace.js'
import { compilerSays, entitiesOf, type HostileApplication, hostileApplication } from './application.js'
import { hostileTables } from './schema.js'

const command = join(import.meta.dirname, '../../packages/openmairie/bin/openmairie.js')

let made: HostileApplication
beforeAll(async () => {
  made = await hostileApplication()
  linkFramework(made.work)
})
afterAll(async () => {
  await made.base.drop()
  rmSync(made.work, { recursive: true, force: true })
})

test('hostile names and texts make files that compile', () => {
  expect(compilerSays(made.folder)).toBe('')
})

test('no file leaves the folder, and every file has a plain name', () => {
  expect(readdirSync(made.work).sort()).toEqual(['hostile', 'node_modules'])
  const paths = readdirSync(made.folder, { recursive: true, encoding: 'utf8' })
  expect(paths.filter((path) => !/^[\w./-]+$/.test(path))).toEqual([])
})

test('every table has an entity of its own, tables that differ by case included', () => {
  const entities = entitiesOf(made.folder)
  expect(hostileTables.filter((table) => !entities.has(table))).toEqual([])
  expect(new Set(entities.values()).size).toBe(hostileTables.length + 3)
  expect(entities.get('personne')).toBe('personne')
  expect(entities.get('Personne')).toMatch(/^personne_[0-9a-f]{6}$/)
})

test('a terminal obeys no name: each command shows it in plain characters', () => {
  const run = (words: readonly string[]): string =>
    execFileSync(process.execPath, [command, ...words], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: made.base.url },
    })
  const commands = [
    ['analyse', made.base.url],
    ['generate', made.folder, '--dry-run'],
    ['explain', made.folder, 'colonnes'],
  ]
  for (const words of commands) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(run(words), words[0]).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
  }
  expect(run(['analyse', made.base.url])).toContain('rouge \\u001b[31m\\u0007')
  const json = JSON.parse(run(['analyse', made.base.url, '--json']))
  expect(json.tables.map((each: { table: string }) => each.table)).toContain('rouge \u001b[31m\u0007')
})

test('the check finds the folder as it would be generated', () => {
  const said = execFileSync(process.execPath, [command, 'check', made.folder], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: made.base.url, LANG: 'en' },
  })
  expect(said.trim()).toBe('Nothing to report.')
})

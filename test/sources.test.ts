// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../packages/openmairie/src')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.(tsx?|css|svg)$/.test(path) && !/\.test\./.test(path),
)
const code = new Map(
  files.map((path) => [path, readFileSync(join(root, path), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '')]),
)
const holding = (pattern: RegExp, folder = ''): readonly string[] =>
  [...code]
    .filter(([path, text]) => path.startsWith(folder) && pattern.test(text))
    .map(([path]) => path)
    .sort()

test('nothing evaluates text, here or in the browser', () => {
  expect(
    holding(/\beval\(|new Function\b|\bhx-[a-z]|['"`]js:|['"`]javascript:|document\.write|setTimeout\(['"`]/),
  ).toEqual([])
})

test('HTML is made by the library alone, which escapes; templates go through one file', () => {
  expect(holding(/dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|createContextualFragment/)).toEqual(
    [],
  )
  expect(holding(/\bjsxTemplate\b/)).toEqual(['ui/html.ts'])
  // A zone that is kept is a page's own element, rendered once.
  expect(holding(/renderToString\b/)).toEqual(['ui/html.ts', 'ui/markup.ts'])
})

test('no script nor style stands inside a page: the policy would refuse it', () => {
  const pages = [...code].filter(([path]) => /\.tsx$|ui\/.*\.ts$/.test(path))
  const inline = /\sstyle=|\bon[A-Z][a-z]+=|\son[a-z]+="|<style\b|<script(?![^>]*\ssrc=)/
  expect(pages.filter(([, text]) => inline.test(text)).map(([path]) => path)).toEqual([])
})

test('text becomes SQL in few places, none of which knows a user', () => {
  expect(holding(/sql\.raw\(/)).toEqual([
    'application/installation.ts',
    'application/tables-within.ts',
    'database/instance-schema.ts',
    // What policies and roles are made of takes no parameter.
    'database/postgresql/barrier/policies.ts',
    'database/postgresql/barrier/raise.ts',
    'database/postgresql/barrier/roles.ts',
    // The compiler's own spelling of fragments without parameters.
    'database/sql.ts',
  ])
})

test('what time it is comes of one place, handed on; the others measure how long something lasts, or look at a disk and its machine', () => {
  expect(holding(/\bDate\.now\b|new Date\(\)/).filter((path) => !path.startsWith('web/client/'))).toEqual([
    // The name of a scratch base.
    'application/schema-of.ts',
    // When a backup was made, told beside it.
    'backup/make.ts',
    'backup/turn.ts',
    'cli/doctor/command.ts',
    // The clock of this machine is what is looked at.
    'cli/doctor/instance.ts',
    // How long a lock is waited for.
    'database/local/lock.ts',
    // Ages of files, by the clock of the disk that they lie on.
    'files/collect.ts',
    'files/spool.ts',
    'generator/sheets/install.ts',
    // How long what was read is trusted.
    'memory/known-searches.ts',
    'model/clock.ts',
    // When what failed is tried again.
    'web/chores.ts',
    'web/readiness.ts',
    'web/refusals/journal.ts',
    'web/sessions.ts',
  ])
})

test('an application’s tables are reached under the context of who acts, and in no other way', () => {
  expect(holding(/\bdatabase\.(query|transaction)\(|\(ctx, ctx\.database\b/, 'records/')).toEqual([])
  expect(holding(/\.under\b/, 'records/')).toEqual(['records/access.ts'])
})

test('an address out of the data becomes a link in one place, which looks at its scheme', () => {
  expect(holding(/isSafeLink\(/)).toEqual(['ui/cell.tsx', 'ui/urls.ts'])
})

// SPDX-License-Identifier: EUPL-1.2
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { apply } from './apply.js'
import { differenceOf } from './difference.js'
import type { PlannedFile } from './plan.js'
import { seal } from './seal.js'
import { statusOf } from './status.js'

let work: string
let folder: string
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'openmairie-apply-'))
  folder = join(work, 'app')
  mkdirSync(join(folder, 'gen'), { recursive: true })
})
afterEach(() => rmSync(work, { recursive: true, force: true }))

const sealed = (path: string, body: string): PlannedFile => ({
  path,
  kind: 'entity',
  entity: 'agent',
  mode: 'sealed',
  content: seal('agent', body),
})
const shell: PlannedFile = {
  path: 'obj/agent.ts',
  kind: 'override',
  entity: 'agent',
  mode: 'once',
  content: 'coquille\n',
}
const run = async (...files: readonly PlannedFile[]) => apply(folder, await statusOf(folder, files), () => true)
const there = (): readonly string[] => readdirSync(work, { recursive: true, encoding: 'utf8' }).sort()
const text = (path: string): string => readFileSync(join(folder, path), 'utf8')

test('an absent file is created, a stale one rewritten, one that is current left alone', async () => {
  const first = sealed('gen/agent.ts', 'export const a = 1\n')
  expect(await run(first, shell)).toEqual([
    { path: 'gen/agent.ts', outcome: 'generated' },
    { path: 'obj/agent.ts', outcome: 'generated' },
  ])
  expect((await run(first, shell)).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
  const second = sealed('gen/agent.ts', 'export const a = 2\n')
  expect((await run(second, shell)).map(({ outcome }) => outcome)).toEqual(['generated', 'unchanged'])
  expect(text('gen/agent.ts')).toBe(second.content)
  expect(there()).toEqual(['app', 'app/gen', 'app/gen/agent.ts', 'app/obj', 'app/obj/agent.ts'])
})

test('an override that exists is not opened, whatever it holds', async () => {
  mkdirSync(join(folder, 'obj/agent.ts'), { recursive: true })
  expect((await run(shell))[0]?.outcome).toBe('unchanged')
  expect(there()).toContain('app/obj/agent.ts')
})

test('a file edited by hand, or that never was the generator’s, stops the run before the first write', async () => {
  const files = [sealed('gen/agent.ts', 'export const a = 1\n'), sealed('gen/rue.ts', 'export const b = 1\n')]
  for (const found of [`${files[0]?.content}// à moi\n`, 'rien de scellé\n']) {
    writeFileSync(join(folder, 'gen/agent.ts'), found)
    const statuses = await statusOf(folder, [...files, shell])
    expect(await apply(folder, statuses, () => true)).toEqual([
      { path: 'gen/agent.ts', outcome: 'refused' },
      { path: 'gen/rue.ts', outcome: 'unchanged' },
      { path: 'obj/agent.ts', outcome: 'unchanged' },
    ])
    expect(there()).toEqual(['app', 'app/gen', 'app/gen/agent.ts'])
    expect(text('gen/agent.ts')).toBe(found)
    const [refused] = statuses
    expect(refused && differenceOf(refused)).toMatch(/\n-(\/\/ à moi|rien de scellé)\n/)
  }
})

test('a checkout with other line ends keeps its seal', async () => {
  const file = sealed('gen/agent.ts', 'export const a = 1\n')
  writeFileSync(join(folder, 'gen/agent.ts'), file.content.replaceAll('\n', '\r\n'))
  expect((await run(file))[0]?.outcome).toBe('unchanged')
})

test('a sealed file that nothing asks for any more is removed; one that was edited is not', async () => {
  writeFileSync(join(folder, 'gen/gone.ts'), seal('gone', 'export const g = 1\n'))
  expect(await run()).toEqual([{ path: 'gen/gone.ts', outcome: 'removed' }])
  writeFileSync(join(folder, 'gen/gone.ts'), `${seal('gone', 'export const g = 1\n')}// à moi\n`)
  expect(await run()).toEqual([{ path: 'gen/gone.ts', outcome: 'refused' }])
  expect(text('gen/gone.ts')).toContain('// à moi')
})

test('a path that would leave the folder raises, and nothing is written', async () => {
  for (const path of ['../dehors.ts', 'gen/../../dehors.ts', '/dehors.ts']) {
    await expect(run(sealed('gen/agent.ts', 'a\n'), sealed(path, 'b\n'))).rejects.toThrow(/would leave/)
    expect(there()).toEqual(['app', 'app/gen'])
  }
})

test('where one file cannot be written, none is', async () => {
  // A file where a folder is needed.
  writeFileSync(join(folder, 'gen/locales'), '')
  await expect(run(sealed('gen/agent.ts', 'a\n'), sealed('gen/locales/fr.ts', 'b\n'))).rejects.toThrow(/EEXIST|ENOTDIR/)
  expect(there()).toEqual(['app', 'app/gen', 'app/gen/locales'])
})

test('a file that cannot be read is no absent file: the run stops', async () => {
  mkdirSync(join(folder, 'gen/agent.ts'))
  await expect(run(sealed('gen/agent.ts', 'a\n'))).rejects.toThrow(/EISDIR/)
})

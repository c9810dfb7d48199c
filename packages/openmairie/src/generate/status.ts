// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inBatches, listIfThere, readIfThere } from './files.js'
import type { PlannedFile } from './plan.js'
import { sealOf } from './seal.js'

/**
 * `absent` will be created; `current` is skipped; `stale` will be rewritten; `edited` (a broken seal) and `foreign` (no
 * seal) are refused; `kept` is the author's; `leftover` is a sealed file whose table is gone, and will be removed.
 */
export type FileState = 'absent' | 'current' | 'stale' | 'edited' | 'foreign' | 'kept' | 'leftover'

export interface FileStatus {
  readonly path: string
  readonly state: FileState
  readonly planned: PlannedFile | null
  /** What is on the disk, where it matters to a difference. */
  readonly present: string | null
}

/** Compares a plan with the disk. Reads sealed files only: an override is seen to exist, never opened. */
export async function statusOf(
  folder: string,
  planned: readonly PlannedFile[],
  others: ReadonlySet<string> = new Set(),
): Promise<readonly FileStatus[]> {
  const overrides: ReadonlySet<string> = new Set(await listIfThere(join(folder, 'obj')))
  const files = await inBatches(planned, (file) => stateOf(folder, file, overrides))
  const known = new Set(planned.map((file) => file.path))
  const present = (await listGenerated(folder)).filter((path) => !known.has(path) && !others.has(path))
  const leftovers = await inBatches(present, async (path): Promise<FileStatus> => {
    const text = await readFile(join(folder, path), 'utf8')
    const held = sealOf(text)
    const state = held === 'whole' ? 'leftover' : held === 'broken' ? 'edited' : 'foreign'
    return { path, state, planned: null, present: text }
  })
  return [...files, ...leftovers]
}

async function stateOf(folder: string, file: PlannedFile, overrides: ReadonlySet<string>): Promise<FileStatus> {
  if (file.mode === 'once') {
    const state = overrides.has(file.path.slice('obj/'.length)) ? 'kept' : 'absent'
    return { path: file.path, state, planned: file, present: null }
  }
  const present = await readIfThere(join(folder, file.path))
  if (present === null) return { path: file.path, state: 'absent', planned: file, present }
  const held = sealOf(present)
  const same = present.replaceAll('\r\n', '\n') === file.content
  const state = held === 'none' ? 'foreign' : held === 'broken' ? 'edited' : same ? 'current' : 'stale'
  return { path: file.path, state, planned: file, present }
}

/** Entities that have a generated file on the disk. */
export async function generatedEntities(folder: string): Promise<ReadonlySet<string>> {
  const files = await listGenerated(folder)
  const shared = ['tables', 'index', 'menu', 'dashboard']
  return new Set(
    files
      .filter((path) => !path.includes('/locales/') && !path.includes('/editions/'))
      .map((path) => path.slice('gen/'.length, -'.ts'.length))
      .filter((name) => !shared.includes(name)),
  )
}

/** Entities whose editions have a generated file on the disk. */
export async function generatedEditions(folder: string): Promise<ReadonlySet<string>> {
  const files = await listGenerated(folder)
  const under = 'gen/editions/'
  return new Set(files.filter((path) => path.startsWith(under)).map((path) => path.slice(under.length, -'.ts'.length)))
}

async function listGenerated(folder: string): Promise<readonly string[]> {
  const names = await listIfThere(join(folder, 'gen'))
  return names
    .map((name) => `gen/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .sort()
}

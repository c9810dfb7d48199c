// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { inBatches } from './files.js'
import type { FileStatus } from './status.js'

export type FileOutcome = 'generated' | 'unchanged' | 'refused' | 'not asked' | 'removed'
export interface ReportLine {
  readonly path: string
  readonly outcome: FileOutcome
}

/**
 * The one writer. A refusal stops the run before the first write; each file is written beside its place, then renamed,
 * and an override is opened so that an existing one cannot be touched. Returns a line a file.
 */
export async function apply(
  folder: string,
  statuses: readonly FileStatus[],
  asked: (status: FileStatus) => boolean,
): Promise<readonly ReportLine[]> {
  const wanted = statuses.filter(asked)
  const refused = wanted.some((status) => isRefused(status))
  if (!refused) {
    const sealed = wanted.filter(
      (status) => status.planned?.mode === 'sealed' && (status.state === 'absent' || status.state === 'stale'),
    )
    const staged = await stage(folder, sealed)
    const shells = wanted.filter((each) => each.planned?.mode === 'once' && each.state === 'absent')
    await inBatches(shells, (status) => createOnce(folder, status))
    await inBatches(staged, ({ from, to }) => rename(from, to))
    for (const status of wanted.filter((each) => each.state === 'leftover')) await rm(contained(folder, status.path))
  }
  return statuses.map((status) => ({ path: status.path, outcome: outcomeOf(status, asked(status), refused) }))
}

/** Whether a file stops the whole run: it was changed by hand, or was never the generator's. */
export function isRefused(status: FileStatus): boolean {
  return status.state === 'edited' || (status.state === 'foreign' && status.planned !== null)
}

function outcomeOf(status: FileStatus, asked: boolean, refused: boolean): FileOutcome {
  if (!asked) return 'not asked'
  if (isRefused(status)) return 'refused'
  if (refused || status.state === 'current' || status.state === 'kept' || status.state === 'foreign') return 'unchanged'
  return status.state === 'leftover' ? 'removed' : 'generated'
}

interface Staged {
  readonly from: string
  readonly to: string
  readonly content: string
}

async function stage(folder: string, statuses: readonly FileStatus[]): Promise<readonly Staged[]> {
  const suffix = randomBytes(6).toString('hex')
  const staged = statuses.map((status): Staged => {
    const to = contained(folder, status.path)
    return { from: `${to}.${suffix}.tmp`, to, content: status.planned?.content ?? '' }
  })
  try {
    for (const parent of new Set(staged.map(({ to }) => dirname(to)))) await mkdir(parent, { recursive: true })
    await inBatches(staged, ({ from, content }) => writeFile(from, content, { flag: 'wx' }))
    return staged
  } catch (error) {
    await inBatches(staged, ({ from }) => rm(from, { force: true }))
    throw error
  }
}

async function createOnce(folder: string, status: FileStatus): Promise<void> {
  const path = contained(folder, status.path)
  await mkdir(dirname(path), { recursive: true })
  try {
    const file = await open(path, 'wx')
    await file.writeFile(status.planned?.content ?? '')
    await file.close()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

/** The absolute path of a planned file. Raises where it would leave the application's folder. */
function contained(folder: string, path: string): string {
  const target = resolve(folder, path)
  const inside = relative(resolve(folder), target)
  if (inside === '' || inside.startsWith('..'))
    throw new Error(`The planned file ${JSON.stringify(path)} would leave ${folder}`)
  return join(resolve(folder), inside)
}

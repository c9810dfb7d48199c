// SPDX-License-Identifier: EUPL-1.2
import { readdir, readFile } from 'node:fs/promises'

/** The text of a file; null where there is none. Any other failure is raised: an unread file must not pass for an absent one. */
export function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(unlessMissing(null))
}

/** Names below a folder, those of its folders included; none where it is not there. */
export function listIfThere(path: string): Promise<readonly string[]> {
  return readdir(path, { recursive: true }).catch(unlessMissing<readonly string[]>([]))
}

/** Runs a task on each item and gathers the results in order: some at once, so that a thousand files hold few descriptors. */
export async function inBatches<T, R>(items: readonly T[], task: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  for (let start = 0; start < items.length; start += atOnce) {
    const done = await Promise.allSettled(items.slice(start, start + atOnce).map(task))
    for (const each of done) {
      if (each.status === 'rejected') throw each.reason
      results.push(each.value)
    }
  }
  return results
}
const atOnce = 32

function unlessMissing<T>(otherwise: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise
    throw error
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../support/workspace.js'

const git = (...words: readonly string[]): string =>
  execFileSync('git', ['-C', root, ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
const path = 'packages/openmairie/src/database/instance-schema.ts'
/** The list of migrations, as a file has it. */
const migrationsIn = (text: string): string => /const migrations.*?\n\]\n/s.exec(text)?.[0] ?? ''

/** The commit before this one; null where there is no history, as in a copy of the files or a shallow clone: nothing is fetched. */
export function previousCommit(): string | null {
  try {
    return git('rev-parse', '--verify', '--quiet', 'HEAD~1^{commit}').trim()
  } catch {
    return null
  }
}

/** The last commit whose instances had fewer migrations, or others, than this one; null where no history tells. */
export function commitBeforeMigration(): string | null {
  if (previousCommit() === null) return null
  const here = migrationsIn(readFileSync(join(root, path), 'utf8'))
  for (const commit of git('rev-list', '--first-parent', 'HEAD').split('\n').filter(Boolean)) {
    try {
      const there = migrationsIn(git('show', `${commit}:${path}`))
      if (there !== '' && there !== here) return commit
    } catch {
      return null
    }
  }
  return null
}

const built = new Map<string, string>()

/** The folder of a commit that is built, below `work`, with the packages that are installed here. Each is built once. */
export function checkout(work: string, commit: string): string {
  const folder = built.get(commit) ?? join(work, commit)
  if (built.has(commit)) return folder
  mkdirSync(folder, { recursive: true })
  const archive = execFileSync('git', ['-C', root, 'archive', commit], { maxBuffer: 1 << 28 })
  execFileSync('tar', ['-x', '-C', folder], { input: archive })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
  execFileSync(process.execPath, [join(folder, 'scripts/build.mjs')], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  built.set(commit, folder)
  return folder
}

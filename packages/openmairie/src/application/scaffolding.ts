// SPDX-License-Identifier: EUPL-1.2
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Scaffold, scaffold } from '../generate/scaffold.js'
import { frameworkVersion } from './framework-version.js'

/** The name of an application from that of its folder. */
export function applicationName(label: string): string {
  const plain = label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || 'application'
}

/** A path as it is typed in a terminal. */
export const shellWord = (path: string): string => (/[^\w./-]/.test(path) ? JSON.stringify(path) : path)

/** Writes the files that are the author's from the first day. */
export async function writeScaffold(
  folder: string,
  application: Omit<Scaffold, 'framework'>,
  framework: string | undefined,
): Promise<void> {
  const files = scaffold({ ...application, framework: framework ?? (await frameworkVersion()) })
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), content, { flag: 'wx' })
  }
}

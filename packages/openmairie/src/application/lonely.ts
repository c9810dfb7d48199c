// SPDX-License-Identifier: EUPL-1.2
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../model/application.js'
import { finding } from '../model/checks/finding.js'

/** Overrides whose table is gone: they are not loaded, and nothing of them is lost. `entities`: those that are. */
export async function lonelyOverrides(
  folder: string,
  application: string,
  entities: readonly string[],
): Promise<readonly Finding[]> {
  const names: readonly string[] = await readdir(join(folder, 'obj')).catch(() => [])
  const lonely = names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .filter((name) => !entities.includes(name))
    .sort()
  return lonely.map((name) => finding('model.orphan-override', `${application}:obj/${name}.ts`, { name }, entities))
}

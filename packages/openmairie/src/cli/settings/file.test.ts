// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { withSettingsFile } from './file.js'

const folder = mkdtempSync(join(tmpdir(), 'openmairie-settings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'openmairie.json')
const read = (content: string, environment: NodeJS.ProcessEnv = {}) => {
  writeFileSync(file, content)
  return withSettingsFile({ OPENMAIRIE_CONFIG: file, ...environment }, 'fr')
}

test('the file speaks where the environment is silent', async () => {
  const { environment, faults } = await read(
    '{"name": "Mairie de Saint-Éloi", "pool": 20, "metricsLoopback": true, "timeZone": "Indian/Reunion"}',
    { OPENMAIRIE_POOL: '4', OPENMAIRIE_TIME_ZONE: '' },
  )
  expect(faults).toEqual([])
  expect(environment).toEqual({
    OPENMAIRIE_CONFIG: file,
    OPENMAIRIE_NAME: 'Mairie de Saint-Éloi',
    OPENMAIRIE_POOL: '4',
    OPENMAIRIE_METRICS_LOOPBACK: 'true',
    OPENMAIRIE_TIME_ZONE: 'Indian/Reunion',
  })
})

test('each fault of the file is one sentence, all at once', async () => {
  const { environment, faults } = await read('{"nom": "x", "pol": 3, "pool": 0, "name": ["x"], "toString": "x"}')
  expect(environment).toEqual({ OPENMAIRIE_CONFIG: file })
  expect(faults).toEqual([
    `${file}\u00a0: «\u00a0nom\u00a0» n’est pas un réglage. Noms proches\u00a0: name.`,
    `${file}\u00a0: «\u00a0pol\u00a0» n’est pas un réglage. Noms proches\u00a0: pool, port.`,
    `pool (${file})\u00a0: «\u00a00\u00a0» n’est pas un nombre entier de 2 à 1\u202f000.`,
    `${file}\u00a0: «\u00a0name\u00a0» est un texte, un nombre, true ou false.`,
    `${file}\u00a0: «\u00a0toString\u00a0» n’est pas un réglage.`,
  ])
})

test('a file that is none is told, and no file is asked for', async () => {
  for (const content of ['', '[]', '3', '{'])
    expect((await read(content)).faults).toEqual([`OPENMAIRIE_CONFIG\u00a0: ${file} n’est pas un objet JSON.`])
  const { faults } = await withSettingsFile({ OPENMAIRIE_CONFIG: join(folder, 'absent.json') }, 'en')
  expect(faults).toEqual([`OPENMAIRIE_CONFIG: the file ${join(folder, 'absent.json')} cannot be read (ENOENT).`])
  expect(await withSettingsFile({ PORT: '80' }, 'fr')).toEqual({ environment: { PORT: '80' }, faults: [] })
})

// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('.', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))

test('no rule counts with a floating-point number', () => {
  expect(files).toContain('sieges.ts')
  for (const file of files) {
    const code = readFileSync(new URL(file, folder), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^']*'|`[^`]*`/g, '')
    expect(code, file).not.toMatch(/\d\.\d|parseFloat|Math\.|:\s*number\s*[;=,)]/)
  }
})

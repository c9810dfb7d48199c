// SPDX-License-Identifier: EUPL-1.2
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { root } from '../support/workspace.js'

test('a command comes to its end where nobody reads its lines any more', async () => {
  const script = `{ "${process.execPath}" packages/openmairie/bin/openmairie.js --help; echo "code $?" >&2; } | true`
  const { stderr } = await promisify(execFile)('bash', ['-c', script], { cwd: root })
  expect(stderr).toBe('code 0\n')
})

// SPDX-License-Identifier: EUPL-1.2
import { stage } from '../../packages/openmairie/src/files/spool.js'

/** A process that receives a content that never ends, until it is killed; it says when some of it is written. */
async function* endless() {
  for (let number = 0; ; number++) {
    yield Buffer.alloc(65_536, number % 256)
    if (number === 3) process.stdout.write('written\n')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
await stage(process.argv[2] ?? '', endless(), Number.POSITIVE_INFINITY, () => new Error('too large'))

// SPDX-License-Identifier: EUPL-1.2
import { Readable } from 'node:stream'
import { withSource } from '../../packages/openmairie/src/files/local.js'

/** A process that reads a stored file until it is killed; it says when the file is there to be read. */
const files = { folder: process.argv[2] ?? '', open: async () => Readable.from(['nom;téléphone\n']) }
await withSource(files, { hash: '', name: 'liste.csv' }, () => {
  process.stdout.write('read\n')
  return new Promise((done) => setTimeout(done, 3_600_000))
})

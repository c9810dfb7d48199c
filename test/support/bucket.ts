// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bucket } from '../../packages/openmairie/src/files/bucket.js'
import { freePort } from '../e2e/instance.js'

const command = createRequire(import.meta.url).resolve('s3rver/bin/s3rver.js')

/** An S3-compatible server of its own, with one bucket. */
export async function scratchBucket(): Promise<{ readonly bucket: Bucket; stop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'openmairie-bucket-'))
  const port = await freePort()
  const words = ['-d', directory, '-a', '127.0.0.1', '-p', String(port), '-s', '--no-vhost-buckets']
  const child = spawn(process.execPath, [command, ...words, '--configure-bucket', 'mairie'], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (const end = Date.now() + 30_000; ; ) {
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => null)) break
    if (Date.now() > end || child.exitCode !== null) throw new Error('The storage of the tests does not answer')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    bucket: {
      address: `http://127.0.0.1:${port}/mairie/fichiers`,
      region: 'us-east-1',
      // Those that the server of the tests knows.
      accessKey: 'S3RVER',
      secretKey: 'S3RVER',
    },
    stop: async () => {
      child.kill()
      await ended
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

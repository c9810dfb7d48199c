// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll } from 'vitest'
import type { Served } from './support.js'

/** Opens what is served to the tests of a file before the first, and stops it after the last; returns the way to it. */
export function servedHere(open: () => Promise<Served>): () => Served {
  let opened: Served | null = null
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened?.stop())
  return () => {
    if (!opened) throw new Error('It is not open yet')
    return opened
  }
}

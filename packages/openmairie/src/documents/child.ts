// SPDX-License-Identifier: EUPL-1.2
import { ready } from '../processes/child.js'
import type { Answer, Asked } from './protocol.js'
import { openCompiler } from './typst/compiler.js'

/** A process that draws documents, one at a time, until its parent is gone: the engine is native code, and may die of a document. */
const compiler = openCompiler()
process.on('message', (asked) => {
  const { document, short } = asked as Asked // its parent sends nothing else
  const answer = (): Answer => {
    try {
      return { kind: 'drawn', ...compiler.draw(document, short) }
    } catch (error) {
      return { kind: 'refused', reason: error instanceof Error ? error.message : 'unknown' }
    }
  }
  process.send?.(answer())
})
process.on('disconnect', () => process.exit(0))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => undefined)
process.send?.(ready)

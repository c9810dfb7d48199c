// SPDX-License-Identifier: EUPL-1.2
import type { ImportLine, ImportPlan } from '../../packages/openmairie/src/records/index.js'

/** A line of a file, understood whole. */
export const line = (number: number, input: ImportLine['input'], named: ImportLine['named'] = {}): ImportLine => ({
  line: number,
  input,
  named,
  proposed: {},
  problems: [],
})

/** The lines of a file, part after part. */
export async function* batchesOf(...batches: readonly (readonly ImportLine[])[]): AsyncIterable<readonly ImportLine[]> {
  yield* batches
}

/** Adds a record a line. */
export const adding: ImportPlan = { mode: 'create', identity: [], emptying: false, adding: [] }

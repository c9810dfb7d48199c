// SPDX-License-Identifier: EUPL-1.2
import { keyText } from '../../model/key-text.js'
import { type Alike, type Input, likelyDuplicates, type RecordView } from '../../records/index.js'
import type { Target } from '../../ui/target.js'

/** Records that are shown at most. */
export const mostShown = 5

/** Name of the field that carries back, once for each, the records that the user has been shown. */
export const seenName = '-vu'

/**
 * Records that look like what was typed, one more than are shown; none where no field that tells duplicates was touched.
 * `record` is the one that is being changed.
 */
export function foundAlike(
  { ctx, entity }: Target,
  record: RecordView | null,
  input: Input,
): Promise<readonly Alike[]> {
  const isTouched = entity.duplicates.match.some(({ field }) => Object.hasOwn(input, field))
  if (!isTouched) return Promise.resolve([])
  return likelyDuplicates(ctx, entity, { ...record?.values, ...input }, record?.key ?? null, mostShown + 1)
}

/** The same, where one of those shown has not been seen yet; else none: whoever has seen them decides. */
export async function unseenAlike(
  target: Target,
  record: RecordView | null,
  input: Input,
  body: URLSearchParams,
): Promise<readonly Alike[]> {
  const found = await foundAlike(target, record, input)
  const seen = new Set(body.getAll(seenName))
  return found.slice(0, mostShown).every(({ key }) => seen.has(keyText(key))) ? [] : found
}

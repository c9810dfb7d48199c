// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'

import { ownLabel } from '../../model/chain.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import { type Ctx, type ListQuery, list } from '../../records/index.js'
import { withColumns } from '../../ui/list-state.js'
import { knownOf, mergedAt } from '../compose/values.js'
import { addressFields, standingOf } from './address.js'

/** A record, and what names it. */
export interface Named {
  readonly key: Key
  readonly label: string
}

/** Who would receive a mail, of the records of a listing. */
export interface Survey {
  readonly count: number
  /** All records of the listing, in its order. */
  readonly keys: readonly Key[]
  /** The first who would. */
  readonly first: Named | null
  readonly none: readonly Named[]
  readonly wrong: readonly Named[]
}

const pageSize = 200

/** Looks at the addresses of the records of a listing; null where there are more than so many. Raises OM_FORBIDDEN. */
export async function survey(ctx: Ctx, entity: AnyEntity, query: ListQuery, most: number): Promise<Survey | null> {
  const listed = withColumns(entity, [...new Set([...entity.recordLabel, ...addressFields(entity)])])
  const left = { none: [] as Named[], wrong: [] as Named[] }
  const keys: Key[] = []
  let count = 0
  let first: Named | null = null
  for (let after: string | null = null; ; ) {
    const page = await list(ctx, listed, { ...query, size: pageSize, after, before: null, from: null })
    for (const row of page.rows) {
      if (keys.push(row.key) > most) return null
      const named = { key: row.key, label: mergedAt(ctx, knownOf(entity, row), [ownLabel])?.text ?? '' }
      const standing = standingOf(entity, row.values)
      if (standing !== 'one') {
        left[standing].push(named)
        continue
      }
      count++
      first ??= named
    }
    after = page.next
    if (after === null) return { count, keys, first, ...left }
  }
}

/** What stands for a survey in the form that confirms it: other records, or other addresses, are another. */
export function surveyMark({ count, keys, none, wrong }: Survey): string {
  const left = [none, wrong].map((some) => some.map(({ key }) => key))
  const digest = createHash('sha256')
    .update(JSON.stringify([keys, left]))
    .digest('base64url')
  return `${count}.${digest.slice(0, 22)}`
}

// SPDX-License-Identifier: EUPL-1.2

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
  let [seen, count] = [0, 0]
  let first: Named | null = null
  for (let after: string | null = null; ; ) {
    const page = await list(ctx, listed, { ...query, size: pageSize, after, before: null, from: null })
    for (const row of page.rows) {
      if (++seen > most) return null
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
    if (after === null) return { count, first, ...left }
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { hadOfLate } from '../../followup/mails/lots.js'
import { ownLabel } from '../../model/chain.js'
import { keyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import { type ListQuery, list } from '../../records/index.js'
import { withColumns } from '../../ui/list-state.js'
import type { Target } from '../../ui/target.js'
import { knownOf, mergedAt } from '../compose/values.js'
import { addressFields, lotAddressOf, standingOf } from './address.js'

/** A record, and what names it. */
export interface Named {
  readonly key: Key
  readonly label: string
}

/** Who would receive a mail, of the records of a listing. */
export interface Survey {
  /** Those that have not had it. */
  readonly count: number
  /** All records of the listing, in its order. */
  readonly keys: readonly Key[]
  /** The first who would, else who had it. */
  readonly first: Named | null
  /** Those that had it of late, at the address that they have. */
  readonly had: readonly Named[]
  readonly none: readonly Named[]
  readonly wrong: readonly Named[]
}

const pageSize = 200

/** Looks at the addresses of the records of a listing, and at who had the edition; null where there are more than so many. Raises OM_FORBIDDEN. */
export async function survey(target: Target, edition: string, query: ListQuery, most: number): Promise<Survey | null> {
  const { ctx, entity } = target
  const listed = withColumns(entity, [...new Set([...entity.recordLabel, ...addressFields(entity)])])
  const left = { none: [] as Named[], wrong: [] as Named[], had: [] as Named[] }
  const keys: Key[] = []
  let count = 0
  let first: Named | null = null
  for (let after: string | null = null; ; ) {
    const page = await list(ctx, listed, { ...query, size: pageSize, after, before: null, from: null })
    const isHad = await hadOfLate(
      target,
      edition,
      page.rows.map((row) => row.key),
    )
    for (const row of page.rows) {
      if (keys.push(row.key) > most) return null
      const named = { key: row.key, label: mergedAt(ctx, knownOf(entity, row), [ownLabel])?.text ?? '' }
      const address = lotAddressOf(entity, row.values)
      const standing = standingOf(entity, row.values)
      if (standing !== 'one') left[standing].push(named)
      else if (address !== null && isHad(row.key, address)) left.had.push(named)
      else {
        count++
        first ??= named
      }
    }
    after = page.next
    if (after === null) return { count, keys, first: first ?? left.had[0] ?? null, ...left }
  }
}

/** How many mails would go: to those that had it too, or not. */
export function goingOf({ count, had }: Survey, again: boolean): number {
  return again ? count + had.length : count
}

/** The records of a lot: all of the listing, so that those that cannot have it are told at its end, but for those that had it. */
export function keysOf({ keys, had }: Survey, again: boolean): readonly Key[] {
  const left = new Set(again ? [] : had.map(({ key }) => keyText(key)))
  return keys.filter((key) => !left.has(keyText(key)))
}

/** What stands for a survey in the form that confirms it: other records, or others that have an address or had it, are another. */
export function surveyMark({ count, keys, none, wrong, had }: Survey): string {
  const left = [none, wrong, had].map((some) => some.map(({ key }) => key))
  const digest = createHash('sha256')
    .update(JSON.stringify([keys, left]))
    .digest('base64url')
  return `${count}.${digest.slice(0, 22)}`
}

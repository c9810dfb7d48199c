// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg'
import type { Statement } from '../statement.js'
import { type Held, queryAfter } from './query-after.js'

/** Statements that connections are known to hold prepared. */
const prepared = new WeakMap<pg.PoolClient, Set<string>>()

/** Statements of a transaction whose answer nobody awaits: they wait for the next one that somebody does, or go with the commit. */
export interface LastWords {
  add(statement: Statement): void
  /** Sends those that wait. */
  say(): Promise<void>
  /** Forgets those that wait: the part of the transaction that they are of is undone. */
  forget(): void
  /** Sends them with the commit, in one turn. */
  commit(): Promise<void>
}

/** The last words of the transaction that is open on a connection. */
export function lastWords(client: pg.PoolClient): LastWords {
  let waiting: Statement[] = []
  const known = prepared.get(client) ?? new Set()
  prepared.set(client, known)
  const say = async (): Promise<void> => {
    const said = waiting
    waiting = []
    for (const { name, text, values } of said) {
      await client.query({ name, text, values: [...values] })
      known.add(name)
    }
  }
  return {
    add: (statement) => void waiting.push(statement),
    say,
    forget: () => {
      waiting = []
    },
    async commit() {
      const held = waiting.map(heldOf)
      const isWhole = held.every((each) => each !== null && known.has(each.name))
      if (!isWhole) await say()
      const with_ = isWhole ? held.flatMap((each) => each ?? []) : []
      if (with_.length === 0) await client.query('COMMIT')
      else await queryAfter(client, with_, { text: 'COMMIT' })
    },
  }
}

/** A statement whose values need nothing of the driver; null where some do. */
function heldOf({ name, values }: Statement): Held | null {
  const plain = values.flatMap((value) =>
    value === null || typeof value === 'string' || Buffer.isBuffer(value) ? [value] : [],
  )
  return plain.length === values.length ? { name, values: plain } : null
}

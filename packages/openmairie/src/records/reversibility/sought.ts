// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import type { AnyEntity, Reference } from '../../model/entity.js'
import type { ExactRow } from './contract.js'
import { rowsHolding } from './taking.js'

const atOnce = 200

/** The rows of shared tables that rows refer to, and what those refer to in turn. They are held: such tables are lists of words. */
export interface SharedRows {
  /** Remembers what a row refers to. */
  note(entity: AnyEntity, row: ExactRow): void
  /** Reads all that is referred to, and what that refers to. */
  read(connection: Connection): Promise<void>
  of(entity: AnyEntity): readonly ExactRow[]
}

interface Sought {
  readonly target: AnyEntity
  readonly fields: readonly string[]
  readonly known: Set<string>
  waiting: string[]
}

/** Finds the rows of shared tables of an application that are referred to. */
export function sharedRows(shared: readonly AnyEntity[]): SharedRows {
  const targets = new Map(shared.map((entity) => [entity.name, entity]))
  const sought = new Map<string, Sought>()
  const found = new Map(shared.map(({ name }) => [name, new Map<string, ExactRow>()]))
  const referring = new Map<string, readonly (readonly [Reference, readonly number[], Sought])[]>()

  const soughtOf = (target: AnyEntity, fields: readonly string[]): Sought => {
    const name = JSON.stringify([target.name, fields])
    const held = sought.get(name) ?? { target, fields, known: new Set(), waiting: [] }
    sought.set(name, held)
    return held
  }
  const referencesOf = (entity: AnyEntity) => {
    const names = Object.keys(entity.fields)
    const held =
      referring.get(entity.name) ??
      entity.references.flatMap((reference) => {
        const target = targets.get(reference.entity)
        if (!target) return []
        const places = reference.fields.map((name) => names.indexOf(name))
        return [[reference, places, soughtOf(target, reference.targetFields)] as const]
      })
    referring.set(entity.name, held)
    return held
  }
  const note = (entity: AnyEntity, row: ExactRow): void => {
    for (const [, places, { known, waiting }] of referencesOf(entity)) {
      const values = places.map((place) => row[place] ?? null)
      if (values.includes(null)) continue
      const text = JSON.stringify(values)
      if (known.has(text)) continue
      known.add(text)
      waiting.push(text)
    }
  }
  const readSome = async (connection: Connection, each: Sought): Promise<void> => {
    const { target, fields } = each
    const values = each.waiting.splice(0, atOnce).map((text): readonly string[] => JSON.parse(text))
    const names = Object.keys(target.fields)
    const rows = found.get(target.name)
    for (const row of await rowsHolding(connection, target, fields, values)) {
      const key = JSON.stringify(target.key.length > 0 ? target.key.map((name) => row[names.indexOf(name)]) : row)
      if (rows?.has(key)) continue
      rows?.set(key, row)
      note(target, row)
    }
  }
  return {
    note,
    async read(connection) {
      for (;;) {
        const next = [...sought.values()].find(({ waiting }) => waiting.length > 0)
        if (!next) return
        await readSome(connection, next)
      }
    },
    of: (entity) => [...(found.get(entity.name)?.values() ?? [])],
  }
}

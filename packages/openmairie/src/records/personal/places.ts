// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { type HeldLine, linesHeld, takenIn } from '../../journal/erase.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Ctx } from '../context.js'
import type { Erased } from './contract.js'

/** Where the journal tells of a record. */
export interface Place {
  readonly record: string
  /** Lines from this one on tell of another record, or of what became of this one. */
  readonly until: string
  /** A key that the record had before: another may have it now. */
  readonly isLeft: boolean
  readonly lines: readonly HeldLine[]
}

/** Where the journal tells of a record: under its key, its former keys, and those of records that were merged into it. */
export async function placesOf(
  connection: Connection,
  ctx: Ctx,
  { entity, key, line }: Erased,
): Promise<readonly Place[]> {
  const table = { application: ctx.app.definition.name, entity: entity.name }
  const waiting = [{ record: keyText(key), until: line, isLeft: false }]
  const found = new Map<string, Place>()
  for (let place = waiting.shift(); place; place = waiting.shift()) {
    if (found.has(place.record)) continue
    const lines = await linesHeld(connection, table, place.record, place.until)
    found.set(place.record, { ...place, lines })
    for (const { id, before } of lines) {
      const former = before && entity.key.map((name) => before[name] ?? null)
      if (former?.every((part) => part !== null)) waiting.push({ record: keyText(former), until: id, isLeft: true })
    }
    const lots = new Set(lines.flatMap((each) => (each.lot !== null && mayTakeIn(entity, each) ? [each.lot] : [])))
    for (const lot of lots)
      for (const gone of await takenIn(connection, table, lot))
        waiting.push({ record: gone.record, until: String(BigInt(gone.id) + 1n), isLeft: false })
  }
  return [...found.values()]
}

/**
 * Whether a line may be that of a record that took others in. One that was only emptied of its references to records of its own
 * table is not: they were deleted with others, in bulk, and this one was emptied of them.
 */
function mayTakeIn({ name: own, references }: AnyEntity, { operation, before, after }: HeldLine): boolean {
  if (operation !== 'update' || !before || !after) return false
  const leading = new Set(references.flatMap(({ entity, fields }) => (entity === own ? fields : [])))
  const changed = Object.keys(after).filter((field) => after[field] !== before[field])
  return changed.length === 0 || changed.some((field) => !leading.has(field) || after[field] !== null)
}

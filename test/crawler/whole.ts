// SPDX-License-Identifier: EUPL-1.2
import type { Base } from './base/contract.js'
import type { Catalogue, Table } from './catalogue.js'
import { offsetAt } from './french.js'

/** What stood when the run began: an instant or an identifier that came later was drawn by each base for itself. */
export interface Run {
  readonly since: number
  readonly identifiers: ReadonlySet<string>
}

const identifier = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Begins a run: what stands in the base before it. */
export async function begin(catalogue: Catalogue, base: Base): Promise<Run> {
  const identifiers = new Set<string>()
  for (const table of catalogue.values()) {
    if (!drawsIdentifiers(table)) continue
    for (const row of await base.whole(table)) for (const [found] of row.matchAll(identifier)) identifiers.add(found)
  }
  return { since: Date.now(), identifiers }
}

function drawsIdentifiers(table: Table): boolean {
  return table.kind === 'table' && table.columns.some((column) => column.random)
}

/** Tables whose rows differ between two bases, each with a row that one of them has alone. */
export async function differing(catalogue: Catalogue, base: Base, clone: Base, run: Run): Promise<readonly string[]> {
  const found: string[] = []
  for (const table of catalogue.values()) {
    if (table.kind !== 'table') continue
    const [ours, theirs] = [await maskedRows(base, table, run), await maskedRows(clone, table, run)]
    const alone = (some: readonly string[], others: readonly string[]): string | undefined => {
      const left = new Map<string, number>()
      for (const row of others) left.set(row, (left.get(row) ?? 0) + 1)
      return some.find((row) => {
        const count = left.get(row) ?? 0
        left.set(row, count - 1)
        return count < 1
      })
    }
    const [here, there] = [alone(ours, theirs), alone(theirs, ours)]
    if (here !== undefined || there !== undefined)
      found.push(`${table.name}: ${here ?? 'nothing'} through the forms, ${there ?? 'nothing'} by the statements`)
  }
  return found
}

/** Every row as the engine writes it, without what each base drew for itself: the instant of `now()`, a random identifier. */
async function maskedRows(base: Base, table: Table, run: Run): Promise<readonly string[]> {
  const draws = drawsIdentifiers(table)
  const offsets = [offsetAt(run.since) * 60_000, ...(base.tellsUtc ? [0] : [])]
  return (await base.whole(table)).map((row) => {
    const text = row.replace(
      /(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d(?::\d\d)?)?/g,
      (moment, day: string, time: string, shift?: string) => {
        // Without its distance from UTC, an instant of the run reads as a local time.
        const instants = shift
          ? [Date.parse(`${day}T${time}${shift.length === 3 ? `${shift}:00` : shift}`)]
          : offsets.map((offset) => Date.parse(`${day}T${time}Z`) - offset)
        return instants.some((each) => each >= run.since - 2000 && each <= Date.now() + 2000) ? '(now)' : moment
      },
    )
    return draws ? text.replace(identifier, (found) => (run.identifiers.has(found) ? found : '(drawn)')) : text
  })
}

/** Sets the sequences of a base as those of another: a refused statement may have drawn from one side alone. */
export async function alignSequences(from: Base, to: Base): Promise<void> {
  const there = new Set(await to.counters())
  for (const statement of await from.counters()) if (!there.has(statement)) await to.run(statement)
}

// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import type { Reference } from '../../model/entity.js'
import { deferrableIn } from './catalogue.js'
import { emptiable, isTree } from './changing.js'
import { named, targetOf } from './columns.js'
import { type ArchiveTable, NotBrought } from './contract.js'

/** A table in its turn to be written. */
export interface Turn {
  readonly table: ArchiveTable
  /** References that are filled once all rows are there: they lead in a circle. */
  readonly later: readonly Reference[]
  /** References that cannot wait, to rows that are not there yet: looked at once they are. */
  readonly verified: readonly Reference[]
  /** Its rows refer to each other and must: they go together, by one statement. */
  readonly together: boolean
}

/**
 * The order in which the collectivité's own tables are written: what is referred to before what refers, circles cut where a
 * reference may wait. Raises NotBrought where one may not.
 */
export async function turnsOf(connection: Connection, tables: readonly ArchiveTable[]): Promise<readonly Turn[]> {
  const byName = named(tables)
  const turns: Turn[] = []
  const placed = new Set<ArchiveTable>()
  let waiting = tables.filter(({ kind }) => kind === 'own')
  const unplaced = (table: ArchiveTable): readonly Reference[] =>
    table.entity.references.filter((reference) => {
      const target = targetOf(byName, table, reference)
      return target?.kind === 'own' && target !== table && !placed.has(target) && !isTree(table)
    })
  while (waiting.length > 0) {
    const free = waiting.filter((table) => unplaced(table).length === 0)
    const cut = free[0] ?? (await cuttable(connection, waiting, unplaced))
    if (!cut) throw new NotBrought([circle(waiting)])
    const selfs = isTree(cut)
      ? []
      : cut.entity.references.filter((reference) => targetOf(byName, cut, reference) === cut)
    const mayWait = (reference: Reference): boolean =>
      cut.entity.key.length > 0 && emptiable(cut.entity, reference).length > 0
    const ahead = [...unplaced(cut), ...selfs]
    turns.push({
      table: cut,
      later: ahead.filter(mayWait),
      verified: ahead.filter((reference) => !mayWait(reference)),
      together: selfs.some((reference) => !mayWait(reference)),
    })
    placed.add(cut)
    waiting = waiting.filter((table) => table !== cut)
  }
  return turns
}

/** A table whose references to what is not there yet may all wait: emptied first, or by a constraint that waits for the end. */
async function cuttable(
  connection: Connection,
  waiting: readonly ArchiveTable[],
  unplaced: (table: ArchiveTable) => readonly Reference[],
): Promise<ArchiveTable | undefined> {
  for (const table of waiting) {
    const deferrable = await deferrableIn(connection, table.entity)
    const isFree = unplaced(table).every(
      (reference) =>
        emptiable(table.entity, reference).length > 0 ||
        deferrable.has(reference.constraint ?? '') ||
        reference.constraint === null,
    )
    if (isFree) return table
  }
  return undefined
}

const circle = (tables: readonly ArchiveTable[]) => {
  const names = tables.map(({ entity }) => entity.name).join(', ')
  return {
    fr: `Ces tables renvoient l’une à l’autre et doivent toujours le faire\u00a0: ${names}. Rendez l’une de ces contraintes différable (DEFERRABLE), puis recommencez.`,
    en: `These tables refer to each other and always must: ${names}. Make one of these constraints deferrable (DEFERRABLE), then try again.`,
  }
}

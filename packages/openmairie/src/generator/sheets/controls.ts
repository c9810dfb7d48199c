// SPDX-License-Identifier: EUPL-1.2
import type { Misfit } from '../../proposal/data-sql.js'
import type { Sketch } from '../../proposal/sketch.js'

/** Names of the controls of the page, which are their identifiers too: of the application, of a table, of a column. */
export const applicationControls = { label: 'libelle', name: 'nom' } as const

type TableControl = 'libelle' | 'nom' | 'cle' | 'ecarter'
type ColumnControl =
  | 'libelle'
  | 'nom'
  | 'type'
  | 'longueur'
  | 'obligatoire'
  | 'liste'
  | 'nomliste'
  | 'libelleliste'
  | 'lien'
  | 'ecarter'

/** A control of a table, by its place. */
export const tableControl = (table: number, control: TableControl): string => `t${table}.${control}`

/** A control of a column, by its place and that of its table. */
export const columnControl = (table: number, column: number, control: ColumnControl): string =>
  `t${table}.c${column}.${control}`

const guilty: Readonly<Record<Misfit['reason'], ColumnControl>> = {
  type: 'type',
  blank: 'obligatoire',
  reference: 'lien',
  twice: 'nom',
}

/** The control that could be corrected for a value to find room. */
export function controlOf({ tables }: Sketch, { table: name, name: columnName, reason }: Misfit): string {
  const table = tables.findIndex((each) => !each.left && each.name === name)
  const columns = tables[table]?.columns ?? []
  const column = columns.findIndex((each) => !each.left && each.column.name === columnName)
  const isKey = tables[table]?.key === column
  if (isKey && reason !== 'type') return tableControl(table, 'cle')
  const isLink = columns[column]?.linked === true
  return columnControl(table, column, reason === 'reference' && !isLink ? 'liste' : guilty[reason])
}

// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import { plural } from '../model/lexicon/number.js'
import {
  columnSchema,
  nameSchema,
  type Proposal,
  type ProposedColumn,
  type ProposedTable,
  tableSchema,
} from './contract.js'
import { folded, freeName, tableName } from './names.js'
import type { Proposed } from './propose.js'

const columnSketch = z.object({
  /** As it is where it refers to nothing. */
  column: columnSchema.omit({ references: true, by: true }),
  left: z.boolean(),
  sample: z.array(z.string()),
  /** The list that its words would make; null where they cannot. */
  list: z.object({ name: nameSchema, label: z.string(), values: z.array(z.string()) }).nullable(),
  listed: z.boolean(),
  /** The column of another table, by their places, whose values are written here; null for none. */
  link: z.object({ table: z.number(), column: z.number() }).nullable(),
  linked: z.boolean(),
})
const tableSketch = z.object({
  name: nameSchema,
  label: z.string(),
  from: tableSchema.shape.from,
  /** Place of the column of the key; null: a number that the database gives. */
  key: z.number().nullable(),
  left: z.boolean(),
  columns: z.array(columnSketch),
})

/** A proposal with all that was thought of, to be corrected: what is left out may be taken again. */
export const sketchSchema = z.object({ label: z.string(), tables: z.array(tableSketch) })
export type Sketch = z.infer<typeof sketchSchema>
export type TableSketch = Sketch['tables'][number]
export type ColumnSketch = TableSketch['columns'][number]

/** What is proposed, as it is first shown. */
export function sketchOf({ proposal, columns: alternatives }: Proposed): Sketch {
  const fromSheets = proposal.tables.filter(({ values }) => !values)
  const taken = new Set(fromSheets.map(({ name }) => name))
  return {
    label: proposal.label,
    tables: fromSheets.map((table, at) => ({
      name: table.name,
      label: table.label,
      from: table.from,
      key: placeOf(table, table.key),
      left: false,
      columns: table.columns.map((column, place): ColumnSketch => {
        const alternative = alternatives[at]?.[place]
        const { references, by, ...own } = column
        const target = proposal.tables.find(({ name }) => name === references)
        const link = target && !target.values ? linkTo(fromSheets, target, by ?? '', alternatives) : null
        return {
          column: references && alternative ? { ...alternative.plain, ...bare(column) } : own,
          left: false,
          sample: [...(alternative?.sample ?? [])],
          list: target?.values
            ? { name: target.name, label: target.label, values: [...target.values] }
            : newList(column, alternative?.values ?? null, taken),
          listed: target?.values !== undefined,
          link,
          linked: link !== null,
        }
      }),
    })),
  }
}

const plainType = ({ type, length }: ProposedColumn) => ({ type, ...(length !== undefined && { length }) })

function placeOf({ columns }: ProposedTable, wanted: string): number | null {
  const place = columns.findIndex(({ name }) => name === wanted)
  return place < 0 ? null : place
}

/** The column of a table by the name that it had before it was made a reference, as the links were found then. */
function linkTo(
  tables: readonly ProposedTable[],
  target: ProposedTable,
  by: string,
  alternatives: Proposed['columns'],
): ColumnSketch['link'] {
  const table = tables.indexOf(target)
  const column = (alternatives[table] ?? []).findIndex(({ plain }) => plain.name === by)
  return column < 0 ? null : { table, column }
}

function newList(
  column: ProposedColumn,
  values: readonly string[] | null,
  taken: ReadonlySet<string>,
): ColumnSketch['list'] {
  const wanted = tableName(column.label)
  if (values === null || wanted === '') return null
  const name = freeName(wanted, taken)
  return { name, label: plural(column.label, 'fr'), values: [...values] }
}

/** The proposal that a sketch comes to, once it has no fault. */
export function proposalOf({ label, tables }: Sketch): Proposal {
  const lists = new Map<string, ProposedTable>()
  const kept = tables.filter(({ left }) => !left)
  const made = kept.map((table): ProposedTable => {
    const key = table.key === null ? undefined : table.columns[table.key]
    return {
      name: table.name,
      label: table.label,
      from: table.from,
      key: key && !key.left ? key.column.name : table.name,
      columns: table.columns.flatMap((each) => {
        if (each.left) return []
        if (each === key) return [{ ...each.column, required: true }]
        return [each.linked ? linkedColumn(each, tables) : each.listed ? listedColumn(each, lists) : each.column]
      }),
    }
  })
  return { label, tables: [...lists.values(), ...made] }
}

const bare = ({ name, label, from, required }: ColumnSketch['column']) => ({ name, label, from, required })

function linkedColumn(each: ColumnSketch, tables: readonly TableSketch[]): ProposedColumn {
  const target = each.link && tables[each.link.table]
  const by = each.link && target?.columns[each.link.column]
  if (!target || target.left || !by || by.left) return each.column
  const key = target.key === null ? undefined : target.columns[target.key]
  const type = key && !key.left ? plainType(key.column) : ({ type: 'integer' } as const)
  return { ...bare(each.column), ...type, references: target.name, by: by.column.name }
}

/** A column that refers to a list; columns that name the same list share it. */
function listedColumn(each: ColumnSketch, lists: Map<string, ProposedTable>): ProposedColumn {
  if (!each.list) return each.column
  const { name, label, values } = each.list
  const known = lists.get(name)
  const words = new Map((known?.values ?? []).map((value) => [folded(value), value]))
  for (const value of values) if (!words.has(folded(value))) words.set(folded(value), value)
  const length = Math.max(30, ...[...words.values()].map((value) => value.length), known?.columns[0]?.length ?? 0)
  const libelle: ProposedColumn = {
    name: 'libelle',
    label: 'Libellé',
    from: null,
    type: 'string',
    length,
    required: true,
  }
  lists.set(name, {
    name,
    label: known?.label ?? label,
    from: null,
    key: name,
    columns: [libelle],
    values: [...words.values()],
  })
  return { ...bare(each.column), type: 'integer', references: name, by: 'libelle' }
}

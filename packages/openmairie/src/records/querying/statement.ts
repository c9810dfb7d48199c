// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { all, sql } from '../../database/sql.js'
import type { Field } from '../../model/entity.js'
import type { PlannedColumn, QueryPlan } from '../../model/query-plan.js'
import type { Ctx } from '../context.js'
import { column } from '../reading/columns.js'
import { labelExpression, labelSource } from '../reading/labels.js'
import { inForce, permitted } from '../reading/scope.js'
import { orderBy, type Term } from '../reading/terms.js'
import type { Running } from './contract.js'
import { filtersOf } from './filters.js'
import { type Joins, keysOf, openJoins, rootAlias } from './joins.js'
import { isLabelled, labelAt, numberAt, valueAt } from './result.js'

/** The rows that a query tells, one more than asked for where there are more. */
export function rowsStatement(ctx: Ctx, plan: QueryPlan, running: Running): Sql {
  const most = Math.min(running.most + 1, plan.definition.limit ?? running.most + 1)
  return sql`${plan.grouped ? grouped(ctx, plan, running) : plain(ctx, plan, running)} LIMIT ${sql.lit(most)}`
}

/** How many rows a query tells, counted no further than that. */
export function countStatement(ctx: Ctx, plan: QueryPlan, running: Running): Sql {
  const most = Math.min(running.most, plan.definition.limit ?? running.most)
  const joins = openJoins(ctx, plan)
  const where = conditions(ctx, plan, joins, running)
  const rows = plan.grouped ? grouped(ctx, plan, running) : sql`SELECT 1 AS one FROM ${joins.from()} WHERE ${where}`
  return sql`SELECT count(*) AS n FROM (${rows} LIMIT ${sql.lit(most)}) AS counted`
}

function conditions(
  ctx: Ctx,
  { root, filters, definition }: QueryPlan,
  joins: Joins,
  running: Omit<Running, 'most'>,
): Sql {
  const isOpen = root.validity && definition.expired !== true ? [inForce(ctx, root, rootAlias)] : []
  const filtered = filtersOf(ctx, filters, ({ at }) => joins.aliasOf(at), running)
  return all([permitted(ctx, root, 'list', rootAlias), ...isOpen, filtered])
}

/** What is told of a column in a row, before any grouping: the value as it is compared, and the label beside it. */
interface Told {
  readonly planned: PlannedColumn
  readonly index: number
  readonly source: Sql
  readonly label: { readonly join: Sql; readonly value: Sql } | null
}

function toldIn(ctx: Ctx, joins: Joins, planned: PlannedColumn, index: number): Told {
  const { at, column: said } = planned
  const { dialect } = ctx.database
  if (!at) return { planned, index, source: joins.row, label: null }
  const alias = joins.aliasOf(at)
  const { field } = at
  if (!field) {
    // Of a record that is not joined, nothing: its label would be an empty text.
    const known = at.entity.key[0] ?? Object.keys(at.entity.fields)[0] ?? ''
    const label = labelExpression(ctx, at.entity, alias)
    return { planned, index, source: sql`CASE WHEN ${column(alias, known)} IS NOT NULL THEN ${label} END`, label: null }
  }
  const source = column(alias, field.name)
  if (said.by !== undefined)
    return { planned, index, source: dialect.period(source, field, said.by, ctx.timeZone), label: null }
  const step = isLabelled(planned) ? at.labelled : null
  return { planned, index, source, label: step && labelSource(ctx, step.target, step.reference, alias, `r${index}`) }
}

/** The keys of the records that a query of single rows finds, as `k0`, `k1`…; one for each row of its tab. */
export function keysStatement(ctx: Ctx, plan: QueryPlan, running: Omit<Running, 'most'>): Sql {
  const keys = plan.root.key.map((name, index) => sql`${column(rootAlias, name)} AS ${sql.id(`k${index}`)}`)
  const { source, order } = plainParts(ctx, plan, running)
  const { limit } = plan.definition
  // Which ones they are hangs from their order where they are but the first.
  const first = limit === undefined ? sql`` : sql`${order} LIMIT ${sql.lit(limit)}`
  return sql`SELECT ${sql.join(keys)} ${source}${first}`
}

/** A row a row: values as a listing reads them. */
function plain(ctx: Ctx, plan: QueryPlan, running: Running): Sql {
  const { columns, source, order } = plainParts(ctx, plan, running)
  return sql`SELECT ${sql.join(columns)} ${source}${order}`
}

function plainParts(
  ctx: Ctx,
  plan: QueryPlan,
  running: Omit<Running, 'most'>,
): { readonly columns: readonly Sql[]; readonly source: Sql; readonly order: Sql } {
  const { dialect } = ctx.database
  const joins = openJoins(ctx, plan)
  const told = plan.columns.map((planned, index) => toldIn(ctx, joins, planned, index))
  const where = conditions(ctx, plan, joins, running)
  const columns = told.flatMap(({ planned, index, source, label }) => {
    const field = ownField(planned)
    const value = field ? dialect.selected(source, field, false) : source
    return [
      sql`${value} AS ${sql.id(valueAt(index))}`,
      ...(label ? [sql`${label.value} AS ${sql.id(labelAt(index))}`] : []),
    ]
  })
  const asked = plan.sort.map(({ column: planned, direction }): Term => {
    const { source, label } = told[plan.columns.indexOf(planned)] ?? { source: sql`1`, label: null }
    const field = ownField(planned)
    return {
      source: label?.value ?? (field ? dialect.sorted(source, field) : source),
      field,
      direction,
      nullable: true,
    }
  })
  const usual =
    plan.sort.length > 0
      ? []
      : plan.root.listing.sort.flatMap(({ field: name, direction }): readonly Term[] => {
          const field = plan.root.fields[name]
          if (!field || field.hidden) return []
          return [{ source: dialect.sorted(column(rootAlias, name), field), field, direction, nullable: true }]
        })
  const ending = keysOf(plan).flatMap(({ entity, alias }) =>
    entity.key.flatMap((name): readonly Term[] => {
      const field = entity.fields[name]
      return field
        ? [{ source: dialect.sorted(column(alias, name), field), field, direction: 'asc', nullable: true }]
        : []
    }),
  )
  const order = [...asked, ...usual, ...ending]
  const labels = told.flatMap(({ label }) => (label ? [label.join] : []))
  return {
    columns,
    source: sql`FROM ${joins.from()} ${sql.join(labels, sql` `)} WHERE ${where}`,
    order: order.length > 0 ? sql` ORDER BY ${orderBy(dialect, order, false)}` : sql``,
  }
}

/** Rows together: first what is told of each, then what is reckoned of those that the other columns hold equal. */
function grouped(ctx: Ctx, plan: QueryPlan, running: Running): Sql {
  const { dialect } = ctx.database
  const joins = openJoins(ctx, plan)
  const told = plan.columns.map((planned, index) => toldIn(ctx, joins, planned, index))
  const where = conditions(ctx, plan, joins, running)
  const inner = told.flatMap(({ planned, index, source, label }) => {
    const field = ownField(planned)
    const compared = field ? dialect.sorted(source, field) : source
    return [
      sql`${compared} AS ${sql.id(valueAt(index))}`,
      ...(label ? [sql`${label.value} AS ${sql.id(labelAt(index))}`] : []),
    ]
  })
  const labels = told.flatMap(({ label }) => (label ? [label.join] : []))
  const rows = sql`SELECT ${sql.join(inner)} FROM ${joins.from()} ${sql.join(labels, sql` `)} WHERE ${where}`
  const outer = plan.columns.map((planned, index) => outerOf(ctx, planned, index))
  const keys = outer.flatMap(({ key }) => key ?? [])
  const asked = plan.sort.map(({ column: planned, direction }) => ({
    ...(outer[plan.columns.indexOf(planned)] ?? outerless),
    direction,
  }))
  const rest = outer.filter(({ key }) => key !== null).map((each) => ({ ...each, direction: 'asc' as const }))
  // Values of one label, or whose label is not seen, have an order too.
  const ending = rest.map((each) => ({ ...each, ordered: each.told }))
  const order = [...asked, ...rest, ...ending].map(
    ({ ordered, direction }): Term => ({ source: ordered, field: null, direction, nullable: true }),
  )
  const by = keys.length > 0 ? sql` GROUP BY ${sql.join(keys)}` : sql``
  const sorted = order.length > 0 ? sql` ORDER BY ${orderBy(dialect, order, false)}` : sql``
  return sql`SELECT ${sql.join(outer.flatMap(({ columns }) => columns))} FROM (${rows}) AS ${sql.id('q')}${by}${sorted}`
}

/** A column once rows are together. */
interface Outer {
  readonly columns: readonly Sql[]
  /** What rows are told together by; null of what is reckoned. */
  readonly key: Sql | null
  readonly ordered: Sql
  /** Its value, of those that it is told together by. */
  readonly told: Sql
}

const outerless: Outer = { columns: [], key: null, ordered: sql`1`, told: sql`1` }

function outerOf(ctx: Ctx, planned: PlannedColumn, index: number): Outer {
  const { dialect } = ctx.database
  const value = column('q', valueAt(index))
  const field = ownField(planned)
  const as = (source: Sql, name = valueAt(index)): Sql => sql`${source} AS ${sql.id(name)}`
  const reckoned = (ordered: Sql, ...columns: readonly Sql[]): Outer => ({ columns, key: null, ordered, told: ordered })
  switch (planned.column.reckon) {
    case undefined: {
      // Texts that a collation takes for one another are told apart, as every engine does by their bytes.
      const isText = !field || isWords(field)
      const key = isText ? dialect.exact(value) : value
      const told = isText ? sql`MIN(${value})` : value
      const label = isLabelled(planned) && planned.at?.labelled ? sql`MIN(${column('q', labelAt(index))})` : null
      return {
        columns: [
          as(field ? dialect.selected(told, field, false) : told),
          ...(label ? [as(label, labelAt(index))] : []),
        ],
        key,
        ordered: label ?? told,
        told,
      }
    }
    case 'count':
      return reckoned(sql`count(${value})`, as(sql`count(${value})`))
    case 'distinct': {
      const each = !field || isWords(field) ? dialect.exact(value) : value
      return reckoned(sql`count(DISTINCT ${each})`, as(sql`count(DISTINCT ${each})`))
    }
    case 'min':
    case 'max': {
      const least = planned.column.reckon === 'min' ? sql`MIN(${value})` : sql`MAX(${value})`
      return reckoned(least, as(field ? dialect.selected(least, field, false) : least))
    }
    default: {
      if (!field) return outerless
      const mean = sql`avg(${value})`
      if (planned.column.reckon === 'total') return reckoned(sql`sum(${value})`, as(dialect.total(value, field)))
      if (field.type === 'float') return reckoned(mean, as(dialect.text(mean, field)))
      return reckoned(
        mean,
        as(dialect.total(value, field)),
        as(dialect.text(sql`count(${value})`, null), numberAt(index)),
      )
    }
  }
}

/** The field whose own values a column tells; null for a text that is made. */
function ownField({ at, column: { by } }: PlannedColumn): Field | null {
  return by === undefined ? (at?.field ?? null) : null
}

function isWords({ type }: Field): boolean {
  return type === 'string' || type === 'text' || type === 'json' || type === 'other'
}

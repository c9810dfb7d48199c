// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import type { Column, Table } from '../../catalogue.js'
import { doubleQuoted as quoted } from '../../catalogue.js'
import type { Base, Refusal, Speech } from '../contract.js'
import { readCatalogue, session } from './catalogue.js'

const textual = ['json', 'jsonb', 'point', 'bit', 'int4range', 'tsvector']

const speech: Speech = {
  quoted,
  // An amount is given as a number, whatever the currency of the base.
  given: (index, column) => `$${index}${column?.type === 'money' && !column.array ? '::numeric::money' : ''}`,
  bound: (value) => value,
  equals: (source, _column, index) => `${source} = $${index}`,
  text: (source, column) => {
    if (column.array && column.dimensions <= 1) return `array_to_json(${source}::text[])::text`
    if (column.type === 'money' && !column.array) return `${source}::numeric::text`
    // A cast to text says more of an address than the engine writes.
    if (column.type === 'inet' && !column.array) return `format('%s', ${source})`
    return `${source}::text`
  },
  plain: (source) => `${source}::text`,
  words: (parts) => `concat_ws(' ', ${parts.join(', ')})`,
  ordered: (term, descending) => `${term} ${descending ? 'DESC' : 'ASC'} NULLS LAST`,
  comparable: (source, column) => (textual.includes(column.type) && !column.array ? `${source}::text` : source),
  places: ['t.tableoid', 't.ctid'],
  ends: (columns, sorted) => columns.filter((each) => each.name !== sorted).map(endOf),
  returning: ' RETURNING *',
  noValues: 'DEFAULT VALUES',
}

function endOf({ name, type }: Column): string {
  return type === 'bytea' ? `md5(t.${quoted(name)})` : `t.${quoted(name)}::text`
}

/** A base of PostgreSQL, over a connection that stays the caller's. */
export async function postgresqlBase(client: pg.Client): Promise<Base> {
  await client.query(session)
  const rows: Base['rows'] = async (text, values = []) =>
    (await client.query<(string | null)[]>({ text, values: [...values], rowMode: 'array' })).rows
  return {
    mainSchema: 'public',
    speech,
    tellsUtc: false,
    catalogue: () => readCatalogue(client),
    rows,
    whole: async (table: Table) => (await rows(`SELECT t::text FROM ${table.own} t`)).map(([text]) => String(text)),
    attempt: async (statement, values, keep) => {
      try {
        await client.query('BEGIN')
        const { rowCount } = await client.query(statement, [...values])
        await client.query(keep ? 'COMMIT' : 'SET CONSTRAINTS ALL IMMEDIATE; ROLLBACK')
        return { count: rowCount ?? 0, refusal: null }
      } catch (error) {
        await client.query('ROLLBACK')
        return { count: 0, refusal: refusalOf(error) }
      }
    },
    localText: async (instant) => String((await rows('SELECT $1::timestamptz::text', [instant]))[0]?.[0]),
    counters: async () =>
      (
        await rows(
          `SELECT format('SELECT setval(%L, %s, %L)', format('%I.%I', schemaname, sequencename), coalesce(last_value, start_value), last_value IS NOT NULL)
           FROM pg_sequences WHERE schemaname NOT IN ('openmairie', 'graphile_worker')`,
        )
      ).map(([statement]) => String(statement)),
    run: async (statement) => void (await client.query(statement)),
    close: () => client.end(),
  }
}

/** Opens the base of an address. */
export async function openPostgresql(url: string): Promise<Base> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return postgresqlBase(client)
}

function refusalOf(error: unknown): Refusal {
  const { code, constraint, column, dataType, message } = error as pg.DatabaseError // a query throws nothing else
  return {
    message: `${code} ${message}`,
    constraint: constraint ?? null,
    column: column ?? null,
    domain: dataType ?? null,
  }
}

// SPDX-License-Identifier: EUPL-1.2
/** The catalogue of a file: four queries for any number of tables. Views and virtual tables come one by one, as a broken one stops a query. */
const tables = String.raw`
  SELECT t.name, t.type AS kind, t.wr AS without_rowid, m.sql
  FROM pragma_table_list t JOIN sqlite_schema m ON m.name = t.name AND m.type IN ('table', 'view')
  WHERE t.schema = 'main' AND t.type IN ('table', 'view', 'virtual') AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\'`

const columnFacts =
  'x.cid AS position, x.name, x.type, x."notnull" AS required, x.dflt_value AS "default", x.pk, x.hidden'

const columns = `
  SELECT t.name AS "table", ${columnFacts} FROM pragma_table_list t, pragma_table_xinfo(t.name) x WHERE t.schema = 'main' AND t.type = 'table'`

const columnsOfOne = `SELECT ? AS "table", ${columnFacts} FROM pragma_table_xinfo(?) x`

const foreignKeys = `
  SELECT t.name AS "table", f.id, f.seq AS position, f."table" AS target, f."from" AS "column", f."to" AS target_column, f.on_update, f.on_delete
  FROM pragma_table_list t, pragma_foreign_key_list(t.name) f WHERE t.schema = 'main' AND t.type = 'table'`

const indexes = `
  SELECT t.name AS "table", i.name, i."unique" AS is_unique, i.origin, x.seqno AS position, x.cid, x.name AS "column", m.sql
  FROM pragma_table_list t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name) x
  LEFT JOIN sqlite_schema m ON m.type = 'index' AND m.name = i.name
  WHERE t.schema = 'main' AND t.type = 'table' AND x.key = 1`

export const catalogueQueries = { tables, columns, columnsOfOne, foreignKeys, indexes }

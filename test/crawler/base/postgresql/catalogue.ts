// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg'
import { type Catalogue, type Column, doubleQuoted as quoted, type Table, zone } from '../../catalogue.js'

/** Session under which texts are read: one spelling a value. */
export const session = `SET timezone = '${zone}'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET bytea_output = 'hex'; SET extra_float_digits = 1`

const tables = `
  SELECT c.oid::text, n.nspname AS schema, c.relname AS name, c.relkind IN ('v', 'm') AS view, c.relkind = 'r' AS plain,
    coalesce(
      (SELECT json_agg(a.attname ORDER BY array_position(i.indkey::smallint[], a.attnum)) FROM pg_index i
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey) WHERE i.indrelid = c.oid AND i.indisprimary),
      (SELECT json_agg(a.attname ORDER BY array_position(i.indkey::smallint[], a.attnum)) FROM pg_index i
         JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
         LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
         WHERE i.indrelid = c.oid AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL
         GROUP BY i.indexrelid, i.indnkeyatts, x.relname HAVING bool_and(a.attnotnull)
         ORDER BY NOT (i.indnkeyatts = 1 AND bool_and(a.attidentity <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid), '') LIKE 'nextval(%')),
           i.indnkeyatts, x.relname COLLATE "C" LIMIT 1),
      '[]') AS key,
    (SELECT coalesce(json_agg(a.attname), '[]') FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
       WHERE i.indrelid = c.oid AND i.indisunique AND i.indnkeyatts = 1) AS alone
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND n.nspname NOT IN ('openmairie', 'graphile_worker', 'information_schema') AND n.nspname !~ '^pg_'
  ORDER BY c.oid`

const columns = `
  WITH RECURSIVE base(first, oid, typtype, typbasetype, typtypmod) AS (
    SELECT oid, oid, typtype, typbasetype, -1 FROM pg_type
    UNION ALL SELECT base.first, t.oid, t.typtype, t.typbasetype, base.typtypmod FROM base JOIN pg_type t ON t.oid = base.typbasetype WHERE base.typtype = 'd')
  SELECT a.attrelid::text AS oid, a.attname AS name, coalesce(e.typname, t.typname) AS type, e.oid IS NOT NULL AS array, a.attndims AS dimensions,
    CASE WHEN d.typtype = 'd' THEN d.typname END AS domain,
    CASE WHEN d.typtype = 'd' THEN d.typtypmod ELSE a.atttypmod END AS modifier,
    a.attnotnull OR d.typnotnull AS required, a.atthasdef OR a.attidentity <> '' OR d.typdefault IS NOT NULL AS filled,
    coalesce(pg_get_expr(x.adbin, x.adrelid), '') ~ '(uuid|random)' AS random,
    a.attidentity <> '' OR coalesce(pg_get_expr(x.adbin, x.adrelid), '') LIKE 'nextval(%' AS identity, a.attgenerated <> '' AS generated,
    (SELECT json_agg(v.enumlabel ORDER BY v.enumsortorder) FROM pg_enum v WHERE v.enumtypid = coalesce(e.oid, t.oid)) AS labels
  FROM pg_attribute a JOIN pg_type d ON d.oid = a.atttypid
  JOIN base b ON b.first = a.atttypid AND b.typtype <> 'd' JOIN pg_type t ON t.oid = b.oid
  LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
  LEFT JOIN pg_attrdef x ON x.adrelid = a.attrelid AND x.adnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attrelid, a.attnum`

const names = (relation: string, numbers: string): string =>
  `(SELECT coalesce(json_agg(a.attname ORDER BY k.place), '[]') FROM unnest(${numbers}) WITH ORDINALITY k(number, place) JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.number)`

const constraints = `
  SELECT o.conrelid::text AS oid, o.conname AS name, o.contype AS type, ${names('o.conrelid', 'o.conkey')} AS columns,
    o.confrelid::text AS target, ${names('o.confrelid', 'o.confkey')} AS target_columns, pg_get_constraintdef(o.oid) AS text
  FROM pg_constraint o WHERE o.contype IN ('f', 'c') AND o.conrelid <> 0 AND (o.contype <> 'f' OR o.conparentid = 0)
  UNION ALL
  SELECT a.attrelid::text, o.conname, 'c', json_build_array(a.attname), NULL, NULL, pg_get_constraintdef(o.oid)
  FROM pg_constraint o JOIN pg_attribute a ON a.atttypid = o.contypid AND a.attnum > 0 WHERE o.contypid <> 0`

/** Reads tables and views, partitions as their table, by their number. */
export async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  const [tableRows, columnRows, constraintRows] = [
    (await client.query(tables)).rows,
    (await client.query(columns)).rows,
    (await client.query(constraints)).rows,
  ]
  return new Map(
    tableRows.map((row): [string, Table] => {
      const own = constraintRows.filter((constraint) => constraint.oid === row.oid)
      return [
        row.oid,
        {
          oid: row.oid,
          schema: row.schema,
          name: row.name,
          kind: row.view ? 'view' : 'table',
          sql: `${quoted(row.schema)}.${quoted(row.name)}`,
          own: `${row.plain ? 'ONLY ' : ''}${quoted(row.schema)}.${quoted(row.name)}`,
          columns: columnRows.filter((column) => column.oid === row.oid).map(columnOf),
          key: row.key,
          alone: row.alone,
          foreignKeys: own
            .filter((constraint) => constraint.type === 'f')
            .map((constraint) => ({
              name: constraint.name,
              columns: constraint.columns,
              target: constraint.target,
              targetColumns: constraint.target_columns,
            })),
          checks: own
            .filter((constraint) => constraint.type === 'c')
            .map((constraint) => ({ name: constraint.name, columns: constraint.columns, text: constraint.text })),
        },
      ]
    }),
  )
}

// Rows of the queries above: the driver types none of them.
function columnOf(row: Record<string, string & number & boolean & readonly string[]>): Column {
  const modifier = Number(row.modifier)
  const isNumeric = row.type === 'numeric' && modifier >= 4
  return {
    name: String(row.name),
    type: String(row.type),
    array: row.array === true,
    dimensions: Number(row.dimensions),
    domain: row.domain ?? null,
    length: lengthOf(String(row.type), modifier),
    precision: isNumeric ? ((modifier - 4) >> 16) & 0xffff : null,
    scale: isNumeric ? (((modifier - 4) & 0x7ff) ^ 1024) - 1024 : null,
    required: row.required === true,
    filled: row.filled === true,
    random: row.random === true,
    identity: row.identity === true,
    generated: row.generated === true,
    labels: row.labels ?? null,
    hard: null,
  }
}

/** Characters that a string may hold; two types of the engine itself cut what is longer. */
function lengthOf(type: string, modifier: number): number | null {
  if (type === 'char') return 1
  if (type === 'name') return 63
  return (type === 'varchar' || type === 'bpchar') && modifier >= 4 ? modifier - 4 : null
}

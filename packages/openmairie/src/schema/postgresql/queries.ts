// SPDX-License-Identifier: EUPL-1.2
/**
 * The catalogue, five queries for any number of tables. `$1` is the list of schemas. Tables of extensions are not the
 * author's, and a partition is a part of its table.
 */
const tables = `
  SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind::text AS kind, obj_description(c.oid, 'pg_class') AS comment,
         (SELECT count(*)::int FROM pg_inherits i WHERE i.inhparent = c.oid AND c.relkind = 'p') AS partitions,
         c.relkind IN ('r', 'f') AND EXISTS (SELECT 1 FROM pg_inherits i WHERE i.inhparent = c.oid) AS inherited
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY($1) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`

const columns = `
  SELECT a.attrelid AS oid, a.attnum, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS native, a.attndims AS dimensions,
         CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END AS modifier,
         b.typname AS type, b.typtype::text AS family, e.typname AS element, e.typtype::text AS element_family,
         CASE WHEN b.typcategory = 'A' THEN true ELSE false END AS is_array,
         CASE WHEN t.typtype = 'd' THEN format_type(t.oid, NULL) END AS domain,
         NOT (a.attnotnull OR (t.typtype = 'd' AND t.typnotnull)) AS nullable,
         CASE WHEN a.attgenerated = '' THEN coalesce(pg_get_expr(d.adbin, d.adrelid), t.typdefault) END AS default,
         CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END AS generated,
         a.attidentity::text AS identity, col_description(a.attrelid, a.attnum) AS comment,
         (SELECT array_agg(v.enumlabel::text ORDER BY v.enumsortorder) FROM pg_enum v WHERE v.enumtypid = b.oid) AS enum_values,
         (SELECT s.relname::text FROM pg_depend p JOIN pg_class s ON s.oid = p.objid AND s.relkind = 'S'
           WHERE p.refobjid = a.attrelid AND p.refobjsubid = a.attnum AND p.classid = 'pg_class'::regclass AND p.deptype IN ('a', 'i') LIMIT 1) AS sequence
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_type t ON t.oid = a.atttypid
  JOIN LATERAL (
    WITH RECURSIVE base(oid, typtype, typbasetype) AS (
      SELECT t.oid, t.typtype, t.typbasetype UNION ALL
      SELECT u.oid, u.typtype, u.typbasetype FROM base JOIN pg_type u ON u.oid = base.typbasetype WHERE base.typtype = 'd')
    SELECT u.* FROM base JOIN pg_type u ON u.oid = base.oid WHERE base.typtype <> 'd') b ON true
  LEFT JOIN pg_type e ON e.oid = b.typelem AND b.typcategory = 'A'
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE n.nspname = ANY($1) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped`

const names = (relation: string, numbers: string): string =>
  `(SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(${numbers}) WITH ORDINALITY k(number, place) JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.number)`

const constraints = `
  SELECT o.conrelid AS oid, o.conname AS name, o.contype::text AS type, pg_get_constraintdef(o.oid) AS definition,
         ${names('o.conrelid', 'o.conkey')} AS columns, fn.nspname AS target_schema, f.relname AS target, ${names('o.confrelid', 'o.confkey')} AS target_columns,
         o.confdeltype::text AS on_delete, o.confupdtype::text AS on_update, o.convalidated AS validated
  FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_class f ON f.oid = o.confrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
  WHERE n.nspname = ANY($1) AND o.contype IN ('p', 'u', 'f', 'c', 'x') AND (o.contype <> 'f' OR o.conparentid = 0)`

const domainChecks = `
  SELECT a.attrelid AS oid, a.attname AS column, o.conname AS name, pg_get_constraintdef(o.oid) AS definition
  FROM pg_constraint o JOIN pg_attribute a ON a.atttypid = o.contypid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY($1) AND o.contype = 'c' AND NOT c.relispartition`

const indexes = `
  SELECT i.indrelid AS oid, x.relname AS name, i.indisunique AS is_unique, pg_get_expr(i.indpred, i.indrelid) AS predicate, m.amname AS method,
         (SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(i.indkey[0:i.indnkeyatts - 1]) WITH ORDINALITY k(number, place)
           LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number AND k.number > 0) AS columns,
         EXISTS (SELECT 1 FROM pg_constraint o WHERE o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x')) AS of_constraint
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
  JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY($1) AND i.indisvalid AND NOT c.relispartition`

export const catalogueQueries = { tables, columns, constraints, domainChecks, indexes }

// SPDX-License-Identifier: EUPL-1.2
/**
 * The catalogue of one database, seven queries for any number of tables. `?` is its name, alone in each: information_schema reads a
 * single folder where it is given as a constant, and every folder of the server where it comes from a join or a list.
 */
const tables = `
  SELECT TABLE_NAME AS name, TABLE_TYPE AS kind, TABLE_COMMENT AS comment
  FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE <> 'SEQUENCE'`

const columns = `
  SELECT TABLE_NAME AS \`table\`, COLUMN_NAME AS name, ORDINAL_POSITION AS position, COLUMN_DEFAULT AS \`default\`, IS_NULLABLE AS nullable,
         DATA_TYPE AS type, COLUMN_TYPE AS native, CHARACTER_MAXIMUM_LENGTH AS length, NUMERIC_PRECISION AS \`precision\`, NUMERIC_SCALE AS scale,
         EXTRA AS extra, GENERATION_EXPRESSION AS \`generated\`, COLUMN_COMMENT AS comment
  FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ?`

const foreignKeys = `
  SELECT TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS name, ORDINAL_POSITION AS position, COLUMN_NAME AS \`column\`,
         REFERENCED_TABLE_SCHEMA AS target_schema, REFERENCED_TABLE_NAME AS target, REFERENCED_COLUMN_NAME AS target_column
  FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = ? AND REFERENCED_TABLE_NAME IS NOT NULL`

const actions = `
  SELECT TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS name, UPDATE_RULE AS on_update, DELETE_RULE AS on_delete
  FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?`

const indexes = `
  SELECT TABLE_NAME AS \`table\`, INDEX_NAME AS name, SEQ_IN_INDEX AS position, COLUMN_NAME AS \`column\`, SUB_PART AS prefix,
         NON_UNIQUE AS repeats, INDEX_TYPE AS method
  FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ?`

const partitions = `
  SELECT TABLE_NAME AS \`table\`, COUNT(DISTINCT PARTITION_NAME) AS partitions
  FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = ? AND PARTITION_NAME IS NOT NULL GROUP BY TABLE_NAME`

/** MariaDB says of which table a check is; MySQL says it elsewhere, with whether it is enforced. */
const checks = {
  mariadb: `
  SELECT TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS name, CHECK_CLAUSE AS clause
  FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?`,
  mysql: `
  SELECT t.TABLE_NAME AS \`table\`, t.CONSTRAINT_NAME AS name, c.CHECK_CLAUSE AS clause
  FROM information_schema.TABLE_CONSTRAINTS t
  JOIN information_schema.CHECK_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME
  WHERE t.TABLE_SCHEMA = ? AND t.CONSTRAINT_TYPE = 'CHECK' AND t.ENFORCED = 'YES'`,
}

export const catalogueQueries = { tables, columns, foreignKeys, actions, indexes, partitions, checks }

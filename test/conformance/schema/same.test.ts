// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { infer } from '../../../packages/openmairie/src/model/infer/infer.js'
import { standardParameters } from '../../../packages/openmairie/src/model/parameters.js'
import type { Column, Schema, Table } from '../../../packages/openmairie/src/model/schema.js'
import { readSchema } from '../../../packages/openmairie/src/schema/read.js'
import { scratchDatabase } from '../../support/database.js'
import { scratchMariadb } from '../../support/mariadb.js'
import { scratchSqlite } from '../../support/sqlite.js'
import { contractTables } from './dialects.js'

/** What docs/engines.md says that the engines do not tell alike: names that they choose, spellings, what one cannot say. */
const columnWithout = ({ native, default: value, identity, sequence, nullable, length, ...column }: Column) => ({
  ...column,
  hasDefault: value !== null && sequence === null,
  isFed: identity !== null || sequence !== null,
  length: column.type === 'text' ? null : length,
})

const tableWithout = ({ schema, comment, indexes, uniques, foreignKeys, checks, columns, ...table }: Table) => ({
  ...table,
  // What a view computes has the type that the engine gives it.
  columns: table.kind === 'view' ? columns.map(({ name }) => name) : columns.map(columnWithout),
  uniques: uniques.map(({ columns, where }) => ({ columns, where })),
  foreignKeys: foreignKeys
    .map(({ columns, target, onDelete, onUpdate }) => ({
      columns,
      target: { table: target.table, columns: target.columns },
      onDelete,
      onUpdate,
    }))
    .sort((a, b) => (a.columns.join() < b.columns.join() ? -1 : 1)),
  checks: checks.map(({ columns }) => columns),
  orders: [...new Set(indexes.filter(({ unique }) => unique).map(({ columns }) => columns.join()))].sort(),
})

describe.skipIf(inject('mariadbUrl') === null)('the same tables on three engines', () => {
  const drops: (() => Promise<void>)[] = []
  const schemas: Schema[] = []
  beforeAll(async () => {
    const bases = [
      await scratchDatabase(contractTables.postgresql),
      await scratchMariadb(contractTables.mariadb),
      await scratchSqlite(contractTables.sqlite),
    ]
    for (const base of bases) {
      drops.push(() => base.drop())
      schemas.push(await readSchema(base.url))
    }
  })
  afterAll(async () => {
    for (const drop of drops) await drop()
  })

  test('give the same schema, but for what an engine cannot say', () => {
    const [postgresql, mariadb, sqlite] = schemas.map((schema) => schema.tables.map(tableWithout))
    expect(mariadb).toEqual(postgresql)
    expect(sqlite).toEqual(postgresql)
  })

  test('give the same application, but for the spelling of types and defaults, and the constraints’ names', () => {
    const said = schemas.map((schema) =>
      infer(schema, standardParameters, 'fr')
        .filter(({ kind }) => kind !== 'view')
        .map(({ fields, references, uniques, indexes, ...facts }) => ({
          ...facts,
          fields: Object.entries(fields).map(([name, { native, default: value, maxLength, ...field }]) => ({
            ...field,
            name,
            maxLength: field.type === 'text' ? undefined : maxLength,
          })),
          references: references
            ?.map(({ constraint, ...reference }) => reference)
            .sort((a, b) => (a.name < b.name ? -1 : 1)),
          children: facts.children?.map(({ tab }) => tab).sort(),
          uniques: uniques?.map(({ fields }) => fields),
        })),
    )
    expect(said[1]).toEqual(said[0])
    expect(said[2]).toEqual(said[0])
    expect(said[2]?.[1]?.fields.find(({ name }) => name === 'population')?.min).toBe('0')
  })
})

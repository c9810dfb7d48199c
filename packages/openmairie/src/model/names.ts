// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'

interface Named {
  readonly schema: string
  readonly name: string
}

/**
 * Entity names of tables: `[a-z0-9_]+`, stable, unique. A table outside the first schema is prefixed by its schema; two
 * tables whose names fold to the same slug get a suffix drawn from the whole name, the same whatever their order.
 */
export function entityNames(tables: readonly Named[], ownSchema: string): ReadonlyMap<string, string> {
  const slugs = tables.map((table) => slug(table.schema === ownSchema ? table.name : `${table.schema}_${table.name}`))
  const taken = new Map<string, number>()
  for (const name of slugs) taken.set(name, (taken.get(name) ?? 0) + 1)
  return new Map(
    tables.map((table, index) => {
      const name = slugs[index] ?? ''
      const exact = table.schema === ownSchema && table.name === name
      return [tableId(table), exact || taken.get(name) === 1 ? name : `${name}_${fingerprint(tableId(table))}`]
    }),
  )
}

/** Identifies a table across schemas, whatever characters its names hold. */
export function tableId(table: Named): string {
  return JSON.stringify([table.schema, table.name])
}

function slug(name: string): string {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae')
  const safe = folded
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 56)
  if (safe === '') return `t_${fingerprint(name)}`
  // «index» would share the name of the file that gathers the others.
  return ['index', 'tables', 'menu', 'dashboard', 'locales'].includes(safe) ? `${safe}_` : safe
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6)
}

const reserved = new Set(
  `abstract any as async await boolean break case catch class const continue debugger declare default delete do else enum
  eval export extends false finally for from function if implements import in instanceof interface let new null number object of
  package private protected public return static string super switch symbol this throw true try type typeof undefined
  unknown arguments var void while with yield extend describe never bigint fr en generated`.split(/\s+/),
)

/** Identifier of an entity's constant in generated code. */
export function constantName(entity: string): string {
  return /^[0-9]/.test(entity) || reserved.has(entity) ? `_${entity}` : entity
}

/** Identifier of an entity's row interface in generated code. */
export function interfaceName(entity: string): string {
  const name = entity
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('_')
    .replace(/(?<=[a-zA-Z])_(?=[A-Z])/g, '')
  const builtIn = [
    'Tables',
    'Date',
    'Map',
    'Set',
    'Object',
    'String',
    'Number',
    'Boolean',
    'Array',
    'Function',
    'Symbol',
    'Promise',
    'Record',
    'Partial',
    'Pick',
    'Omit',
    'Error',
  ]
  return /^[0-9]/.test(name) || builtIn.includes(name) ? `_${name}` : name
}

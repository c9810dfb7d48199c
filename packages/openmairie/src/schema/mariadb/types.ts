// SPDX-License-Identifier: EUPL-1.2
import type { Column, ColumnType } from '../../model/schema.js'
import { type CatalogueRow, count, text } from '../rows.js'
import { valuesOf } from './spelling.js'

const families: Readonly<Record<string, ColumnType>> = {
  tinyint: 'integer',
  smallint: 'integer',
  mediumint: 'integer',
  int: 'integer',
  year: 'integer',
  bigint: 'bigint',
  decimal: 'decimal',
  float: 'float',
  double: 'float',
  char: 'string',
  varchar: 'string',
  set: 'array',
  tinytext: 'text',
  text: 'text',
  mediumtext: 'text',
  longtext: 'text',
  enum: 'enum',
  binary: 'bytes',
  varbinary: 'bytes',
  tinyblob: 'bytes',
  blob: 'bytes',
  mediumblob: 'bytes',
  longblob: 'bytes',
  date: 'date',
  time: 'time',
  datetime: 'timestamp',
  // Kept in UTC, shown in the zone of the session: an instant.
  timestamp: 'timestamptz',
  json: 'json',
  uuid: 'uuid',
  inet4: 'inet',
  inet6: 'inet',
}

const geometries: Readonly<Record<string, string>> = {
  geometry: 'Geometry',
  point: 'Point',
  linestring: 'LineString',
  polygon: 'Polygon',
  multipoint: 'MultiPoint',
  multilinestring: 'MultiLineString',
  multipolygon: 'MultiPolygon',
  geometrycollection: 'GeometryCollection',
  geomcollection: 'GeometryCollection',
}

/** What the rest of its table says of a column. */
export interface Place {
  /** It stands in the primary key or a foreign key: it counts, even when it is as short as a boolean. */
  readonly isKey: boolean
  /** A check says that it holds JSON, which is how MariaDB keeps it. */
  readonly isJson: boolean
}

type TypeFacts = Pick<
  Column,
  'type' | 'element' | 'native' | 'length' | 'precision' | 'scale' | 'enumValues' | 'geometry'
>

/** The family of a column's type, and what it declares. */
export function typeFacts(row: CatalogueRow, place: Place): TypeFacts {
  const native = text(row, 'native')
  const type = typeOf(text(row, 'type'), native, place)
  const kind = geometries[text(row, 'type')]
  return {
    type,
    element: type === 'array' ? 'text' : null,
    native,
    length: type === 'string' || type === 'text' ? count(row, 'length') : null,
    precision: type === 'decimal' ? count(row, 'precision') : null,
    scale: type === 'decimal' ? count(row, 'scale') : null,
    enumValues: type === 'enum' || type === 'array' ? valuesOf(native) : null,
    geometry: kind === undefined ? null : { kind, srid: 0 },
  }
}

function typeOf(name: string, native: string, { isKey, isJson }: Place): ColumnType {
  if (!isKey && /^tinyint\(1\)/.test(native)) return 'boolean'
  if (native === 'bit(1)') return 'boolean'
  // Beyond, its number may be larger than a JavaScript number holds.
  if (name === 'bit') return Number(native.slice(4, -1)) <= 53 ? 'integer' : 'other'
  if (isJson && name === 'longtext') return 'json'
  return Object.hasOwn(geometries, name) ? 'geometry' : (families[name] ?? 'other')
}

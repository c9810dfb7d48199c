// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import { SchemaError, withoutSecret } from './errors.js'

/** What a catalogue is read through. */
export interface CatalogueClient {
  query(
    text: string,
    values: readonly unknown[],
  ): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>
}

export interface Catalogue {
  readonly client: CatalogueClient
  close(): Promise<void>
}

/** Connects to a PostgreSQL database to read its catalogue. Raises SchemaError. */
export async function openCatalogue(url: string): Promise<Catalogue> {
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new SchemaError(
      'unsupported',
      `${withoutSecret(url)} is not a PostgreSQL address: it begins with postgres://`,
    )
  const client = new pg.Client({
    connectionString: url,
    application_name: 'openmairie analyse',
    connectionTimeoutMillis: 10_000,
  })
  try {
    await client.connect()
  } catch (cause) {
    throw refusalOf(url, cause)
  }
  return {
    client: { query: async (text, values) => ({ rows: (await client.query(text, [...values])).rows }) },
    close: () => client.end(),
  }
}

function refusalOf(url: string, cause: unknown): SchemaError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const place = withoutSecret(url)
  if (code === '3D000') return new SchemaError('refused', `There is no database of that name at ${place}.`, { cause })
  if (code.startsWith('28'))
    return new SchemaError('refused', `The server refuses this user or password: ${place}.`, { cause })
  return new SchemaError('unreachable', `No PostgreSQL server answers at ${place}${code === '' ? '' : ` (${code})`}.`, {
    cause,
  })
}

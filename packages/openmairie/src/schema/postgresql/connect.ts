// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import { OpenMairieError } from '../../errors/errors.js'
import { withoutSecret } from '../../model/address.js'
import type { Catalogue } from '../catalogue.js'

/** Connects to a PostgreSQL database to read its catalogue. Raises OM_DATABASE_ADDRESS, _UNREACHABLE, _REFUSED, _UNKNOWN. */
export async function openPostgresql(url: string): Promise<Catalogue> {
  const client = clientOf(url)
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

function clientOf(url: string): pg.Client {
  try {
    return new pg.Client({
      connectionString: new URL(url).href,
      application_name: 'openmairie analyse',
      connectionTimeoutMillis: 10_000,
    })
  } catch {
    // The cause is left out: it may quote the address, password included.
    throw new OpenMairieError('OM_DATABASE_ADDRESS', { place: withoutSecret(url) })
  }
}

function refusalOf(url: string, cause: unknown): OpenMairieError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'timeout'
  const place = withoutSecret(url)
  if (reason === '3D000') return new OpenMairieError('OM_DATABASE_UNKNOWN', { place }, { cause })
  if (reason.startsWith('28')) return new OpenMairieError('OM_DATABASE_REFUSED', { place }, { cause })
  return new OpenMairieError('OM_DATABASE_UNREACHABLE', { engine: 'PostgreSQL', place, reason }, { cause })
}

// SPDX-License-Identifier: EUPL-1.2
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise'
import { OpenMairieError } from '../../errors/errors.js'
import { withoutSecret } from '../../model/address.js'
import type { Catalogue } from '../catalogue.js'

/**
 * Connects to a MariaDB or MySQL database to read its catalogue.
 * Raises OM_DATABASE_ADDRESS, _UNNAMED, _UNREACHABLE, _REFUSED, _UNKNOWN.
 */
export async function openMariadb(url: string): Promise<Catalogue> {
  checkAddress(url)
  const connection = await connect(url)
  // A mode such as ANSI_QUOTES would change the spelling of what is read.
  await connection.query("SET SESSION sql_mode = ''")
  return {
    client: {
      query: async (text, values) => ({ rows: (await connection.query<RowDataPacket[]>(text, [...values]))[0] }),
    },
    close: () => connection.end(),
  }
}

function checkAddress(url: string): void {
  const place = withoutSecret(url)
  // The cause is left out: it may quote the address, password included.
  if (!URL.canParse(url)) throw new OpenMairieError('OM_DATABASE_ADDRESS', { place })
  const { hostname, pathname } = new URL(url)
  if (hostname === '') throw new OpenMairieError('OM_DATABASE_ADDRESS', { place })
  if (pathname.length < 2) throw new OpenMairieError('OM_DATABASE_UNNAMED', { place })
}

async function connect(url: string): Promise<Connection> {
  try {
    return await createConnection({
      uri: url,
      charset: 'utf8mb4',
      connectTimeout: 10_000,
      supportBigNumbers: true,
      dateStrings: true,
    })
  } catch (cause) {
    throw refusalOf(url, cause)
  }
}

function refusalOf(url: string, cause: unknown): OpenMairieError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'timeout'
  const place = withoutSecret(url)
  if (reason === 'ER_BAD_DB_ERROR') return new OpenMairieError('OM_DATABASE_UNKNOWN', { place }, { cause })
  if (/^ER_(DB)?ACCESS_DENIED/.test(reason)) return new OpenMairieError('OM_DATABASE_REFUSED', { place }, { cause })
  return new OpenMairieError('OM_DATABASE_UNREACHABLE', { engine: 'MariaDB/MySQL', place, reason }, { cause })
}

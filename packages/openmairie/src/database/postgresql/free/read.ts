// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import type { Connection, Row } from '../../contract.js'
import { type FreePiece, type FreeReading, FreeReadingError, type FreeRows } from '../../free-reading.js'
import { sql } from '../../sql.js'
import { freeRole } from '../barrier/names.js'
import { cancelledBy, type Stop } from '../cancel.js'
import { postgresql } from '../dialect.js'
import { translated } from '../errors.js'
import { literalText } from '../literal.js'
import { setContext } from '../under-context.js'
import { type Described, describeStatement } from './describe.js'
import { valuesOfRecord } from './record-text.js'
import { freeGap } from './role.js'
import { familyOf } from './types.js'

interface Where {
  readonly connection: pg.ClientConfig
  readonly url: string
  /** The role that serves; the account's own where null. */
  readonly role: string | null
  readonly failed: (error: unknown) => void
  readonly signal: AbortSignal | null
}

/** Milliseconds that the engine is left to give up by itself, before it is told to. */
const grace = 500

/**
 * Runs the text. In a function that acts with the rights of who made it the engine lets no role be taken, and each row is written
 * there: what a text calls, it calls as the role that may read the views alone.
 */
const reading = `CREATE FUNCTION pg_temp.om_lire(texte text, valeurs text[], lignes bigint, octets bigint) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $om$
DECLARE
  ligne record;
  ecrite text;
  reste_lignes bigint := lignes;
  reste_octets bigint := octets;
BEGIN
  FOR ligne IN EXECUTE texte USING valeurs LOOP
    ecrite := ligne::text;
    reste_lignes := reste_lignes - 1;
    reste_octets := reste_octets - octet_length(ecrite);
    IF reste_lignes < 0 OR reste_octets < 0 THEN
      RETURN NEXT NULL;
      RETURN;
    END IF;
    RETURN NEXT ecrite;
  END LOOP;
END $om$`

/**
 * Reads with a text of a user's own, on a connection that is closed behind it and in a transaction that is undone: the views, the
 * function and whatever the text set go with it. Raises FreeReadingError, or DatabaseError where the base itself is at fault.
 */
export async function readFreely(where: Where, asked: FreeReading): Promise<FreeRows> {
  const given = AbortSignal.timeout(asked.bounds.milliseconds + grace)
  const signal = where.signal ? AbortSignal.any([where.signal, given]) : given
  where.signal?.throwIfAborted()
  const client = new pg.Client(where.connection)
  client.on('error', where.failed)
  let stop: Stop | null = null
  try {
    await client.connect()
    stop = await cancelledBy(signal, client, where.url, where.failed)
    await client.query('BEGIN')
    return await within(client, where.role, asked)
  } finally {
    await stop?.over()
    // What stands before the base may keep the connection: a lock of the session is undone by nothing else.
    await client.query('ROLLBACK; SELECT pg_advisory_unlock_all()').catch(() => undefined)
    await client.end().catch(where.failed)
  }
}

async function within(client: pg.Client, serving: string | null, asked: FreeReading): Promise<FreeRows> {
  const { text, values, bounds, context } = asked
  const connection: Pick<Connection, 'query'> = {
    query: async (statement) => {
      const { text: sent, values: with_ } = postgresql.compile(statement)
      const result = await client.query<Row>({ text: sent, values: [...with_] })
      return { rows: result.rows, count: result.rowCount ?? 0 }
    },
  }
  const { rows: own } = await connection.query(
    sql`SELECT current_database()::text AS database, session_user::text AS account`,
  )
  const account = String(own[0]?.['account'])
  const free = freeRole(String(own[0]?.['database']))
  const as = (role: string): string => `SET LOCAL ROLE ${pg.escapeIdentifier(role)}`
  await client.query(settings(bounds.milliseconds)).catch(rethrow)
  if (context !== null) await setContext(client, context)
  const gap = await freeGap(connection, serving)
  if (gap) throw new FreeReadingError(gap)
  await client.query(as(serving ?? account))
  const made = asked.views.map(({ name, rows }) => {
    const view = `pg_temp.${pg.escapeIdentifier(name)}`
    return `CREATE TEMP VIEW ${pg.escapeIdentifier(name)} WITH (security_barrier) AS ${literalText(rows)}; GRANT SELECT ON ${view} TO ${pg.escapeIdentifier(free)}`
  })
  if (made.length > 0) await client.query(made.join('; ')).catch(rethrow)
  await client.query(`${as(free)}; ${reading}`).catch(rethrow)
  const toRead = spelt(text, (place) => `$${place + 1}`)
  const described = await describeStatement(client, toRead.text).catch(objected(toRead.placeOf))
  const types = await typeNames(client, described.parameters)
  await client.query(`${as(serving ?? account)}; SET TRANSACTION READ ONLY`)
  const toRun = spelt(text, (place) => `CAST(($1)[${place + 1}] AS ${types[place] ?? 'text'})`)
  const { rows } = await client
    .query<{ ligne: string | null }>({
      text: 'SELECT ligne FROM pg_temp.om_lire($1, $2::text[], $3, $4) AS ligne',
      values: [toRun.text, [...values], bounds.rows, bounds.bytes],
    })
    .catch(objected(toRun.placeOf))
  return answerOf(described, rows)
}

/** What holds for the transaction: one core, little memory, texts of SQL as they are written here. */
function settings(milliseconds: number): string {
  return [
    `SET LOCAL statement_timeout = ${Math.round(milliseconds)}`,
    // What an application calls its tables takes the place of no type of the engine.
    'SET LOCAL search_path = pg_catalog, pg_temp',
    'SET LOCAL standard_conforming_strings = on',
    "SET LOCAL work_mem = '16MB'",
    'SET LOCAL max_parallel_workers_per_gather = 0',
    'SET LOCAL jit = off',
    // Only a superuser may bound the files that a sort writes.
    `DO $om$ BEGIN
      IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN
        SET LOCAL ROLE NONE;
        SET LOCAL temp_file_limit = '256MB';
      END IF;
    END $om$`,
  ].join('; ')
}

/** The text as the engine is given it: in brackets, which nothing but a reading may stand in. */
function spelt(
  pieces: readonly FreePiece[],
  value: (place: number) => string,
): { readonly text: string; placeOf(position: number): number } {
  const sent = pieces.map((piece) => ({
    own: [...piece.spelt].length,
    text: piece.value === null ? piece.spelt : value(piece.value),
  }))
  return {
    text: `(${sent.map(({ text }) => text).join('')}\n)`,
    placeOf: (position) => {
      // Positions count characters from 1, the bracket first.
      let left = position - 2
      let place = 0
      for (const { own, text } of sent) {
        const length = [...text].length
        if (left < length) return place + Math.max(0, Math.min(left, own - 1))
        left -= length
        place += own
      }
      return place
    },
  }
}

/** Names of types, as a cast takes them. */
async function typeNames(client: pg.Client, types: readonly number[]): Promise<readonly string[]> {
  if (types.length === 0) return []
  const { rows } = await client.query<{ name: string }>(
    'SELECT format_type(each, NULL) AS name FROM unnest($1::oid[]) WITH ORDINALITY AS asked (each, place) ORDER BY place',
    [types],
  )
  return rows.map(({ name }) => name)
}

function answerOf({ columns }: Described, rows: readonly { readonly ligne: string | null }[]): FreeRows {
  const told = columns.map(({ name, type }) => ({ name, type: familyOf(type) }))
  const whole = rows.flatMap(({ ligne }) => (ligne === null ? [] : [ligne]))
  return {
    columns: told,
    rows: whole.map((ligne) =>
      told.length === 0 ? [] : valuesOfRecord(ligne).map((value, at) => plain(value, told[at]?.type)),
    ),
    more: whole.length < rows.length,
  }
}

/** The engine writes `t` and `f` in a row. */
function plain(value: string | null, type: string | undefined): string | null {
  return value === null || type !== 'boolean' ? value : String(value === 't')
}

function rethrow(error: unknown): never {
  throw translated(error)
}

/** What the engine says of a text, without its words. */
function objected(placeOf: (position: number) => number): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof pg.DatabaseError)) throw error
    const position = Number(error.internalPosition ?? error.position ?? 0)
    // In a text that a function of the engine was given, it is of another one.
    throw new FreeReadingError(
      { code: error.code ?? '', place: position > 0 ? placeOf(position) : null },
      { cause: error },
    )
  }
}

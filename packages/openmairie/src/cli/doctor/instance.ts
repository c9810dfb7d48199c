// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { instanceVersion } from '../../database/instance-schema.js'
import { sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { Files } from '../../files/contract.js'
import { journalState } from '../../journal/state.js'
import type { Locale } from '../../model/application.js'
import { backupName } from '../../web/backup-schedule.js'
import { frameworkName } from '../../web/schedules.js'
import { emergencyChecks } from './access.js'
import { type Check, ok, warning, wrong } from './check.js'
import type { DoctorMessages } from './messages.js'

/** Oldest major version that is served. */
const leastServer = 13
/** Seconds. */
const clockTolerance = 5
const sealTolerance = 60

/** The base of the instance: server, encoding, time zone, tables, clock, journal. Raises what the base raises. */
export async function instanceChecks(
  messages: DoctorMessages,
  connection: Connection,
  zone: string,
): Promise<readonly Check[]> {
  const before = Date.now()
  const { rows } = await connection.query(sql`
    SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number,
      pg_encoding_to_char(encoding) AS encoding, extract(epoch FROM clock_timestamp())::text AS clock
    FROM pg_database WHERE datname = current_database()`)
  const here = (before + Date.now()) / 2000
  const [row = {}] = rows
  const version = String(row['version']).split(' ', 1)[0] ?? ''
  const encoding = String(row['encoding'])
  const apart = Math.abs(Number(row['clock']) - here)
  const zones = await connection.query(sql`SELECT 1 AS known FROM pg_timezone_names WHERE name = ${zone}`)
  return [
    Number(row['number']) >= leastServer * 10_000
      ? ok('database', messages.reachable(version))
      : wrong('database', messages.serverOld(version, String(leastServer))),
    encoding === 'UTF8'
      ? ok('encoding', messages.encoding(encoding))
      : wrong('encoding', messages.encodingOther(encoding)),
    zones.rows.length > 0 ? ok('zone', messages.zone(zone)) : wrong('zone', messages.zoneUnknown(zone)),
    apart > clockTolerance ? warning('clock', messages.clockApart(apart)) : ok('clock', messages.clock(apart)),
    ...(await tableChecks(messages, connection)),
  ]
}

async function tableChecks(messages: DoctorMessages, connection: Connection): Promise<readonly Check[]> {
  const { done, known } = await instanceVersion(connection)
  if (done > known) return [wrong('migrations', messages.migrationsAhead(done, known))]
  if (done === 0) return [warning('migrations', messages.noTables())]
  // The journal of a version before may lack what is asked of it.
  if (done < known) return [warning('migrations', messages.migrationsWaiting(done, known))]
  return [
    ok('migrations', messages.migrations(done)),
    ...(await journalChecks(messages, connection)),
    ...(await emergencyChecks(messages, connection)),
  ]
}

async function journalChecks(messages: DoctorMessages, connection: Connection): Promise<readonly Check[]> {
  const { waiting, undecided, unsealed, oldestUnsealed, lastSealed } = await journalState(connection, sealTolerance)
  const late = oldestUnsealed !== null && oldestUnsealed > sealTolerance
  return [
    ...(waiting > 0 ? [warning('pending', messages.pendingLines(waiting))] : []),
    ...(undecided > 0 ? [warning('undecided', messages.undecidedLines(undecided))] : []),
    ...(waiting + undecided > 0 ? [] : [ok('pending', messages.pending())]),
    late
      ? warning('sealed', messages.unsealed(unsealed, oldestUnsealed))
      : lastSealed === null
        ? ok('sealed', messages.noLine())
        : ok('sealed', messages.sealed(lastSealed)),
  ]
}

/** The folder or bucket of files, where the instance removes nothing since it is not known to be its own, or where it is out of reach. */
export async function filesChecks(
  messages: DoctorMessages,
  locale: Locale,
  connection: Connection,
  files: Pick<Files, 'standing'>,
): Promise<readonly Check[]> {
  const { done, known } = await instanceVersion(connection)
  if (done !== known) return []
  try {
    const standing = await files.standing()
    return standing === 'ours' || standing === 'free' ? [] : [warning('files', messages.filesNotOurs())]
  } catch (error) {
    if (error instanceof OpenMairieError) return [wrong('files', [error.publicMessage(locale)])]
    throw error
  }
}

/** The backup that the instance makes by itself, where the last one failed. */
export async function failedBackup(messages: DoctorMessages, connection: Connection): Promise<readonly Check[]> {
  const { rows: tables } = await connection.query(
    sql`SELECT to_regclass('openmairie.om_planification') IS NOT NULL AS known`,
  )
  if (tables[0]?.['known'] !== true) return []
  const { rows } = await connection.query(sql`
    SELECT message, extract(epoch FROM now() - fini)::text AS age FROM openmairie.om_planification
    WHERE application = ${frameworkName} AND nom = ${backupName} AND issue = 'echec'`)
  return rows.map((row) => wrong('scheduled backup', messages.backupFailed(Number(row['age']), String(row['message']))))
}

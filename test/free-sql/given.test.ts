// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { runFreeSql } from '../../packages/openmairie/src/records/index.js'
import { prepareFreeSql } from '../../packages/openmairie/src/web/free-sql.js'
import { applicationOver } from '../support/application.js'
import { scratchDatabase } from '../support/database.js'
import { scratchSqlite } from '../support/sqlite.js'

const open = (url: string) =>
  openDatabase({ url, size: 2, applicationName: 'test', statementTimeout: 60_000, failed: () => undefined })

test('the start makes a role that may nothing, once, and tells where somebody gave it more', async () => {
  const base = await scratchDatabase('CREATE TABLE ville (ville integer PRIMARY KEY, libelle text)')
  const name = new URL(base.url).pathname.slice(1)
  const role = `om_requete_${name}`
  const database = open(base.url)
  try {
    await migrateInstance(database)
    expect(await prepareFreeSql(database, null)).toBeNull()
    expect(await prepareFreeSql(database, null)).toBeNull()
    const { rows } = await base.raw.query(
      'SELECT rolsuper, rolcanlogin, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication FROM pg_roles WHERE rolname = $1',
      [role],
    )
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolcanlogin: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolbypassrls: false,
        rolreplication: false,
      },
    ])
    await base.raw.query(`GRANT SELECT ON ville TO ${role}`)
    expect(await prepareFreeSql(database, null)).toEqual({ kind: 'mighty', role })
    await base.raw.query(`REVOKE SELECT ON ville FROM ${role}; GRANT SELECT ON ville TO PUBLIC`)
    expect(await prepareFreeSql(database, null)).toEqual({ kind: 'public', names: ['public.ville'] })
  } finally {
    await database.close()
    await base.raw.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`)
    await base.drop()
  }
})

test('an account that is no superuser, and may make roles, gives free SQL over the tables that it owns', async () => {
  const base = await scratchDatabase()
  const name = new URL(base.url).pathname.slice(1)
  const account = `compte_${name}`
  await base.raw.query(
    `CREATE ROLE ${account} LOGIN CREATEROLE PASSWORD 'essai'; ALTER DATABASE ${name} OWNER TO ${account}; ALTER SCHEMA public OWNER TO ${account}`,
  )
  const address = new URL(base.url)
  address.username = account
  address.password = 'essai'
  const database = open(address.href)
  try {
    await migrateInstance(database)
    await database.query(sql`CREATE TABLE ville (ville integer PRIMARY KEY, libelle text)`)
    await database.query(sql`INSERT INTO ville VALUES (1, 'Aubry'), (2, 'Brion')`)
    expect(await prepareFreeSql(database, null)).toBeNull()
    const app = await applicationOver(address.href)
    const read = await runFreeSql(app.ctx, 'SELECT libelle FROM ville WHERE ville > :rang', { rang: '1' })
    expect(read.rows).toEqual([['Brion']])
    await app.database.close()
  } finally {
    await database.close()
    await base.raw.query(
      `REASSIGN OWNED BY ${account} TO CURRENT_USER; DROP OWNED BY ${account}; DROP ROLE om_requete_${name}; DROP ROLE ${account}`,
    )
    await base.drop()
  }
})

test('where the account may make no role, the start goes on and says so', async () => {
  const base = await scratchDatabase()
  const name = new URL(base.url).pathname.slice(1)
  const account = `compte_${name}`
  await base.raw.query(`CREATE ROLE ${account} LOGIN PASSWORD 'essai'; ALTER DATABASE ${name} OWNER TO ${account}`)
  const address = new URL(base.url)
  address.username = account
  address.password = 'essai'
  const database = open(address.href)
  try {
    await migrateInstance(database)
    expect(await prepareFreeSql(database, null)).toEqual({ kind: 'role', role: `om_requete_${name}` })
  } finally {
    await database.close()
    await base.raw.query(
      `DROP OWNED BY ${account} CASCADE; ALTER DATABASE ${name} OWNER TO CURRENT_USER; DROP ROLE ${account}`,
    )
    await base.drop()
  }
})

test('a base of another engine gives none, and says so', async () => {
  const file = await scratchSqlite('CREATE TABLE ville (ville integer PRIMARY KEY, libelle text)')
  const instance = await scratchDatabase()
  const app = await applicationOver(file.url, {}, instance.url)
  try {
    const refused = runFreeSql(app.ctx, 'SELECT libelle FROM ville', {})
    await expect(refused).rejects.toMatchObject({
      code: 'OM_FREE_SQL_NOT_GIVEN',
      status: 409,
      message: 'Free SQL is not given here: this database is not PostgreSQL.',
    })
  } finally {
    await app.database.close()
    await app.instance.close()
    await instance.drop()
    await file.drop()
  }
})

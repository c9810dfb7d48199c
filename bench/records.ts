// SPDX-License-Identifier: EUPL-1.2

import { loadApplication } from '../packages/openmairie/src/application/load.js'
import type {
  Connection,
  Database,
  QueryResult,
  Sql,
  Transaction,
} from '../packages/openmairie/src/database/contract.js'
import { openDatabase } from '../packages/openmairie/src/database/postgresql/pool.js'
import { sql } from '../packages/openmairie/src/database/sql.js'
import type { AnyEntity } from '../packages/openmairie/src/model/entity.js'
import { type Ctx, create, remove, systemContext, update } from '../packages/openmairie/src/records/index.js'

/** Milliseconds of a life of a record: added, changed twice, deleted. */
export interface RecordMeasure {
  readonly raw: number
  readonly withoutJournal: number
  readonly withJournal: number
}

const turns = 7
const lives = 150

/** Lives of records beside the same statements raw, and beside the same code whose journal is cut off; the fastest turn of each. */
export async function measureRecords(url: string, application: string): Promise<RecordMeasure> {
  const database = openDatabase({
    url,
    size: 2,
    applicationName: 'openmairie bench',
    statementTimeout: 60_000,
    timeZone: 'Europe/Paris',
    failed: () => undefined,
  })
  try {
    const { app } = await loadApplication(application)
    const ctx = systemContext(app, database, database, 'Europe/Paris')
    const entity = app.localised.fr.get('ressource')
    if (!entity) throw new Error('No ressource')
    const cut = withoutJournal(database)
    const silent = { ...ctx, database: cut, instance: cut }
    const best = {
      raw: Number.POSITIVE_INFINITY,
      withoutJournal: Number.POSITIVE_INFINITY,
      withJournal: Number.POSITIVE_INFINITY,
    }
    for (let turn = 0; turn < turns; turn++) {
      best.raw = Math.min(best.raw, await timed(() => rawLife(database)))
      best.withoutJournal = Math.min(best.withoutJournal, await timed(() => life(silent, entity)))
      best.withJournal = Math.min(best.withJournal, await timed(() => life(ctx, entity)))
    }
    return best
  } finally {
    await database.close()
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  for (let turn = 0; turn < lives; turn++) await work()
  return (performance.now() - start) / lives
}

async function life(ctx: Ctx, entity: AnyEntity): Promise<void> {
  const once = { idempotencyKey: null, digests: null }
  const made = await create(ctx, entity, { nom: 'Zbanc', prenom: 'Essai', organisation: '1' }, once)
  if (made.kind !== 'written') throw new Error(JSON.stringify(made))
  await update(ctx, entity, made.key, { prenom: 'Autre', telephone1: '06 39 98 00 01' }, once)
  await update(ctx, entity, made.key, { observation: 'Vu', disponible: 'Oui' }, once)
  const gone = await remove(ctx, entity, made.key, once)
  if (gone.kind !== 'deleted') throw new Error(JSON.stringify(gone))
}

/** The same four transactions by hand: each reads and locks the row that it changes. */
async function rawLife(database: Database): Promise<void> {
  const table = sql`opengestioncrise.ressource`
  const made = await database.transaction((each) =>
    each.query(
      sql`INSERT INTO ${table} (nom, prenom, organisation) VALUES (${'ZBANC'}, ${'Essai'}, 1) RETURNING ressource`,
    ),
  )
  const key = made.rows[0]?.['ressource'] ?? null
  const locked = (each: Transaction) => each.query(sql`SELECT * FROM ${table} WHERE ressource = ${key} FOR UPDATE`)
  await database.transaction(async (each) => {
    await locked(each)
    await each.query(
      sql`UPDATE ${table} SET prenom = ${'Autre'}, telephone1 = ${'06 39 98 00 01'} WHERE ressource = ${key}`,
    )
  })
  await database.transaction(async (each) => {
    await locked(each)
    await each.query(sql`UPDATE ${table} SET observation = ${'Vu'}, disponible = ${'Oui'} WHERE ressource = ${key}`)
  })
  await database.transaction(async (each) => {
    await locked(each)
    await each.query(sql`DELETE FROM ${table} WHERE ressource = ${key}`)
  })
}

/** A base that answers by itself to a line of the journal, and looks at no more of a statement than its first words. */
function withoutJournal(database: Database): Database {
  const isLine = (statement: Sql): boolean => {
    const node = statement.toOperationNode()
    return 'sqlFragments' in node && String(node.sqlFragments).includes('INSERT INTO openmairie.om_journal ')
  }
  const line: QueryResult = { rows: [{ id: '1' }], count: 1 }
  const cut = <T extends Connection>(connection: T): T => ({
    ...connection,
    query: (statement: Sql) => (isLine(statement) ? Promise.resolve(line) : connection.query(statement)),
  })
  return {
    ...cut(database),
    transaction: (work) =>
      database.transaction((transaction) =>
        work({
          ...cut(transaction),
          last: (statement) => (isLine(statement) ? Promise.resolve() : transaction.last(statement)),
        }),
      ),
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import {
  type BulkWork,
  bulkReference,
  list,
  reconcile,
  rehearse,
  runBulk,
  undoBulk,
  update,
  workOnBatch,
} from '../../packages/openmairie/src/records/index.js'
import { applicationOver, query, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'

const script = [
  `CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(20) NOT NULL, service varchar(20), secret varchar(20), chef integer REFERENCES agent (agent))`,
  `CREATE TABLE carte (carte integer PRIMARY KEY, agent integer NOT NULL REFERENCES agent (agent))`,
]
const rows = [
  'DELETE FROM carte',
  'UPDATE agent SET chef = NULL',
  'DELETE FROM agent',
  `INSERT INTO agent VALUES (1, 'Anne', 'voirie', 's', NULL), (2, 'Bruno', 'voirie', 's', NULL), (3, 'Chloé', 'état civil', 's', NULL), (4, 'Denis', NULL, 's', 3)`,
  'INSERT INTO carte VALUES (1, 2)',
]
/** Who is called Bruno stays where he is. */
const overrides: Readonly<Record<string, AnyOverride>> = {
  agent: {
    fields: { secret: { hidden: true } },
    hooks: {
      validate: async (row, _, inherited) => [
        ...(await inherited(row, _)),
        ...(row['nom'] === 'Bruno' ? [{ field: 'service', message: 'Bruno reste où il est.' }] : []),
      ],
    },
  },
}

interface Engine {
  readonly name: string
  open(): Promise<{
    url: string
    instance: Scratch
    run(statements: readonly string[]): Promise<void>
    drop(): Promise<void>
  }>
}
const engines: readonly Engine[] = [
  {
    name: 'PostgreSQL',
    open: async () => {
      const base = await scratchDatabase(script.join(';'))
      const run = async (statements: readonly string[]) => void (await base.raw.query(statements.join(';')))
      return { url: base.url, instance: base, run, drop: () => base.drop() }
    },
  },
  {
    name: 'SQLite',
    open: async () => {
      const data = await scratchSqlite(script.join(';'))
      const instance = await scratchDatabase()
      const run = async (statements: readonly string[]) => void data.raw.exec(statements.join(';'))
      return {
        url: data.url,
        instance,
        run,
        drop: async () => void (await Promise.all([data.drop(), instance.drop()])),
      }
    },
  },
  ...(inject('mariadbUrl') === null
    ? []
    : [
        {
          name: 'MariaDB',
          open: async () => {
            const data = await scratchMariadb(script.join(';'))
            const instance = await scratchDatabase()
            const run = async (statements: readonly string[]) => void (await data.raw.query(statements.join(';')))
            return {
              url: data.url,
              instance,
              run,
              drop: async () => void (await Promise.all([data.drop(), instance.drop()])),
            }
          },
        },
      ]),
]

describe.each(engines)('$name', ({ open }) => {
  let base: Awaited<ReturnType<Engine['open']>>
  let app: TestApplication
  beforeAll(async () => {
    base = await open()
    app = await applicationOver(base.url, overrides, base.instance.url)
  })
  beforeEach(() => base.run(rows))
  afterAll(async () => {
    await app.database.close()
    if (app.instance !== app.database) await app.instance.close()
    await base.drop()
  })

  const agents = () => app.entity('agent')
  const services = async (): Promise<readonly unknown[]> =>
    (await list({ ...app.ctx }, agents(), query({ sort: [{ field: 'agent', direction: 'asc' }] }))).rows.map(
      ({ values }) => [values['agent'], values['service']],
    )
  const lines = async (lot: string): Promise<readonly unknown[]> =>
    (
      await base.instance.raw.query(
        `SELECT enregistrement, operation, etat FROM openmairie.om_journal WHERE lot = $1 ORDER BY om_journal`,
        [lot],
      )
    ).rows.map(({ enregistrement, operation, etat }) => `${operation} ${enregistrement} ${etat}`)
  const confirm = async (work: BulkWork, asked = query(), leaveAside = false) => {
    const { seal } = await rehearse(app.ctx, agents(), asked, work)
    return runBulk(app.ctx, agents(), asked, work, { idempotencyKey: randomUUID(), seal, leaveAside })
  }
  const toSport: BulkWork = { kind: 'update', input: { service: 'sport', secret: 'percé', agent: '9' } }

  test('a rehearsal tells what is refused and why, and writes nothing', async () => {
    const found = await rehearse(app.ctx, agents(), query(), toSport)
    expect(found).toMatchObject({
      written: 3,
      unchanged: 0,
      more: false,
      rejected: [
        {
          key: ['2'],
          label: 'Bruno',
          reason: { kind: 'problems', problems: [{ field: 'service', message: 'Bruno reste où il est.' }] },
        },
      ],
    })
    expect(await services()).toEqual([
      [1, 'voirie'],
      [2, 'voirie'],
      [3, 'état civil'],
      [4, null],
    ])
    const { rows: left } = await base.instance.raw.query(`SELECT 1 FROM openmairie.om_journal WHERE lot IS NULL`)
    expect(left).toEqual([])
  })

  test('where one record is refused nothing is written, unless it is to be left aside', async () => {
    expect(await confirm(toSport)).toEqual({ kind: 'refused' })
    expect((await services())[0]).toEqual([1, 'voirie'])
    const outcome = await confirm(toSport, query(), true)
    expect(outcome).toMatchObject({ kind: 'done', written: 3, unchanged: 0, repeated: false })
    expect(await services()).toEqual([
      [1, 'sport'],
      [2, 'voirie'],
      [3, 'sport'],
      [4, 'sport'],
    ])
    expect(outcome.kind === 'done' && (await lines(outcome.lot))).toEqual([
      'update 1 fait',
      'update 3 fait',
      'update 4 fait',
    ])
  })

  test('a selection by key tells of what is no longer there; what holds the value already is not written', async () => {
    const asked = query({ keys: [['1'], ['3'], ['77']] })
    const found = await rehearse(app.ctx, agents(), asked, { kind: 'update', input: { service: 'voirie' } })
    expect(found).toMatchObject({ written: 1, unchanged: 1, rejected: [{ key: ['77'], reason: { kind: 'gone' } }] })
  })

  test('what others refer to is not deleted; what refers to another of the selection goes before it', async () => {
    const found = await rehearse(app.ctx, agents(), query(), { kind: 'delete' })
    expect(found).toMatchObject({
      written: 3,
      rejected: [{ key: ['2'], reason: { kind: 'referred', dependents: [{ entity: 'carte', count: { count: 1 } }] } }],
    })
    expect(await confirm({ kind: 'delete' }, query(), true)).toMatchObject({ kind: 'done', written: 3 })
    expect(await services()).toEqual([[2, 'voirie']])
  })

  test('under a parent its own children alone are written: those of another are as if they were not there', async () => {
    await base.run(['INSERT INTO carte VALUES (2, 1), (3, 2)'])
    const cards = app.entity('carte')
    const parent = { reference: 'agent', key: ['2'] }
    const forged = query({ parent, keys: [['1'], ['2']] })
    expect(await rehearse(app.ctx, cards, forged, { kind: 'delete' })).toMatchObject({
      written: 1,
      rejected: [{ key: ['2'], reason: { kind: 'gone' } }],
    })
    const whole = query({ parent })
    const { seal, written } = await rehearse(app.ctx, cards, whole, { kind: 'delete' })
    expect(written).toBe(2)
    const options = { idempotencyKey: randomUUID(), seal, leaveAside: false }
    expect(await runBulk(app.ctx, cards, whole, { kind: 'delete' }, options)).toMatchObject({
      kind: 'done',
      written: 2,
    })
    expect((await list(app.ctx, cards, query())).rows.map(({ key }) => key)).toEqual([['2']])
    await workOnBatch(app.ctx, cards, whole, { kind: 'delete' }, null, async (_, batch) =>
      expect(batch).toMatchObject({ written: 0, place: null }),
    )
  })

  test('a record that changed after the preview stops the whole; another field of it does not', async () => {
    const asked = query({ keys: [['1'], ['3']] })
    const { seal } = await rehearse(app.ctx, agents(), asked, toSport)
    const run = () =>
      runBulk(app.ctx, agents(), asked, toSport, { idempotencyKey: randomUUID(), seal, leaveAside: false })
    await base.run([`UPDATE agent SET service = 'plage' WHERE agent = 3`])
    expect(await run()).toEqual({ kind: 'changed' })
    await base.run([`UPDATE agent SET service = 'état civil', nom = 'Cléo' WHERE agent = 3`])
    expect(await run()).toMatchObject({ kind: 'done', written: 2 })
  })

  test('one transaction holds no more than the entity allows', async () => {
    const two = { ...agents(), bulkBound: 2 }
    const toSea: BulkWork = { kind: 'update', input: { service: 'mer' } }
    const whole = query({ keys: [['1'], ['3'], ['4']] })
    const found = await rehearse(app.ctx, two, whole, toSea)
    expect(found).toMatchObject({ written: 2, more: true })
    const options = { idempotencyKey: randomUUID(), seal: found.seal, leaveAside: false }
    expect(await runBulk(app.ctx, two, whole, toSea, options)).toEqual({ kind: 'changed' })
    const lot = randomUUID()
    const batches: unknown[] = []
    let place: Parameters<typeof workOnBatch>[4] = null
    do
      await workOnBatch({ ...app.ctx, lot }, two, whole, toSea, place, async (_, batch) => {
        batches.push(batch.written)
        place = batch.place
      })
    while (place !== null)
    expect(batches).toEqual([2, 1])
    expect(await undoBulk(app.ctx, two, bulkReference(app.ctx, two, toSea, lot) ?? '')).toEqual({
      kind: 'long',
      lot,
      lines: 3,
    })
  })

  test('a second submission shows the first outcome', async () => {
    const asked = query({ keys: [['1']] })
    const { seal } = await rehearse(app.ctx, agents(), asked, toSport)
    const options = { idempotencyKey: randomUUID(), seal, leaveAside: false }
    const first = await runBulk(app.ctx, agents(), asked, toSport, options)
    expect(await runBulk(app.ctx, agents(), asked, toSport, options)).toEqual({ ...first, repeated: true })
  })

  test('a work on a selection is undone record by record; what changed since stays as it is', async () => {
    const outcome = await confirm(toSport, query(), true)
    if (outcome.kind !== 'done') throw new Error(outcome.kind)
    await update(app.ctx, agents(), ['3'], { service: 'plage' }, { idempotencyKey: null, digests: null })
    const reference = bulkReference(app.ctx, agents(), toSport, outcome.lot) ?? ''
    await expect(undoBulk(app.as('bruno'), agents(), reference)).rejects.toMatchObject({ code: 'OM_NOT_FOUND' })
    await expect(undoBulk(app.ctx, agents(), `${reference.slice(0, -1)}_`)).rejects.toMatchObject({
      code: 'OM_NOT_FOUND',
    })
    const undone = await undoBulk(app.ctx, agents(), reference)
    expect(undone).toMatchObject({ kind: 'undone', written: 2, rejected: [{ key: ['3'] }], repeated: false })
    expect(await undoBulk(app.ctx, agents(), reference)).toEqual({ ...undone, repeated: true })
    expect(await services()).toEqual([
      [1, 'voirie'],
      [2, 'voirie'],
      [3, 'plage'],
      [4, null],
    ])
    await base.instance.raw.query(`UPDATE openmairie.om_journal SET instant = instant - interval '31 seconds'`)
    expect(await undoBulk(app.ctx, agents(), reference)).toEqual({ kind: 'late' })
  })

  test('a deletion comes back with its keys, but not where a field is kept out of sight', async () => {
    const cards = app.entity('carte')
    const { seal } = await rehearse(app.ctx, cards, query(), { kind: 'delete' })
    const options = { idempotencyKey: randomUUID(), seal, leaveAside: false }
    const outcome = await runBulk(app.ctx, cards, query(), { kind: 'delete' }, options)
    if (outcome.kind !== 'done') throw new Error(outcome.kind)
    expect((await list(app.ctx, cards, query())).rows).toEqual([])
    await undoBulk(app.ctx, cards, bulkReference(app.ctx, cards, { kind: 'delete' }, outcome.lot) ?? '')
    expect((await list(app.ctx, cards, query())).rows).toMatchObject([{ key: ['1'], values: { agent: 2 } }])
    expect(bulkReference(app.ctx, agents(), { kind: 'delete' }, outcome.lot)).toBeNull()
    expect(bulkReference(app.as('x', ['*.list']), agents(), toSport, outcome.lot)).toBeNull()
  })

  test('a batch whose checkpoint is refused is done again without writing anything twice', async () => {
    const lot = randomUUID()
    const ctx = { ...app.ctx, lot }
    const seen: unknown[] = []
    const run = (keep: (place: unknown) => void) =>
      workOnBatch(ctx, agents(), query(), toSport, null, async (_, { place, written, unchanged }) => {
        seen.push([place, written, unchanged])
        keep(place)
      })
    await expect(
      run(() => {
        throw new Error('coupure')
      }),
    ).rejects.toThrow('coupure')
    await reconcile(app.ctx, 0)
    await run(() => undefined)
    // Elsewhere the rows were committed before the checkpoint: they hold their values already.
    const again = app.instance === app.database ? [null, 3, 0] : [null, 0, 3]
    expect(seen).toEqual([[null, 3, 0], again])
    expect(await lines(lot)).toEqual(['update 1 fait', 'update 3 fait', 'update 4 fait'])
  })

  test('without the right nothing is looked at', async () => {
    const reader = app.as('lecteur', ['*.list', '*.read', '*.export'])
    await expect(rehearse(reader, agents(), query(), toSport)).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
    await expect(rehearse(reader, agents(), query(), { kind: 'delete' })).rejects.toMatchObject({
      code: 'OM_FORBIDDEN',
    })
  })
})

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { OpenMairieError } from '../../packages/openmairie/src/errors/errors.js'
import { type Carried, carryJob } from '../../packages/openmairie/src/jobs/carry.js'
import { needsServed } from '../../packages/openmairie/src/jobs/needs.js'
import { migrateJobs } from '../../packages/openmairie/src/jobs/runner.js'
import { askDue, askNow, syncSchedules } from '../../packages/openmairie/src/jobs/schedules/asking.js'
import type { Schedule } from '../../packages/openmairie/src/jobs/schedules/contract.js'
import { schedulesKind } from '../../packages/openmairie/src/jobs/schedules/kind.js'
import { listPlanned, setActive } from '../../packages/openmairie/src/jobs/schedules/store.js'
import { forgetJobs } from '../../packages/openmairie/src/jobs/store.js'
import { schedule } from '../../packages/openmairie/src/model/schedule.js'
import { runScheduled } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE om_collectivite (om_collectivite integer PRIMARY KEY, libelle varchar(40) NOT NULL);
    CREATE TABLE demande (demande integer PRIMARY KEY, etat varchar(20), om_collectivite integer NOT NULL REFERENCES om_collectivite);
    INSERT INTO om_collectivite VALUES (1, 'Aubry'), (2, 'Brion')`)
  app = await applicationOver(base.url)
  await migrateJobs(base.url)
  await base.raw.query(`INSERT INTO openmairie.om_collectivite VALUES ('1', 'Aubry'), ('2', 'Brion')`)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})
beforeEach(() =>
  base.raw.query(`
    DELETE FROM openmairie.om_job; DELETE FROM openmairie.om_planification; DELETE FROM demande; TRUNCATE openmairie.om_journal CASCADE;
    INSERT INTO demande VALUES (1, 'reçue', 1), (2, 'reçue', 2), (3, 'close', 1)`),
)

const paris = 'Europe/Paris'
const run = vi.fn<Schedule['run']>(async () => 'Fait.')
const daily: Schedule = {
  application: 'essai',
  name: 'purge',
  label: { fr: 'Purge', en: 'Purge' },
  cadence: { every: 'day', at: '03:00' },
  per: 'instance',
  run,
}
const evening = Date.parse('2026-11-26T20:00:00Z')
const night = Date.parse('2026-11-27T02:00:00Z')
const sync = (schedules: readonly Schedule[], now = evening) =>
  syncSchedules(app.database, schedules, ['essai'], paris, now)
const jobs = async () =>
  (await base.raw.query(`SELECT om_job::text AS id, etat, collectivite FROM openmairie.om_job ORDER BY cree`)).rows
const planned = () => listPlanned(app.database, null)
/** Carries all that was asked for, as a node does. */
async function carryAll(schedules: readonly Schedule[]): Promise<readonly Carried[]> {
  const kind = schedulesKind(app.database, schedules)
  const served = needsServed(['essai'], schedules)
  const common = { database: app.database, node: null, perCollectivite: 9, served, feed: null, heavy: null }
  const carried: Carried[] = []
  for (const { id } of await jobs())
    carried.push(await carryJob({ ...common, kinds: new Map([[kind.name, kind]]), paused: () => false }, id))
  return carried
}

test('what is due is asked for once, however many nodes look at the same time, and not before', async () => {
  await Promise.all([sync([daily]), sync([daily]), sync([daily])])
  expect(await planned()).toMatchObject([{ name: 'purge', active: true, last: null, outcome: null, next: night }])
  expect(await askDue(app.database, [daily], paris, night - 1)).toBe(0)
  const looks = await Promise.all(Array.from({ length: 8 }, () => askDue(app.database, [daily], paris, night)))
  expect(looks.toSorted()).toEqual([0, 0, 0, 0, 0, 0, 0, 1])
  expect(await jobs()).toHaveLength(1)
  expect(await planned()).toMatchObject([{ next: night + 86_400_000, last: night, runs: true }])
  await carryAll([daily])
  expect(await planned()).toMatchObject([{ outcome: 'fait', message: 'Fait.', runs: false }])
})

test('what was missed for days is done once; what is still under way is not begun again', async () => {
  await sync([daily])
  const days = night + 5 * 86_400_000 + 60_000
  expect(await askDue(app.database, [daily], paris, days)).toBe(1)
  expect(await planned()).toMatchObject([{ next: night + 6 * 86_400_000 }])
  expect(await askDue(app.database, [daily], paris, days + 86_400_000)).toBe(0)
  expect(await planned()).toMatchObject([{ next: night + 7 * 86_400_000 }])
  await carryAll([daily])
  expect(await askDue(app.database, [daily], paris, days + 2 * 86_400_000)).toBe(1)
  expect(await jobs()).toHaveLength(2)
})

test('switched off it is not asked for, but by hand; on again, what was missed is left out', async () => {
  await sync([daily])
  const [{ id } = { id: '' }] = await planned()
  expect([await setActive(app.database, id, null), await setActive(app.database, id, null)]).toEqual([true, false])
  expect(await askDue(app.database, [daily], paris, night)).toBe(0)
  expect([await askNow(app.database, daily, id, night), await askNow(app.database, daily, id, night)]).toEqual([
    true,
    false,
  ])
  await carryAll([daily])
  expect(await planned()).toMatchObject([{ active: false, outcome: 'fait', next: night }])
  await setActive(app.database, id, night + 86_400_000)
  expect(await askDue(app.database, [daily], paris, night + 60_000)).toBe(0)
  // What nodes find at their start leaves what was said of it.
  await setActive(app.database, id, null)
  await sync([daily])
  expect(await planned()).toMatchObject([{ active: false }])
})

test('another cadence changes what comes next, and what is declared no more goes; other applications keep theirs', async () => {
  const other: Schedule = { ...daily, application: 'autre' }
  await syncSchedules(app.database, [daily, other], ['essai', 'autre'], paris, evening)
  await sync([{ ...daily, cadence: { every: 'hour', minute: 30 } }])
  expect((await planned()).map(({ application, next }) => [application, next])).toEqual([
    ['autre', night],
    ['essai', evening + 1_800_000],
  ])
  await sync([])
  expect((await planned()).map(({ application }) => application)).toEqual(['autre'])
  // A node that does not serve it leaves it to one that does.
  expect(await askDue(app.database, [daily], paris, night)).toBe(0)
})

/** The same task on a node that cannot do it. */
const elsewhere: Schedule = { ...daily, unavailable: { fr: 'Pas ici.', en: 'Not here.' }, optional: true }

test('a node that cannot do it neither puts it down, nor takes away that of one that can, nor asks for it', async () => {
  await sync([elsewhere])
  expect(await planned()).toEqual([])
  await sync([daily])
  const [{ id } = { id: '' }] = await planned()
  await sync([elsewhere], night + 60_000)
  expect(await planned()).toMatchObject([{ id, active: true, next: night }])
  expect(await askDue(app.database, [elsewhere], paris, night)).toBe(0)
  expect(await askDue(app.database, [daily], paris, night)).toBe(1)
  // Switched off, it stays so, for however long.
  await setActive(app.database, id, null)
  await sync([elsewhere], night + 90 * 86_400_000)
  expect(await planned()).toMatchObject([{ id, active: false }])
})

test('what no node has asked for in a week was that of a node that is no more', async () => {
  await sync([daily])
  await sync([elsewhere], night + 6 * 86_400_000)
  expect(await planned()).toHaveLength(1)
  await sync([elsewhere], night + 8 * 86_400_000)
  expect(await planned()).toEqual([])
})

test.each([
  ['cannot do it', [elsewhere]],
  ['does not know it', []],
])('a node that %s does not carry it either: it waits for one that can', async (_, schedules) => {
  await sync([daily])
  await askDue(app.database, [daily], paris, night)
  expect(await carryAll(schedules)).toEqual(['elsewhere'])
  expect(await planned()).toMatchObject([{ runs: true, outcome: null }])
  expect(await carryAll([daily])).toEqual(['ended'])
  expect(await planned()).toMatchObject([{ runs: false, outcome: 'fait', message: 'Fait.' }])
})

test('each collectivité has its own, and those alone are seen by who works for it', async () => {
  const each: Schedule = { ...daily, per: 'collectivite' }
  await sync([each])
  expect((await planned()).map(({ where }) => where)).toEqual(['Aubry', 'Brion'])
  expect((await listPlanned(app.database, ['2'])).map(({ where }) => where)).toEqual(['Brion'])
  await askDue(app.database, [each], paris, night)
  await carryAll([each])
  expect(
    run.mock.calls
      .slice(-2)
      .map(([{ collectivite }]) => collectivite)
      .toSorted(),
  ).toEqual(['1', '2'])
  await sync([daily])
  expect((await planned()).map(({ where }) => where)).toEqual([null])
  expect(await listPlanned(app.database, ['2'])).toEqual([])
})

test('what fails is told, and what went well is forgotten before the rest', async () => {
  const [well, badly]: Schedule[] = [
    daily,
    { ...daily, name: 'panne', run: async () => Promise.reject(new OpenMairieError('OM_FORBIDDEN')) },
  ]
  if (!well || !badly) throw new Error('Two of them')
  await sync([well, badly])
  await askDue(app.database, [well, badly], paris, night)
  await carryAll([well, badly])
  expect((await planned()).map(({ name, outcome }) => [name, outcome])).toEqual([
    ['panne', 'echec'],
    ['purge', 'fait'],
  ])
  await base.raw.query(`UPDATE openmairie.om_job SET fini = now() - interval '3 days'`)
  expect(await forgetJobs(app.database)).toBe(1)
  expect((await jobs()).map(({ etat }) => etat)).toEqual(['echec'])
  expect((await planned())[1]).toMatchObject({ outcome: 'fait', message: 'Fait.' })
})

interface Tables {
  demande: { demande: number; etat: string | null; om_collectivite: number }
}
/** Closes what was received, and says how many there were. */
const closing = schedule<Tables>({
  label: 'Clore',
  cadence: { every: 'day', at: '03:00' },
  per: 'collectivite',
  async run(ctx) {
    const found = await ctx.rows('demande', { etat: 'reçue' })
    for (const { demande } of found) await ctx.update('demande', [String(demande)], { etat: 'close' })
    return `${found.length} close`
  },
})
const states = async () =>
  (await base.raw.query('SELECT demande, etat FROM demande ORDER BY 1')).rows.map(
    ({ demande, etat }) => `${demande} ${etat}`,
  )

test('the work of an application is one transaction with its outcome, on the rows of its collectivité, and is journalled', async () => {
  const ctx = { ...app.as('system'), collectivites: ['1'] }
  const work: Schedule = {
    ...daily,
    run: async ({ keep }) => {
      await runScheduled(ctx, closing, keep)
      return null
    },
  }
  await sync([work])
  await askDue(app.database, [work], paris, night)
  await carryAll([work])
  expect(await planned()).toMatchObject([{ outcome: 'fait', message: '1 close' }])
  expect(await states()).toEqual(['1 close', '2 reçue', '3 close'])
  expect(
    (
      await base.raw.query(
        `SELECT acteur, enregistrement, operation FROM openmairie.om_journal WHERE entite = 'demande'`,
      )
    ).rows,
  ).toEqual([{ acteur: 'system', enregistrement: '1', operation: 'update' }])
})

test('where its outcome cannot be kept, as another node has it by now, nothing of it stays', async () => {
  const kept = runScheduled({ ...app.as('system'), collectivites: ['1'] }, closing, async () => {
    throw new Error('Taken')
  })
  await expect(kept).rejects.toThrow('Taken')
  expect(await states()).toEqual(['1 reçue', '2 reçue', '3 close'])
})

// SPDX-License-Identifier: EUPL-1.2
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enter, tokenIn } from '../support/http.js'
import { type Instance, startInstance, workersOf } from './instance.js'
import { type Served, serveDemonstration } from './support.js'

const many = 801
const listing = '/opengestioncrise/ressource'
let served: Served
let other: Instance | undefined
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(async () => {
  await other?.stop()
  await served.stop()
})

const rows = async (text: string) => (await served.base.raw.query(text)).rows
const job = async () =>
  (
    await rows(`SELECT etat, traites::int AS traites, noeud, message FROM openmairie.om_job ORDER BY cree DESC LIMIT 1`)
  )[0]

/** Ends a server as a power cut would: the supervisor and all that it started. */
function cut(instance: Instance): void {
  for (const each of [instance.pid, ...workersOf(instance.pid)]) process.kill(each, 'SIGKILL')
}

test('a whole node is killed in the middle of a job: another takes it up within 45 seconds, and nothing is written twice', async () => {
  await rows(
    `INSERT INTO opengestioncrise.ressource (nom, organisation) SELECT 'Znoeud ' || n, (SELECT min(organisation) FROM opengestioncrise.organisation) FROM generate_series(1, ${many}) n`,
  )
  // Each batch lasts: the second server starts while the first one carries.
  await rows(
    `CREATE FUNCTION lent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.05); RETURN NEW; END $$;
     CREATE TRIGGER lent BEFORE UPDATE ON opengestioncrise.ressource FOR EACH ROW EXECUTE FUNCTION lent()`,
  )
  const visitor = await enter(served.instance.url, 'administrateur')
  const asked = await visitor.post(`${listing}/-/selection/confirmer`, [
    ['-csrf', tokenIn(await visitor.page(`${listing}?q=Znoeud`))],
    ['liste', 'q=Znoeud'],
    ['portee', 'resultat'],
    ['travail', 'modifier'],
    ['valeurs', '{"observation":"repris"}'],
  ])
  expect(asked.location).toContain('/-/traitements/')
  await expect.poll(async () => Number((await job()).traites), { timeout: 60_000, interval: 20 }).toBeGreaterThan(0)
  other = await startInstance({
    folders: [served.folder],
    databaseUrl: served.base.url,
    dataFolder: join(served.folder, '../data-2'),
    arguments: ['--demonstration'],
  })
  const first = await job()
  expect(first).toMatchObject({ etat: 'en cours' })
  const before = Date.now()
  cut(served.instance)
  await rows('DROP TRIGGER lent ON opengestioncrise.ressource')
  await expect
    .poll(async () => [(await job()).noeud, (await job()).etat], { timeout: 60_000, interval: 50 })
    .not.toEqual([first.noeud, 'en cours'])
  await expect.poll(async () => (await job()).etat, { timeout: 60_000, interval: 50 }).not.toBe('attente')
  expect(Date.now() - before).toBeLessThan(45_000)
  await expect.poll(async () => (await job()).etat, { timeout: 60_000 }).toBe('fait')
  expect(await job()).toMatchObject({ traites: many, message: `${many} ressources ont été modifiées.` })
  expect((await job()).noeud).not.toBe(first.noeud)
  expect(
    await rows(
      `SELECT n, count(*)::int AS people FROM (
         SELECT r.ressource, count(j.om_journal)::int AS n FROM opengestioncrise.ressource r
         LEFT JOIN openmairie.om_journal j ON j.entite = 'ressource' AND j.enregistrement = r.ressource::text AND j.lot IS NOT NULL
         WHERE r.nom LIKE 'Znoeud %' AND r.observation = 'repris' GROUP BY 1) AS counted GROUP BY 1`,
    ),
  ).toEqual([{ n: 1, people: many }])
}, 240_000)

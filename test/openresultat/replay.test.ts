// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { duree, replay } from '../../apps/openresultat/demo/replay.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { type Entered, enter, open, send } from './replay/entering.js'
import { enterArrivals } from './replay/night.js'
import { openReaders, type Reader } from './replay/readers.js'
import { openStage, poll, publicPath, publish, type Stage } from './replay/stage.js'
import { visit } from './replay/visits.js'

/** OPENMAIRIE_THOROUGH has ten times as many readers, and a minute of the night lasts a second. */
const { readers: many, perMinute } = process.env.OPENMAIRIE_THOROUGH
  ? { readers: 2000, perMinute: 1000 }
  : { readers: 200, perMinute: 200 }

let base: Scratch
let stage: Stage
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openmairie-night-'))
  base = await scratchDatabase()
  stage = await openStage({ databaseUrl: base.url, raw: base.raw, folder, operators: 20 })
})
afterAll(async () => {
  await stage?.stop()
  await base.drop()
  rmSync(folder, { recursive: true, force: true })
})

const sql = async (text: string) => (await base.raw.query(text)).rows
const shownLast = ({ shown }: Reader): number | null => shown.at(-1)?.counted ?? null
const night = replay({ today: '2026-03-15', whole: true })

/** Of the whole night: inscrits, votants, blancs, nuls, exprimés, then the votes of the eight lists. */
const totals = [
  ...['37\u202f962', '19\u202f566', '271', '177', '19\u202f118'],
  ...['7\u202f253', '4\u202f143', '2\u202f574', '2\u202f018', '1\u202f340', '982', '550', '258'],
]

const stored = `
  SELECT b.code AS bureau, r.phase, r.votants, r.blancs, r.nuls, r.exprimes, array_agg(v.voix ORDER BY ec.ordre) AS voix
  FROM openresultat.resultat r JOIN openresultat.election_bureau eb USING (election_bureau) JOIN openresultat.bureau b USING (bureau)
  JOIN openresultat.resultat_voix v USING (resultat) JOIN openresultat.election_candidat ec USING (election_candidat)
  WHERE eb.election = ${poll} GROUP BY b.code, r.resultat ORDER BY b.code, r.phase`

const journaled = `
  SELECT b.code AS bureau, (c.apres->>'version')::int AS version, j.acteur AS login
  FROM openmairie.om_journal j JOIN openmairie.om_journal_contenu c USING (om_journal)
  JOIN openresultat.election_bureau eb ON eb.election_bureau::text = j.enregistrement JOIN openresultat.bureau b USING (bureau)
  WHERE j.application = 'openresultat' AND j.entite = 'election_bureau' AND eb.election = ${poll}`

test(`a night of 30 bureaux, 20 operators on two servers and ${many} readers: nothing is lost, doubled, or public too early`, async () => {
  const ports = stage.servers.map(({ port }) => port)
  const readers = await openReaders(ports, publicPath('flux/resultats'), many)
  const files = ['bureaux.csv', 'commune.csv', 'resultats.json', 'instantane.html'].map((file) =>
    publicPath('donnees', file),
  )
  await readers.until(({ shown }) => shown.length > 0)

  // Before the hour: whatever is entered, nobody is shown a figure.
  const early = visit(ports, [publicPath('resultats'), ...files], 20)
  const half = duree / 2
  const first = await enterArrivals(
    stage,
    night.filter(({ minute }) => minute <= half),
    { perMinute },
  )
  const earlyVisits = await early.stop()
  for (const { path, status, counted } of earlyVisits)
    expect([path, status, counted]).toEqual([path, path === publicPath('resultats') ? 200 : 404, null])
  expect(earlyVisits.length).toBeGreaterThan(20)
  for (const reader of readers.all) {
    expect(reader.shown.map(({ counted }) => counted)).toEqual([null])
    expect(reader.last()).toMatch(/Les résultats seront affichés ici le \d+ \S+ \d{4}, à partir de 20\u00a0h\u00a000\./)
  }

  await publish(stage)
  await readers.until((reader) => shownLast(reader) !== null)
  const late = visit(ports, [publicPath('resultats'), ...files], 20)
  const second = await enterArrivals(
    stage,
    night.filter(({ minute }) => minute > half),
    { perMinute, from: half },
  )
  await readers.until((reader) => shownLast(reader) === 30)
  for (const { path, status } of await late.stop()) expect([path, status]).toEqual([path, 200])
  for (const reader of readers.all) {
    expect(reader.lost()).toBeNull()
    const counts = reader.shown.map(({ counted }) => counted)
    expect(counts).toEqual([...counts].sort((one, next) => (one ?? -1) - (next ?? -1)))
    for (const figure of totals) expect(reader.last()).toContain(`>${figure}<`)
  }
  readers.close()

  // What was announced is what is stored, each phase of each bureau once.
  expect(await sql(stored)).toEqual(
    night
      .map(({ bureau, phase, figures: { votants, blancs, nuls, exprimes, voix } }) => {
        return {
          bureau,
          phase,
          votants: Number(votants),
          blancs: Number(blancs),
          nuls: Number(nuls),
          exprimes: Number(exprimes),
          voix: voix.map(Number),
        }
      })
      .sort((one, other) => (`${one.bureau}${one.phase}` < `${other.bureau}${other.phase}` ? -1 : 1)),
  )
  expect(
    await sql(
      `SELECT etat, count(*)::int AS bureaux FROM openresultat.election_bureau WHERE election = ${poll} GROUP BY etat`,
    ),
  ).toEqual([{ etat: 'arrive', bureaux: 30 }])
  expect(await sql(`SELECT statut FROM openresultat.election WHERE election = ${poll}`)).toEqual([
    { statut: 'complete' },
  ])

  // Each entry that somebody was told of is one line of the journal, under his name, and there is no other.
  const lines = (await sql(journaled)).map(({ bureau, version, login }) => `${bureau} ${version} ${login}`).sort()
  const told = [...first.acknowledged, ...second.acknowledged]
  expect(lines).toEqual(told.map(({ bureau, version, login }) => `${bureau} ${version} ${login}`).sort())
  expect(new Set(told.map(({ bureau, version }) => `${bureau} ${version}`)).size).toBe(told.length)
  // Ninety announcements, of which nine are corrected.
  expect(told.length).toBeGreaterThanOrEqual(99)

  // Nine times two save at once. Whoever came second was told by whom, and what.
  const conflicts = [...first.conflicts, ...second.conflicts]
  expect(conflicts.length).toBeGreaterThanOrEqual(9)
  for (const { told: words } of conflicts) {
    expect(words).toMatch(/Ce bureau a été enregistré entre-temps par Opératrice \d+ à/)
    expect(words).toMatch(/: \S+ enregistré, \S+ saisi ici\./)
  }
}, 300_000)

test('of two bureaux that come last at the same moment, one finds the count complete', async () => {
  const [one, two] = stage.operators
  const [first, second] = night.filter(({ bureau, phase }) => ['0001', '0002'].includes(bureau) && phase === 'DF')
  if (!one || !two || !first || !second) throw new Error('Two operators, two bureaux')
  await sql(
    `UPDATE openresultat.election_bureau eb SET etat = CASE WHEN b.code IN ('0001', '0002') THEN 'attente' ELSE 'arrive' END
     FROM openresultat.bureau b WHERE b.bureau = eb.bureau AND eb.election = ${poll};
     UPDATE openresultat.election SET statut = 'depouillement' WHERE election = ${poll};
     CREATE FUNCTION lent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END $$;
     CREATE TRIGGER lent BEFORE UPDATE ON openresultat.election_bureau FOR EACH ROW EXECUTE FUNCTION lent()`,
  )
  const entered: Entered = { acknowledged: [], conflicts: [] }
  const forms = [await open(one.visitor, first), await open(two.visitor, second)] as const
  await Promise.all([send(one, forms[0], entered), send(two, forms[1], entered)])
  await sql('DROP TRIGGER lent ON openresultat.election_bureau')
  expect([entered.acknowledged.length, entered.conflicts.length]).toEqual([2, 0])
  expect(await sql(`SELECT statut FROM openresultat.election WHERE election = ${poll}`)).toEqual([
    { statut: 'complete' },
  ])
  // What is entered of its first hundred afterwards takes nothing away from it.
  await enter(one, { ...first, phase: 'C1' }, entered)
  expect(await sql(`SELECT statut FROM openresultat.election WHERE election = ${poll}`)).toEqual([
    { statut: 'complete' },
  ])
})

// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allBelow } from '../e2e/instance.js'
import { isPlanted, matriculeOf, openPeople, type People, patience, total } from './people.js'

let people: People
beforeAll(async () => {
  people = await openPeople()
  // What waits at the commit itself, once all is written: told of by nothing but a trigger that is put off until then.
  await people.query(`CREATE FUNCTION public.at_commit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock(${atCommit}); RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER at_commit AFTER UPDATE ON openmairie.om_import DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.etat <> OLD.etat AND NEW.etat IN ('importe', 'annule')) EXECUTE FUNCTION public.at_commit()`)
})
afterAll(() => people.close())

/** What the test takes, and what is then asked for in vain: a word of the beginning of the statement that waits. */
interface Lock {
  readonly statement: string
  readonly asked: string
}
const reading = (schema: string, table: string): Lock => ({
  statement: `LOCK TABLE ${schema}.${table} IN ACCESS EXCLUSIVE MODE`,
  asked: table,
})
const writing = (schema: string, table: string): Lock => ({
  statement: `LOCK TABLE ${schema}.${table} IN SHARE MODE`,
  asked: table,
})
/** Somebody else writes the same number, and has not committed yet: whoever writes it too waits. */
const person = (number: number): Lock => ({
  statement: `INSERT INTO opengestioncrise.ressource (nom, matricule) VALUES ('Autre', '${matriculeOf(number)}')`,
  asked: 'ressource',
})
const atCommit = 7190
const committing: Lock = { statement: `SELECT pg_advisory_xact_lock(${atCommit})`, asked: 'COMMIT' }

const rows = writing('opengestioncrise', 'ressource')
const aside = writing('openmairie', 'om_import_ligne')
/**
 * All that an import does, in its order, each by what it waits for right before it. What others wait for too is taken once the import
 * itself waits for what comes before.
 */
const importing: Readonly<Record<string, readonly Lock[]>> = {
  'its file is found': [reading('openmairie', 'om_fichier_usage')],
  'corrections are read': [reading('openmairie', 'om_import_correction')],
  'references are looked for': [reading('opengestioncrise', 'organisation')],
  'the first rows go in': [rows],
  'the first rows are journalled': [rows, writing('openmairie', 'om_journal')],
  'their payloads are journalled': [rows, writing('openmairie', 'om_journal_contenu')],
  'rows in the middle go in': [person(Math.ceil(total / 2) + 1)],
  'the last row goes in': [person(total - 1)],
  'the lines left aside are kept': [aside],
  'it is said to be done': [aside, writing('openmairie', 'om_import')],
  'its job is ended': [aside, writing('openmairie', 'om_job')],
}
const undoing: typeof importing = {
  'rows are deleted': [rows],
  'their deletion is journalled': [rows, writing('openmairie', 'om_journal')],
  'it is said to be undone': [rows, writing('openmairie', 'om_import')],
}

/** Rows and journal, to the letter: people, what tells of them, and what is kept of imports. */
const state = async () =>
  (
    await people.query(`SELECT
      (SELECT md5(string_agg(r::text, E'\\n' ORDER BY ressource)) FROM opengestioncrise.ressource r) AS rows,
      (SELECT md5(string_agg(concat_ws(' ', om_journal, operation, enregistrement, empreinte, etat, lot), E'\\n' ORDER BY om_journal)) FROM openmairie.om_journal WHERE entite = 'ressource') AS journal,
      (SELECT md5(string_agg(c::text, E'\\n' ORDER BY om_journal)) FROM openmairie.om_journal_contenu c JOIN openmairie.om_journal USING (om_journal) WHERE entite = 'ressource') AS payloads,
      (SELECT md5(string_agg(concat_ws(' ', om_import, etat, bilan), E'\\n' ORDER BY om_import)) FROM openmairie.om_import) AS imports,
      (SELECT md5(string_agg(l::text, E'\\n' ORDER BY om_import, ligne)) FROM openmairie.om_import_ligne l) AS aside`)
  )[0]

/** Takes what the import is about to ask for; it waits there for as long as that is held. */
async function holding({ statement, asked }: Lock) {
  const client = new pg.Client({ connectionString: people.base.url })
  await client.connect()
  await client.query(`BEGIN; ${statement}`)
  const [own] = (await client.query('SELECT pg_backend_pid() AS pid')).rows
  return {
    /** The connection that waits for it: the one given, where it must be that one. */
    waiting: async (whose: number | null): Promise<number> => {
      let pid = 0
      const found = async () => {
        const his = whose === null ? `query LIKE '%${asked}%'` : `pid = ${whose}`
        const [one] = await people.query(
          `SELECT pid FROM pg_stat_activity WHERE ${own?.pid} = ANY (pg_blocking_pids(pid)) AND ${his}`,
        )
        pid = Number(one?.['pid'] ?? 0)
        return pid
      }
      await expect.poll(found, { timeout: patience, interval: 20, message: asked }).toBeGreaterThan(0)
      return pid
    },
    release: async (): Promise<void> => {
      await client.query('ROLLBACK')
      await client.end()
    },
  }
}

/** Has a work begin, and kills every process of the instance but the one that starts them again, right in front of a phase. */
async function killedBefore(locks: readonly Lock[], begin: () => void | Promise<void>): Promise<void> {
  let [held, pid]: [Awaited<ReturnType<typeof holding>> | null, number | null] = [null, null]
  for (const lock of locks) {
    const next = await holding(lock)
    if (held === null) await begin()
    await held?.release()
    held = next
    pid = await held.waiting(pid)
  }
  // Nothing is started again before one has seen what is left.
  process.kill(people.instance.pid, 'SIGSTOP')
  for (const each of allBelow(people.instance.pid)) process.kill(each, 'SIGKILL')
  await held?.release()
  const lives = () => people.query(`SELECT 1 FROM pg_stat_activity WHERE pid = ${pid}`)
  await expect.poll(lives, { timeout: patience, interval: 20 }).toEqual([])
  // Each of these deaths is one of many jobs: what kills one job again and again is what it dies of, and it is given up.
  await people.query('UPDATE openmairie.om_job SET reprises = 0')
}

const goOn = (): void => void process.kill(people.instance.pid, 'SIGCONT')

/** Begins a work, and kills it in front of each of its phases: it begins again by itself. Then it is let go on. */
async function killedAgainAndAgain(phases: typeof importing, begin: () => Promise<void>): Promise<void> {
  const before = await state()
  for (const [index, [phase, locks]] of Object.entries(phases).entries()) {
    await killedBefore(locks, index === 0 ? begin : goOn)
    expect(await state(), `killed right before ${phase}`).toEqual(before)
  }
  goOn()
}

async function answering(): Promise<void> {
  const answers = async () => (await fetch(`${people.instance.url}/-/ready`).catch(() => null))?.ok
  await expect.poll(answers, { timeout: 60_000 }).toBe(true)
}
const right = Array.from({ length: total }, (_, index) => index + 1).filter((number) => !isPlanted(number)).length

test(
  'killed right before anything that it does, an import leaves nothing, nor does its undoing; and each is run again',
  async () => {
    const visitor = await people.enter()
    const page = await people.checked(visitor, true)
    await killedAgainAndAgain(importing, () => people.post(visitor, page, 'confirmer', { laisser: '1' }))
    await people.stateOf(page, 'importe')
    expect(await people.astray(true)).toEqual([])
    expect(await people.written()).toEqual({ rows: right, lines: right })
    await answering()
    await killedAgainAndAgain(undoing, () => people.post(visitor, page, 'annuler'))
    await people.stateOf(page, 'annule')
    expect(await people.written()).toEqual({ rows: 0, lines: 0 })
    await answering()
  },
  20 * patience,
)

test(
  'killed at its commit, an import is whole, with its journal, and is not run twice; nor is its undoing',
  async () => {
    const visitor = await people.enter()
    const page = await people.checked(visitor, true)
    await killedBefore([committing], () => people.post(visitor, page, 'confirmer', { laisser: '1' }))
    expect(await people.astray(true)).toEqual([])
    expect(await people.written()).toEqual({ rows: right, lines: right })
    const whole = await state()
    goOn()
    await answering()
    await people.stateOf(page, 'importe')
    expect(await state()).toEqual(whole)
    await killedBefore([committing], () => people.post(visitor, page, 'annuler'))
    expect(await people.written()).toEqual({ rows: 0, lines: 0 })
    goOn()
    await answering()
    await people.stateOf(page, 'annule')
  },
  8 * patience,
)

// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { environmentOf } from '../../packages/openmairie/src/backup/run.js'
import { findTools } from '../../packages/openmairie/src/backup/tools.js'
import { startInstance } from '../e2e/instance.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { enter } from '../support/http.js'
import { majorOf, serverWithTools } from '../support/tools.js'
import { linkFramework, root } from '../support/workspace.js'
import { openmairie, type Ran } from './command.js'

const server = await serverWithTools()
const work = mkdtempSync(join(tmpdir(), 'openmairie-backup-'))
const data = join(work, 'data')
const file = join(work, 'nuit.dump')
const password = 'mot-de-passe-qui-ne-se-montre-pas'

const on = (base: Scratch): string => {
  const address = new URL(base.url)
  // Where the server trusts everyone any password does: it must show nowhere.
  if (address.password === '') address.password = password
  return address.href
}
const run = (base: Scratch, ...words: readonly string[]): Promise<Ran> =>
  openmairie(words, { DATABASE_URL: on(base), OPENMAIRIE_DATA_FOLDER: data }, work)

/**
 * Every table, sequence, function, index and constraint of a base, and what they hold. A check read again has its casts
 * elsewhere, which is PostgreSQL's doing and means the same: they are left out, as are the transactions of a server, which a
 * restoration counts anew. Nobody stays connected.
 */
async function whole(base: Scratch): Promise<ReadonlyMap<string, readonly string[]>> {
  const client = new pg.Client({ connectionString: base.url })
  await client.connect()
  try {
    const found = new Map<string, readonly string[]>()
    const own = "nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'"
    const { rows: tables } = await client.query(
      `SELECT format('%I.%I', nspname, relname) AS name, relkind FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE ${own} AND relkind IN ('r', 'p', 'S', 'm') ORDER BY 1`,
    )
    for (const { name, relkind } of tables) {
      const { rows } = await client.query(
        relkind === 'S'
          ? `SELECT last_value || ' ' || is_called AS line FROM ${name}`
          : `SELECT (to_jsonb(t) - 'ecrit' - 'horizon')::text AS line FROM ${name} AS t ORDER BY 1`,
      )
      found.set(
        name,
        rows.map(({ line }) => line),
      )
    }
    const { rows: made } = await client.query(`
      SELECT pg_get_indexdef(c.oid) AS made FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE ${own} AND relkind = 'i'
      UNION ALL SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE ${own} AND prokind = 'f' AND probin IS NULL
      UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || CASE contype WHEN 'c' THEN regexp_replace(pg_get_constraintdef(c.oid), '::[a-z ]+(\\[\\])?|[()]', '', 'g') ELSE pg_get_constraintdef(c.oid) END FROM pg_constraint c JOIN pg_namespace n ON n.oid = connamespace WHERE ${own}
      UNION ALL SELECT 'large object ' || loid || ' ' || data::text FROM pg_largeobject UNION ALL SELECT 'extension ' || extname FROM pg_extension ORDER BY 1`)
    found.set(
      'made',
      made.map((row) => row.made),
    )
    return found
  } finally {
    await client.end()
  }
}

const bases: Scratch[] = []
/** A base to which nobody stays connected: a restoration demands it. */
async function emptyBase(script = ''): Promise<Scratch> {
  const base = await scratchDatabase(script, null, server ?? '')
  await base.raw.end()
  bases.push(base)
  return base
}

let source: Scratch
let before: ReadonlyMap<string, readonly string[]>

beforeAll(async () => {
  mkdirSync(data)
  if (server === null) return
  // The sample with its demonstration, journal and accounts; and what an application of a town may have beside.
  cpApplication()
  source = await emptyBase(`
    CREATE EXTENSION pg_trgm;
    CREATE TYPE couleur AS ENUM ('bleu', 'vert');
    CREATE TABLE public.divers (divers bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, libelle text, teinte couleur, vide bytea);
    CREATE INDEX divers_libelle ON public.divers USING gin (libelle gin_trgm_ops);
    INSERT INTO public.divers (libelle, teinte, vide) VALUES ('Été à l’œuvre', 'vert', '\\x00ff'), (NULL, NULL, NULL), (E'ligne\\n\\\\.\\tfin', 'bleu', '');
    SELECT lo_from_bytea(424242, '\\x0102');
    CREATE VIEW public.vue AS SELECT libelle FROM public.divers;`)
  const instance = await startInstance({
    folders: [join(work, 'opengestioncrise')],
    databaseUrl: source.url,
    dataFolder: data,
    arguments: ['--demonstration'],
  })
  try {
    await writeGrades(instance.url)
  } finally {
    await instance.stop()
  }
  before = await whole(source)
})
afterAll(async () => {
  for (const base of bases) await dropQuietly(base)
  rmSync(work, { recursive: true, force: true })
})

test.skipIf(server === null)(
  'backup, destruction, restoration: the bases are identical, and the journal is whole',
  async () => {
    const made = await run(source, 'backup', file)
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toMatch(
      /^Sauvegarde faite et relue\u00a0: \S+nuit\.dump \(\d+\u00a0[kM]o\), décrite par \S+nuit\.dump\.json\./,
    )
    expect(
      readdirSync(work)
        .filter((name) => name.startsWith('nuit'))
        .sort(),
    ).toEqual(['nuit.dump', 'nuit.dump.json'])
    expect([file, `${file}.json`].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600])
    expect(JSON.parse(readFileSync(`${file}.json`, 'utf8'))).toMatchObject({
      format: 1,
      framework: '0.1.0',
      applications: ['opengestioncrise'],
      sha256: execFileSync('sha256sum', [file], { encoding: 'utf8' }).split(' ')[0],
    })
    const doctor = await run(source, 'doctor')
    expect(doctor.stdout).toMatch(/✓ Dernière sauvegarde il y a \d+\u00a0secondes? \(\S+nuit\.dump\)/)
    // A backup never overwrites another.
    expect((await run(source, 'backup', file)).code).toBe(2)

    const target = await emptyBase()
    const restored = await run(target, 'restore', file)
    expect(restored.stderr).toBe('')
    expect(restored.stdout).toMatch(
      /^Base restaurée depuis \S+nuit\.dump, du .*\nLa chaîne du journal est entière\.\n$/,
    )
    const after = await whole(target)
    expect([...after.keys()]).toEqual([...before.keys()])
    expect(after.get('opengestioncrise.ressource')).toHaveLength(2000)
    // Three accounts, a visit, two writes; the server may have begun to take down what was there before the journal.
    const lines = after.get('openmairie.om_journal')?.filter((line) => !line.includes('"baseline"'))
    expect(lines).toHaveLength(6)
    for (const [name, rows] of before) expect(after.get(name), name).toEqual(rows)
    expect(await run(target, 'journal', 'verify', 'opengestioncrise')).toMatchObject({ code: 0 })
    expect((await run(target, 'doctor', 'opengestioncrise')).stdout).toContain(
      '✓ opengestioncrise\u00a0: sa base répond, et est celle qui a été générée\n',
    )
  },
)

test.skipIf(server === null)(
  'over a base that holds something only --force restores, and nothing of it is left',
  async () => {
    const target = await emptyBase(`
    CREATE EXTENSION pg_trgm; CREATE SCHEMA ailleurs; CREATE TABLE ailleurs.reste (a text); CREATE TABLE public.divers (autre integer);
    CREATE TYPE public.couleur AS ENUM ('rouge'); CREATE TABLE public.enfant (c public.couleur);
    CREATE FUNCTION public.deux() RETURNS integer LANGUAGE sql AS 'SELECT 2'; CREATE SEQUENCE public.suite;
    SELECT lo_from_bytea(0, '\\x00ff');`)
    const refused = await run(target, 'restore', file)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('Cette base n’est pas vide')
    expect([...(await whole(target)).keys()]).toContain('ailleurs.reste')
    expect(await run(target, 'restore', file, '--force')).toMatchObject({ code: 0, stderr: '' })
    expect(await whole(target)).toEqual(before)
  },
)

test.skipIf(server === null)('a restoration that fails leaves the base as it was', async () => {
  const target = await emptyBase("CREATE TABLE public.reste (a text); INSERT INTO public.reste VALUES ('gardé')")
  const kept = await whole(target)
  // Cut short, with a manifest that agrees: what psql was given does not reach its end.
  const cut = join(work, 'coupee.dump')
  const bytes = readFileSync(file)
  writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length * 0.9)))
  const manifest = JSON.parse(readFileSync(`${file}.json`, 'utf8'))
  const sha256 = execFileSync('sha256sum', [cut], { encoding: 'utf8' }).split(' ')[0]
  writeFileSync(`${cut}.json`, JSON.stringify({ ...manifest, sha256 }))
  const failed = await run(target, 'restore', cut, '--force')
  expect(failed).toMatchObject({ code: 1, stdout: '' })
  expect(failed.stderr).toContain('La restauration a échoué, la base est restée telle qu’elle était')
  expect(await whole(target)).toEqual(kept)
  // Without agreement it is not even tried.
  writeFileSync(`${cut}.json`, JSON.stringify(manifest))
  expect((await run(target, 'restore', cut, '--force')).stderr).toContain('SHA-256 différent')
  writeFileSync(`${cut}.json`, JSON.stringify({ ...manifest, sha256, migrations: 9999 }))
  expect(await run(target, 'restore', cut, '--force')).toMatchObject({ code: 2 })
  expect(await whole(target)).toEqual(kept)
})

test.skipIf(server === null)('nothing is restored under a server that runs', async () => {
  const instance = await startInstance({
    folders: [join(work, 'opengestioncrise')],
    databaseUrl: source.url,
    dataFolder: data,
    arguments: ['--workers', '1'],
  })
  try {
    const refused = await run(source, 'restore', file, '--force')
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^\d+ connexions? (est|sont) ouvertes? sur cette base/)
    expect((await fetch(`${instance.url}/-/ready`)).status).toBe(200)
  } finally {
    await instance.stop()
  }
})

test.skipIf(server === null)('the password stands in no list of processes, nor in what is said', async () => {
  const places = join(work, 'faux')
  mkdirSync(places)
  // A pg_dump of the right version that tells its words and its environment, then fails as the real one does.
  const major = (await majorOf(server ?? '')) ?? 0
  for (const name of ['pg_dump', 'pg_restore', 'psql']) {
    writeFileSync(
      join(places, name),
      `#!/bin/sh\nif [ "$1" = --version ]; then echo "${name} (PostgreSQL) ${major}.1"; exit; fi\n` +
        `echo "$@" > ${work}/words; echo "$PGPASSWORD" > ${work}/secret; echo "pg_dump: error: refused $PGPASSWORD" >&2; exit 1\n`,
    )
    chmodSync(join(places, name), 0o755)
  }
  expect(await findTools(major + 50, places)).toBeNull()
  expect(environmentOf('postgres://u:p%40ss@db.mairie.fr:5433/base?sslmode=verify-full')).toEqual({
    PGHOST: 'db.mairie.fr',
    // Behind row-level security an owner too reads the rows of all only where it says so.
    PGOPTIONS: '-c openmairie.collectivites=*',
    PGPORT: '5433',
    PGUSER: 'u',
    PGPASSWORD: 'p@ss',
    PGDATABASE: 'base',
    PGSSLMODE: 'verify-full',
  })
  const ran = await openmairie(
    ['backup', join(work, 'autre.dump')],
    { DATABASE_URL: on(source), OPENMAIRIE_DATA_FOLDER: data, PATH: `${places}:${process.env.PATH}` },
    work,
  )
  const secret = decodeURIComponent(new URL(on(source)).password)
  expect(ran.code).toBe(3)
  expect(ran.stderr).toBe('pg_dump a échoué, rien n’a été gardé\u00a0: pg_dump: error: refused …\n')
  expect(readFileSync(join(work, 'words'), 'utf8')).not.toContain(secret)
  expect(readFileSync(join(work, 'secret'), 'utf8')).toBe(`${secret}\n`)
  expect(readdirSync(work).filter((name) => name.startsWith('autre'))).toEqual([])
})

test('without programs of the server’s version the way out is told', async ({ skip }) => {
  skip((await majorOf(inject('databaseUrl'))) !== 18 || (await findTools(18)) !== null)
  const base = await scratchDatabase(
    'CREATE SCHEMA openmairie; CREATE TABLE openmairie.om_version (om_version integer); INSERT INTO openmairie.om_version VALUES (1)',
  )
  try {
    const ran = await openmairie(
      ['backup', join(work, 'sans.dump')],
      { DATABASE_URL: base.url, OPENMAIRIE_DATA_FOLDER: data },
      work,
    )
    expect(ran.code).toBe(3)
    expect(ran.stderr).toContain('paquet postgresql-client-18 sous Debian et Ubuntu')
    expect(existsSync(join(work, 'sans.dump'))).toBe(false)
  } finally {
    await base.drop()
  }
})

/** A user comes and writes twice: three lines, sealed. */
async function writeGrades(url: string): Promise<void> {
  const visitor = await enter(url, 'administrateur')
  for (const [grade, libelle] of [
    ['Z1', 'Adjudant d’été'],
    ['Z2', 'Vérificateur des œuvres'],
  ] as const) {
    const { status, text } = await visitor.send('/opengestioncrise/grade/-/nouveau', {
      'v.grade': grade,
      'v.libelle': libelle,
    })
    expect(status, text).toBe(303)
  }
  const client = new pg.Client({ connectionString: source.url })
  await client.connect()
  const end = Date.now() + 10_000
  for (let lines = 0; lines < 3 && Date.now() < end; ) {
    const sealed = 'SELECT count(*)::int AS lines FROM openmairie.om_journal WHERE chaine IS NOT NULL'
    lines = (await client.query(sealed)).rows[0].lines
  }
  await client.end()
}

function cpApplication(): void {
  execFileSync('cp', ['-r', join(root, 'apps/opengestioncrise'), work])
  linkFramework(work)
}

async function dropQuietly(base: Scratch): Promise<void> {
  const client = new pg.Client({ connectionString: server ?? '' })
  await client.connect()
  await client.query(`DROP DATABASE ${new URL(base.url).pathname.slice(1)} WITH (FORCE)`)
  await client.end()
}

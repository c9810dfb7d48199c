// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DatabaseError } from '../../packages/openmairie/src/database/errors.js'
import { FreeReadingError } from '../../packages/openmairie/src/database/free-reading.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { OpenMairieError } from '../../packages/openmairie/src/errors/errors.js'
import { openEntities, rowsOpen } from '../../packages/openmairie/src/records/free-sql/views.js'
import { type Ctx, runFreeSql } from '../../packages/openmairie/src/records/index.js'
import { type Random, seeded } from '../crawler/random.js'
import { type FreeBase, freeBase, printOf } from './base.js'

let it: FreeBase
beforeAll(async () => {
  it = await freeBase()
})
afterAll(() => it.end())

const bounds = { milliseconds: 1_000, rows: 100, bytes: 100_000 }

/** What the base itself answers to a text that nothing has read before it: its code, or its rows. */
async function answered(ctx: Ctx, text: string): Promise<string> {
  const views = openEntities(ctx).map((entity) => ({ name: entity.name, rows: rowsOpen(ctx, entity) }))
  const asked = { views, text: [{ spelt: text, value: null }], values: [], bounds }
  try {
    const read = await ctx.database.readFreely?.({ ...asked, context: `{${(ctx.collectivites ?? []).join(',')}}` })
    return JSON.stringify(read?.rows)
  } catch (error) {
    if (error instanceof FreeReadingError && 'code' in error.why) return error.why.code
    if (error instanceof DatabaseError) return error.code
    throw error
  }
}

/** Texts that ask for more, and what the base answers without anybody having read them before it. */
const attacks: readonly (readonly [text: string, answer: string])[] = [
  // Other tables, and other columns of one's own.
  ['SELECT libelle FROM public.dossier', '42501'],
  ['SELECT libelle FROM public.secret', '42501'],
  ['SELECT mot_de_passe FROM openmairie.om_utilisateur', '42501'],
  ['SELECT jeton FROM dossier', '42703'],
  ['SELECT motif FROM dossier', '42703'],
  ['SELECT d.*::text FROM dossier d WHERE dossier = 1', '[["(1,\\"un §1§\\",10,1234567890.10,2026-11-24,t,1,P)"]]'],
  ['SELECT ctid FROM dossier', '42703'],
  // Another role, by whatever leads to one, also in a text that a function is given.
  [
    "SELECT set_config('role', 'none', true), query_to_xml('SELECT libelle FROM public.dossier', true, true, '')",
    '42501',
  ],
  ["SELECT set_config('role', session_user, false)", '42501'],
  ["SELECT set_config('session_authorization', session_user, true)", '42501'],
  ["SELECT query_to_xml('SET ROLE NONE', true, true, '')", '0A000'],
  ["SELECT query_to_xml('SELECT libelle FROM public.dossier', true, true, '')", '42501'],
  ["SELECT table_to_xml('public.dossier', true, true, '')", '42501'],
  ["SELECT ts_stat('SELECT to_tsvector(libelle) FROM public.dossier')", '42501'],
  ['SELECT current_user <> session_user', '[["true"]]'],
  // A wider context: the rows of a view do not hang from it.
  [
    "WITH wider AS MATERIALIZED (SELECT set_config('openmairie.collectivites', '*', true) AS c) SELECT count(libelle) FROM wider, dossier WHERE c = '*'",
    '[["2"]]',
  ],
  ["SELECT set_config('row_security', 'off', true) FROM dossier", '[["off"],["off"]]'],
  // Writing.
  ['WITH gone AS (DELETE FROM dossier RETURNING 1) SELECT * FROM gone', '42501'],
  ["WITH made AS (INSERT INTO nature VALUES ('Z') RETURNING 1) SELECT * FROM made", '42501'],
  ["WITH changed AS (UPDATE dossier SET libelle = '' RETURNING 1) SELECT * FROM changed", '42501'],
  ['DELETE FROM dossier', '42601'],
  ['SELECT * FROM dossier FOR UPDATE', '42501'],
  ['SELECT 1 AS a INTO copie', '42P11'],
  ['SELECT 1 AS a INTO TEMP copie', '42P11'],
  ["SELECT nextval('public.compteur')", '42501'],
  ["SELECT setval('public.compteur', 5)", '42501'],
  ["SELECT set_config('transaction_read_only', 'off', true)", '25001'],
  ["SELECT lo_export(1, '/tmp/x')", '42501'],
  ["SELECT lo_import('/etc/passwd')", '42501'],
  // Several statements, and what is no reading.
  ['SELECT 1; SELECT 2', '42601'],
  ['SELECT 1); COMMIT; (SELECT 2', '42601'],
  ['COMMIT', '42601'],
  ['RESET ROLE', '42601'],
  ['SHOW role', '42601'],
  ['EXPLAIN (ANALYZE) SELECT * FROM dossier', '42601'],
  ['DO $$ BEGIN END $$', '42601'],
  ['COPY dossier TO STDOUT', '42601'],
  ['VALUES (1)', '[["1"]]'],
  // The server.
  ["SELECT pg_read_file('/etc/passwd')", '42501'],
  ["SELECT pg_ls_dir('.')", '42501'],
  ['SELECT pg_sleep(60)', '57014'],
  ["SELECT set_config('statement_timeout', '0', true), pg_sleep(60)", '57014'],
  [
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = session_user LIMIT 1',
    '42501',
  ],
  ['SELECT pg_reload_conf()', '42501'],
  ["SELECT count(*) FROM pg_stats WHERE schemaname IN ('public', 'openmairie')", '[["0"]]'],
  [
    "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query <> '<insufficient privilege>'",
    '[["0"]]',
  ],
  ['SELECT passwd FROM pg_shadow', '42501'],
  ['SELECT rolpassword FROM pg_authid', '42501'],
  // What lies in a condition is asked of rows that are one's own alone.
  // Rows of another are told apart by a join here: without a barrier they would be asked first.
  [
    "SELECT piece FROM piece WHERE 1 / (CASE WHEN libelle LIKE '%§2§%' THEN 0 ELSE 1 END) = 1 ORDER BY 1",
    '[["11"],["31"]]',
  ],
  ['SELECT dossier FROM dossier WHERE numero::integer > 0 ORDER BY 1', '[["1"],["3"]]'],
  [
    "SELECT dossier FROM dossier WHERE 1 / (CASE WHEN libelle LIKE '%§2§%' THEN 0 ELSE 1 END) = 1 ORDER BY 1",
    '[["1"],["3"]]',
  ],
]

describe.each(['bare', 'behind'] as const)('%s', (where) => {
  test.each(attacks)('the base answers %s by %s', async (text, answer) => {
    const before = await printOf(it.base)
    expect(await answered(it.as(where, ['1']), text)).toBe(answer)
    expect(await printOf(it.base)).toBe(before)
  })

  test('a text leaves nothing behind it: no setting, no lock, no view', async () => {
    const ctx = it.as(where, ['1'])
    const text = `SELECT set_config('search_path', 'nowhere', false), set_config('openmairie.collectivites', '*', false), pg_advisory_lock(4242)`
    expect(await answered(ctx, text)).toBe('[["nowhere","*",""]]')
    const { rows } = await it.base.raw.query(`
      SELECT (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4242)::int AS locks,
        (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname ~ '^pg_temp')::int AS views,
        (SELECT count(*) FROM pg_proc WHERE proname = 'om_lire')::int AS functions`)
    expect(rows).toEqual([{ locks: 0, views: 0, functions: 0 }])
    expect((await runFreeSql(ctx, 'SELECT count(*) FROM dossier', {})).rows).toEqual([['2']])
  })
})

/** Words of SQL, of the base and of attacks, in whatever order. */
const words =
  `SELECT SELECT SELECT FROM FROM WHERE GROUP BY ORDER UNION ALL WITH AS ( ) ( ) , , * * ; = <> || :: :m &collectivite 1 0 '§' '' NULL
  dossier piece nature om_collectivite secret public.dossier public.piece openmairie.om_utilisateur pg_stats pg_class libelle numero
  jeton motif count(*) max(libelle) string_agg(libelle,'|') lower(libelle) to_json(d) d d.* set_config('openmairie.collectivites','*',true)
  query_to_xml('SELECT * FROM public.dossier',true,true,'') LATERAL JOIN ON true CASE WHEN THEN END DELETE UPDATE INSERT INTO SET
  VALUES EXISTS IN NOT LIMIT OFFSET DISTINCT INTO FOR UPDATE RETURNING -- /* */ $$ $1 EXPLAIN "dossier" text integer`.split(
    /\s+/,
  )

/** Readings that are right, with something of the above put in them. */
const shapes: readonly ((random: Random) => string)[] = [
  (random) =>
    `SELECT ${random.pick(['*', 'libelle', 'd', 'to_json(d)', 'count(*)', 'max(libelle)', 'jeton', 'string_agg(libelle, $$,$$)'])} FROM ${random.pick(['dossier', 'piece', 'om_collectivite', 'public.dossier', 'secret', 'nature'])} ${random.pick(['d', 'AS d', ''])} ${random.pick(['', 'WHERE true', 'WHERE om_collectivite = 2', 'OR true', 'UNION ALL SELECT libelle FROM public.secret', 'JOIN LATERAL (SELECT libelle FROM piece) p ON true'])}`,
  (random) =>
    `WITH x AS (${random.pick(['SELECT * FROM dossier', 'DELETE FROM dossier RETURNING *', "SELECT set_config('openmairie.collectivites', '*', true)", "UPDATE piece SET libelle = '' RETURNING *"])}) SELECT x.*, p.* FROM x, piece p ${random.pick(['', 'FOR UPDATE', 'LIMIT 5'])}`,
  (random) => Array.from({ length: 3 + random.below(14) }, () => random.pick(words)).join(' '),
  (random) =>
    `SELECT ${Array.from({ length: 1 + random.below(6) }, () => random.pick(words)).join(' ')} FROM dossier d`,
]

/** Texts of the run; the nightly one asks for more. */
const total = Math.ceil(Number(process.env.OPENMAIRIE_TEST_FUZZ ?? 800) / 4)
const seed = Number(process.env.OPENMAIRIE_TEST_SEED ?? 20_261_127)

test(
  `of ${total} texts none changes anything, nor shows what is another’s or hidden, by the base alone and as a user sends it`,
  { timeout: 3_600_000 },
  async () => {
    const random = seeded(seed)
    const before = await printOf(it.base)
    let served = 0
    for (let done = 0; done < total; done++) {
      const reach = random.pick([['1'], ['2'], ['3', '1'], []])
      const ctx = it.as(random.pick(['bare', 'behind'] as const), reach)
      const text = random.pick(shapes)(random)
      const said = random.chance(0.5) ? await answered(ctx, text) : await sent(ctx, text)
      const place = `seed ${seed}, text ${done} for ${reach.join(', ')}: ${text}`
      const strangers = [...said.matchAll(/§(\d)§/g)].filter(([, of]) => !reach.includes(of ?? ''))
      expect(strangers, place).toEqual([])
      expect(said, place).not.toContain('#')
      if (said.includes('§')) served++
    }
    expect(await printOf(it.base)).toBe(before)
    // What is one's own was served meanwhile.
    expect(served).toBeGreaterThan(total / 20)
  },
)

async function sent(ctx: Ctx, text: string): Promise<string> {
  try {
    const { rows, columns } = await runFreeSql(ctx, text, { m: '1' }, bounds)
    return JSON.stringify({ rows, columns })
  } catch (error) {
    if (error instanceof OpenMairieError) return error.code
    throw error
  }
}

test('what others hold changes nothing of what is answered, errors and bounds included', async () => {
  const texts = [
    'SELECT * FROM dossier ORDER BY dossier',
    'SELECT count(*), max(dossier), sum(montant) FROM dossier',
    'SELECT sum(numero::integer) FROM dossier',
    'SELECT * FROM piece p JOIN dossier d USING (dossier) ORDER BY piece',
    'SELECT 10 / (dossier - 2) FROM dossier ORDER BY dossier',
    'SELECT * FROM om_collectivite',
  ]
  const ctx = it.as('behind', ['1'])
  const all = async () =>
    JSON.stringify(
      await Promise.all(
        [texts].map(async (list) => {
          const answers: string[] = []
          for (const text of list) answers.push(await sent(ctx, text))
          return answers
        }),
      ),
    )
  const before = await all()
  await it.base.raw.query(`INSERT INTO dossier SELECT 100 + k, 'autre §2§', 'x' || k, k, NULL, NULL, 2, NULL, '#', '#' FROM generate_series(1, 3000) k;
    DELETE FROM piece WHERE dossier IN (2, 4); DELETE FROM dossier WHERE dossier IN (2, 4); ANALYZE dossier`)
  expect(await all()).toBe(before)
  await it.base.raw.query(
    `DELETE FROM dossier WHERE dossier > 100; INSERT INTO dossier (dossier, libelle, om_collectivite) VALUES (2, 'deux §2§', 2), (4, 'quatre §3§', 3)`,
  )
})

describe('it is not given', () => {
  const refusal = (ctx: Ctx) =>
    runFreeSql(ctx, 'SELECT 1', {}).then(
      () => 'given',
      (error: unknown) =>
        error instanceof OpenMairieError ? `${error.code} ${error.publicMessage('fr')}` : String(error),
    )
  const role = () => `om_requete_${new URL(it.base.url).pathname.slice(1)}`

  test.each([
    ['ALTER ROLE $role LOGIN', 'ALTER ROLE $role NOLOGIN', /peut plus qu’il ne doit/],
    ['GRANT pg_read_all_data TO $role', 'REVOKE pg_read_all_data FROM $role', /peut plus qu’il ne doit/],
    ['GRANT SELECT ON nature TO $role', 'REVOKE SELECT ON nature FROM $role', /peut plus qu’il ne doit/],
    ['CREATE TABLE sienne (a int); ALTER TABLE sienne OWNER TO $role', 'DROP TABLE sienne', /peut plus qu’il ne doit/],
    [
      'GRANT SELECT (libelle) ON secret TO PUBLIC',
      'REVOKE ALL (libelle) ON secret FROM PUBLIC',
      /échapperait aux droits\u00a0: public\.secret/,
    ],
    [
      'CREATE FUNCTION ouverte() RETURNS text LANGUAGE sql SECURITY DEFINER AS $$SELECT libelle FROM secret LIMIT 1$$',
      'DROP FUNCTION ouverte()',
      /échapperait aux droits\u00a0: public\.ouverte\(\)|échapperait aux droits\u00a0: ouverte\(\)/,
    ],
    [
      'REVOKE TEMPORARY ON DATABASE $base FROM PUBLIC',
      'GRANT TEMPORARY ON DATABASE $base TO PUBLIC',
      /rien faire de temporaire/,
    ],
  ])('after %s', async (given, taken, reason) => {
    const run = (text: string) =>
      it.base.raw.query(text.replaceAll('$role', role()).replaceAll('$base', new URL(it.base.url).pathname.slice(1)))
    await run(given)
    try {
      const said = await refusal(it.as('behind', ['1']))
      expect(said).toMatch(/^OM_FREE_SQL_NOT_GIVEN Le SQL libre n’est pas donné ici/)
      expect(said).toMatch(reason)
    } finally {
      await run(taken)
    }
    expect(await refusal(it.as('behind', ['1']))).toBe('given')
  })

  test('to an account that may not act as the role', async () => {
    const account = `compte_${role().slice(-12)}`
    await it.base.raw.query(`CREATE ROLE ${account} LOGIN PASSWORD 'essai'; GRANT USAGE ON SCHEMA public TO ${account}`)
    const address = new URL(it.base.url)
    address.username = account
    address.password = 'essai'
    const database = openDatabase({
      url: address.href,
      size: 1,
      applicationName: 'test',
      statementTimeout: 10_000,
      failed: () => undefined,
    })
    try {
      expect(await refusal({ ...it.as('bare', ['1']), database })).toBe(
        `OM_FREE_SQL_NOT_GIVEN Le SQL libre n’est pas donné ici\u00a0: le rôle ${role()} n’est pas dans la base, ou son compte ne peut pas le prendre\u00a0: CREATE ROLE "${role()}" NOLOGIN; GRANT "${role()}" TO le compte de l’application.`,
      )
      // An account that is no superuser, and a member of the role, reads.
      await it.base.raw.query(`GRANT ${role()} TO ${account}; GRANT SELECT ON dossier TO ${account}`)
      const own = { ...it.as('bare', ['1']), database }
      expect((await runFreeSql(own, 'SELECT count(*) FROM dossier', {})).rows).toEqual([['2']])
    } finally {
      await database.close()
      await it.base.raw.query(`DROP OWNED BY ${account}; DROP ROLE ${account}`)
    }
  })
})

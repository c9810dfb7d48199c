// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OpenMairieError } from '../../packages/openmairie/src/errors/errors.js'
import { readText } from '../../packages/openmairie/src/records/free-sql/text.js'
import { type Ctx, freeSqlSchema, runFreeSql } from '../../packages/openmairie/src/records/index.js'
import { type FreeBase, freeBase } from './base.js'

let it: FreeBase
beforeAll(async () => {
  it = await freeBase()
})
afterAll(() => it.end())

const rowsOf = async (ctx: Ctx, text: string, parameters: Readonly<Record<string, string | null>> = {}) =>
  (await runFreeSql(ctx, text, parameters)).rows
const told = async (
  ctx: Ctx,
  text: string,
  parameters: Readonly<Record<string, string | null>> = {},
): Promise<string> => {
  try {
    return JSON.stringify(await rowsOf(ctx, text, parameters))
  } catch (error) {
    if (error instanceof OpenMairieError) return `${error.code} ${error.publicMessage('fr')}`
    throw error
  }
}

describe.each(['bare', 'behind'] as const)('%s', (where) => {
  test('values come as the engine writes them, with names and types, in the order asked', async () => {
    const asked = `SELECT libelle AS "Le libellé", montant, depot, clos, NULL AS rien, '' AS vide, 'a,"(\\' AS signes,
      ARRAY[1,2] AS liste FROM dossier ORDER BY dossier DESC`
    expect(await runFreeSql(it.as(where, ['1']), asked, {})).toEqual({
      columns: [
        { name: 'Le libellé', type: 'string' },
        { name: 'montant', type: 'decimal' },
        { name: 'depot', type: 'date' },
        { name: 'clos', type: 'boolean' },
        { name: 'rien', type: 'text' },
        { name: 'vide', type: 'text' },
        { name: 'signes', type: 'text' },
        { name: 'liste', type: 'other' },
      ],
      rows: [
        ['trois §1§', '0.50', null, 'false', null, '', 'a,"(\\', '{1,2}'],
        ['un §1§', '1234567890.10', '2026-11-24', 'true', null, '', 'a,"(\\', '{1,2}'],
      ],
      more: false,
    })
  })

  test('what is another’s is not there, by its own column or by what it refers to; what is shared is', async () => {
    const asked = `SELECT (SELECT count(*) FROM dossier), (SELECT string_agg(libelle, ' ' ORDER BY piece) FROM piece),
      (SELECT count(*) FROM om_collectivite), (SELECT count(*) FROM nature)`
    expect(await rowsOf(it.as(where, ['1']), asked)).toEqual([['2', 'a §1§ c §1§', '1', '2']])
    expect(await rowsOf(it.as(where, ['2', '3']), asked)).toEqual([['2', 'b §2§ d §3§', '2', '2']])
    expect(await rowsOf(it.as(where, []), asked)).toEqual([['0', null, '0', '2']])
    expect(await rowsOf(it.as(where, null), asked)).toEqual([['4', 'a §1§ b §2§ c §1§ d §3§', '3', '2']])
  })

  test('limits of rows hold, and the fields of nobody and of others are not there', async () => {
    const permis = it.as(where, ['1'], ['essai.dossier.list', 'essai.dossier.read', 'requetes_sql'], 'permis')
    expect(await rowsOf(permis, 'SELECT dossier FROM dossier')).toEqual([['1']])
    expect(await told(it.as(where, ['1']), 'SELECT libelle,\n  jeton FROM dossier')).toBe(
      'OM_FREE_SQL_TEXT Cette requête ne peut pas être lue, ligne 2, colonne 3\u00a0: la colonne «\u00a0jeton\u00a0» n’existe pas, ou ne vous est pas ouverte\u00a0: voyez la liste des colonnes.',
    )
    expect(await told(it.as(where, ['1']), 'SELECT motif FROM dossier')).toMatch(
      /la colonne «\u00a0motif\u00a0» n’existe pas/,
    )
    const chef = it.as(where, ['1'], ['essai.dossier', 'requetes_sql'])
    expect(await rowsOf(chef, 'SELECT motif FROM dossier ORDER BY dossier')).toEqual([['#motif 1'], ['#motif 3']])
    expect(
      await rowsOf(it.as(where, ['1']), 'SELECT count(*) FROM (SELECT * FROM dossier) AS d(a, b, c, d, e, f, g, h)'),
    ).toEqual([['2']])
  })

  test('a table without the right to list and open it is not there', async () => {
    expect(await told(it.as(where, ['1']), 'SELECT libelle FROM secret')).toBe(
      'OM_FREE_SQL_TEXT Cette requête ne peut pas être lue, ligne 1, colonne 21\u00a0: la table «\u00a0secret\u00a0» n’existe pas, ou ne vous est pas ouverte\u00a0: voyez la liste des tables.',
    )
    expect(
      await told(it.as(where, ['1'], ['essai.secret.list', 'requetes_sql']), 'SELECT libelle FROM secret'),
    ).toMatch(/n’existe pas/)
    expect(await rowsOf(it.as(where, ['1'], ['essai.secret', 'requetes_sql']), 'SELECT libelle FROM secret')).toEqual([
      ['#secret §1§'],
    ])
  })

  test('parameters are values, of the type that the text asks for, however they are spelt', async () => {
    const asked = `SELECT dossier FROM dossier WHERE depot >= :jour AND om_collectivite=&collectivite AND libelle LIKE :debut || '%'`
    const anne = it.as(where, ['1'])
    expect(await rowsOf(anne, asked, { jour: '2026-11-01', debut: 'un' })).toEqual([['1']])
    expect(await rowsOf(anne, asked, { jour: '2026-11-01', debut: `' OR true --` })).toEqual([])
    expect(
      await rowsOf(
        anne,
        `SELECT :a::text, ':a', "a" & 1, -- :b
      /* &c */ $$ :d $$ FROM (SELECT 3 AS a) AS s`,
        { a: null },
      ),
    ).toEqual([[null, ':a', '1', ' :d ']])
    expect(await rowsOf(anne, 'SELECT &aujourdhui, :utilisateur')).toEqual([['2026-11-24', 'anne']])
    expect(await told(anne, asked, { jour: 'hier matin', debut: '' })).toBe(
      'OM_FREE_SQL_TEXT Cette requête ne peut pas être lue\u00a0: une valeur n’est pas de la forme que son type demande\u00a0: vérifiez les paramètres et les conversions.',
    )
    expect(await told(anne, 'SELECT 1 WHERE 1 = :nombre')).toMatch(
      /colonne 20\u00a0: le paramètre «\u00a0nombre\u00a0» n’existe pas/,
    )
  })

  test('an error tells of no row of another, and shows no value', async () => {
    // «vingt §2§» would not be a number.
    expect(await rowsOf(it.as(where, ['1']), 'SELECT sum(numero::integer) FROM dossier')).toEqual([['40']])
    expect(await rowsOf(it.as(where, ['1']), 'SELECT dossier FROM dossier WHERE numero::integer = 10')).toEqual([['1']])
    const own = await told(it.as(where, ['2']), 'SELECT sum(numero::integer) FROM dossier')
    expect(own).toMatch(/^OM_FREE_SQL_TEXT .*une valeur n’est pas de la forme/)
    expect(own).not.toContain('§')
    expect(await told(it.as(where, ['1']), 'SELECT 1 / (dossier - 2) FROM dossier ORDER BY dossier')).toBe(
      '[["-1"],["1"]]',
    )
  })

  test('rows, bytes and time are bounded', async () => {
    const anne = it.as(where, ['1'])
    const bounds = { milliseconds: 400, rows: 3, bytes: 100 }
    expect(await runFreeSql(anne, 'SELECT generate_series(1, 1000000000)', {}, bounds)).toMatchObject({
      rows: [['1'], ['2'], ['3']],
      more: true,
    })
    expect(await runFreeSql(anne, `SELECT '${'x'.repeat(60)}' FROM generate_series(1, 3)`, {}, bounds)).toMatchObject({
      rows: [['x'.repeat(60)]],
      more: true,
    })
    const started = Date.now()
    await expect(
      runFreeSql(anne, 'SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b', {}, bounds),
    ).rejects.toMatchObject({ code: 'OM_FREE_SQL_TEXT', message: expect.stringContaining('it takes too long') })
    expect(Date.now() - started).toBeLessThan(3_000)
  })

  test('each has one text read at a time and all together four; whoever leaves stops his', async () => {
    const [anne, ...others] = ['anne', 'bruno', 'chloe', 'denis', 'emma'].map((id): Ctx => {
      const ctx = it.as(where, ['1'])
      return { ...ctx, actor: { ...ctx.actor, id, login: id } }
    })
    const [bruno, chloe, denis, emma] = others
    if (!anne || !bruno || !chloe || !denis || !emma) throw new Error('Five are needed')
    const long = 'SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b'
    const gone = new AbortController()
    const begin = (ctx: Ctx) =>
      runFreeSql(ctx, long, {}, { milliseconds: 20_000, rows: 1, bytes: 100 }, gone.signal).catch(() => 'stopped')
    const first = begin(anne)
    expect(await told(anne, 'SELECT 1')).toMatch(/^OM_FREE_SQL_BUSY /)
    expect(await rowsOf(bruno, 'SELECT 1')).toEqual([['1']])
    const all = Promise.all([first, begin(bruno), begin(chloe), begin(denis)])
    expect(await told(emma, 'SELECT 1')).toMatch(/^OM_FREE_SQL_BUSY /)
    setTimeout(() => gone.abort(), 300)
    const started = Date.now()
    expect(await all).toEqual(['stopped', 'stopped', 'stopped', 'stopped'])
    expect(Date.now() - started).toBeLessThan(4_000)
    expect(await rowsOf(anne, 'SELECT 1')).toEqual([['1']])
  })

  test('an amount of money is a text, as the engine writes it in its own language', async () => {
    const { rows } = await it.base.raw.query(`SELECT '1234'::money::text AS written`)
    expect(await runFreeSql(it.as(where, ['1']), `SELECT '1234'::money AS somme`, {})).toEqual({
      columns: [{ name: 'somme', type: 'text' }],
      rows: [[rows[0]?.written]],
      more: false,
    })
  })
})

test('the panel shows the tables and columns that a text may name', () => {
  const shown = (ctx: Ctx) =>
    freeSqlSchema(ctx).map(({ entity, fields }) => [entity.name, fields.map(({ name }) => name).join(' ')])
  expect(shown(it.as('bare', ['1']))).toEqual([
    ['dossier', 'dossier libelle numero montant depot clos om_collectivite nature'],
    ['nature', 'nature libelle'],
    ['om_collectivite', 'om_collectivite libelle'],
    ['piece', 'piece libelle dossier'],
  ])
})

test('without its own right there is no free SQL, whatever else is granted; whoever may do everything has it', async () => {
  const without = it.as('bare', ['1'], ['essai.*', '*.list', '*.read', '*.export', 'generateur', 'editions'])
  await expect(runFreeSql(without, 'SELECT 1', {})).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
  expect(() => freeSqlSchema(without)).toThrow(expect.objectContaining({ code: 'OM_FORBIDDEN' }))
  expect(await rowsOf(it.as('bare', ['1'], ['*']), 'SELECT count(*) FROM secret')).toEqual([['1']])
})

test('what is no single reading is refused with its place', async () => {
  const anne = it.as('bare', ['1'])
  for (const [text, reason] of [
    ['', 'elle est vide'],
    ['-- rien', 'elle est vide'],
    ['DELETE FROM dossier', 'ligne 1, colonne 1\u00a0: elle commence par «\u00a0DELETE\u00a0»'],
    ['EXPLAIN ANALYZE SELECT 1', 'elle commence par «\u00a0EXPLAIN\u00a0»'],
    ['SELECT 1;\nDROP TABLE dossier', 'ligne 2, colonne 1\u00a0: elle contient plusieurs instructions'],
    ["SELECT 'jamais", "ligne 1, colonne 8\u00a0: ce qui est ouvert ici par ' n’est jamais refermé"],
    ['SELECT /* jamais', 'colonne 8\u00a0: ce qui est ouvert ici par /*'],
    ['SELECT U&"d\\0061ta"', 'colonne 8\u00a0: U& n’est pas accepté'],
    ["SELECT 1, E'a'", 'colonne 11\u00a0: E n’est pas accepté'],
    ['SELECT $1', 'colonne 8\u00a0: $ n’est pas accepté'],
    ['SELECT * FROM pg_class', 'colonne 15\u00a0: «\u00a0pg_class\u00a0» est propre au serveur'],
    ['SELECT * FROM "pg_stats"', 'est propre au serveur'],
    ['SELECT table_name FROM information_schema.tables', 'est propre au serveur'],
    [
      "SELECT set_config('role', 'none', true)",
      'colonne 8\u00a0: la fonction «\u00a0set_config\u00a0» n’est pas de celles',
    ],
    ["SELECT DISTINCT ON (1) set_config('a.b', '', true)", 'la fonction «\u00a0set_config\u00a0»'],
    ["SELECT 1 FROM (SELECT 'a' AS a) s, dblink(a) AS (select_ text)", 'la fonction «\u00a0dblink\u00a0»'],
    ['SELECT public.lower(1)', 'la fonction «\u00a0lower\u00a0»'],
    ['SELECT "query_to_xml"(1)', 'la fonction «\u00a0query_to_xml\u00a0»'],
    [
      'SELECT 1 FORM dossier',
      'ligne 1, colonne 15\u00a0: la base ne comprend pas ce qui commence à «\u00a0dossier\u00a0»',
    ],
    ['SELECT libelle, count(*) FROM dossier', 'colonne 8\u00a0: «\u00a0libelle\u00a0» doit être dans GROUP BY'],
  ])
    expect(await told(anne, text ?? ''), text).toContain(reason)
})

test('what one writes in an office is read: WITH, windows, sets, brackets', async () => {
  const text = `WITH RECURSIVE jours(jour) AS (SELECT date '2026-11-24' UNION ALL SELECT jour + 1 FROM jours WHERE jour < '2026-11-26'),
    compte(jour, n) AS (SELECT depot, count(*) FILTER (WHERE clos IN (true)) FROM dossier GROUP BY (depot))
    SELECT j.jour, coalesce(n, 0) AS n, sum(n) OVER (ORDER BY j.jour) AS cumul, CAST(1.5 AS numeric(5,2)), extract(year FROM j.jour)
    FROM jours j LEFT JOIN compte USING (jour) ORDER BY 1;`
  expect(await rowsOf(it.as('behind', ['1']), text)).toEqual([
    ['2026-11-24', '1', '1', '1.50', '2026'],
    ['2026-11-25', '0', '1', '1.50', '2026'],
    ['2026-11-26', '0', '1', '1.50', '2026'],
  ])
})

/** Of the engine: what they would sleep, read, lock, fill or reach is kept from nobody by a right. */
const kept =
  `pg_sleep pg_relation_size pg_read_file pg_advisory_lock pg_terminate_backend set_config current_setting query_to_xml
  table_to_xml dblink lo_get txid_current nextval repeat lpad rpad format array_fill`.split(/\s+/)

/** Each spells a call so that a reader who cuts otherwise than the engine passes over it. */
const spellings: Readonly<Record<string, (call: string, name: string) => string>> = {
  plain: (call) => `SELECT ${call}`,
  'in capitals': (call) => `SELECT ${call.toUpperCase()}`,
  'between quotes': (_, name) => `SELECT "${name}"(1)`,
  'with its schema': (call) => `SELECT pg_catalog.${call}`,
  'with a schema between quotes': (_, name) => `SELECT "pg_catalog"."${name}" (1)`,
  'with a schema of the base': (call) => `SELECT public.${call}`,
  'apart from its bracket': (_, name) => `SELECT ${name} -- (\n /* ( */ (1)`,
  'after a text with backslashes': (call) => `SELECT E'\\' , ' , ${call} -- '`,
  'after one that goes on in the next line': (call) => `SELECT E''\n'\\' , ' , ${call} -- '`,
  'after one that goes on behind a remark': (call) => `SELECT e'' -- x\n  '\\' , ' , ${call} -- '`,
  'after a plain one that goes on': (call) => `SELECT 'a'\n'\\' , ${call} -- '`,
  'after letters by their numbers': (call) => `SELECT U&'' , ${call}`,
  'after bits': (call) => `SELECT B'' , ${call}`,
  'after a text whose tag is a picture': (call) => `SELECT $😀$ ' $😀$ , ${call} -- '`,
  'after a text whose tag has an odd blank': (call) => `SELECT $\u00a0$ ' $\u00a0$ , ${call} -- '`,
  'after a tag that half a picture makes': (call) => `SELECT $\ud800$ ' $\ufffd$ , ${call} -- '`,
  'between names that end as a tag': (call) => `SELECT 1 a$$ , ${call} , 1 b$$`,
  'between names that begin with an odd blank': (call) => `SELECT 1 \u00a0$$ , ${call} , 1 \u00a0$$`,
  'between names that touch a number': (call) => `SELECT 1_$$ , ${call} , 1_$$`,
  'after a lone sign of a tag': (call) => `SELECT $ , ${call}`,
  'in nests of remarks': (call) => `SELECT /* /* */ ' */ 1 /*/ ' */ , ${call} -- '`,
  'after stars and strokes': (call) => `SELECT 1 /***/ + /*//**/ * **/ ${call}`,
  'behind a quote within a remark': (call) => `SELECT 1 -- '\n , ${call} -- '`,
  'behind a quote within a name': (call) => `SELECT 1 AS "a'""" , ${call} -- '`,
}

test.each(Object.entries(spellings))('what is not listed is not called, spelt %s', (_, spelling) => {
  for (const name of kept) {
    const text = spelling(`${name}(1)`, name)
    expect(() => readText(text, new Set()), text).toThrow(expect.objectContaining({ code: 'OM_FREE_SQL_TEXT' }))
  }
})

test('what is listed is called behind the same signs', () => {
  for (const text of [
    `SELECT 'a'\n'\\' , lower('E''\\') -- '`,
    `SELECT $é1$ ' $$ $é1$ , lower('x') AS "a$"`,
    `SELECT /* /* */ ' */ lower('x'), 1.5e3, .5, 1_000, N'été', a$b FROM dossier AS d`,
  ])
    expect(() => readText(text, new Set()), text).not.toThrow()
})

// SPDX-License-Identifier: EUPL-1.2
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { create, list, read, update } from '../../../packages/openmairie/src/records/index.js'
import { typedText } from '../../../packages/openmairie/src/ui/format.js'
import { readList } from '../../../packages/openmairie/src/ui/lists.js'
import { readTyped } from '../../../packages/openmairie/src/ui/values.js'
import { applicationOver, query, type TestApplication } from '../../support/application.js'
import { type Scratch, scratchDatabase } from '../../support/database.js'
import { type MariadbScratch, scratchMariadb } from '../../support/mariadb.js'
import { type SqliteScratch, scratchSqlite } from '../../support/sqlite.js'

const typing = { locale: 'fr', today: '2026-11-24', timeZone: 'Europe/Paris' } as const
const options = { digests: null, idempotencyKey: null }

async function close(app: TestApplication): Promise<void> {
  await app.database.close()
  await app.instance.close()
}

/** Types each field of a record again as its form shows it, and saves; returns what its control held. */
async function retype(app: TestApplication, key: string) {
  const entity = app.entity('valeur')
  const record = await read(app.ctx, entity, [key])
  const fields = Object.values(entity.fields).filter((field) => !field.readOnly && !entity.key.includes(field.name))
  const held = fields.map((field) => [field.name, typedText(field, record?.values[field.name], typing)] as const)
  const input = held.flatMap(([name, text]) => {
    const field = entity.fields[name]
    if (!field) return []
    if (field.type === 'array')
      return [[name, readList(field, text, (_, line) => ({ text: line, problem: null }), 'JSON').list]]
    const { text: value, problem } = readTyped(field, text, typing)
    expect(problem, name).toBeNull()
    return [[name, value] as const]
  })
  const outcome = await update(app.ctx, entity, [key], Object.fromEntries(input), options)
  expect(outcome).toEqual({ kind: 'unchanged', key: [key] })
  return Object.fromEntries(held)
}

const typed = (app: TestApplication, name: string, text: string) => {
  const field = app.entity('valeur').fields[name]
  return field ? readTyped(field, text, typing) : null
}

describe.skipIf(inject('mariadbUrl') === null)('values of MariaDB', () => {
  let base: MariadbScratch
  let instance: Scratch
  let app: TestApplication
  beforeAll(async () => {
    base = await scratchMariadb(`
      SET SESSION sql_mode = '', time_zone = '+00:00';
      CREATE TABLE valeur (
        valeur int PRIMARY KEY, octet tinyint(3) unsigned, court smallint, moyen mediumint(8), entier int(8) unsigned zerofill,
        grand bigint unsigned, an year, bits bit(8), vu timestamp(3) NULL DEFAULT NULL, moment datetime(6), heure time(2),
        jour date, humeur enum('bon', 'mauvais', ''), choix set('a', 'b', 'c'), montant decimal(20,3), actif tinyint(1));
      INSERT INTO valeur VALUES
        (1, 255, -32768, 8388607, 42, 18446744073709551615, 2155, b'10000001', '2026-07-01 08:30:00.120', '2026-03-29 02:30:00', '12:30:00.50',
          '2026-02-28', 'bon', 'a,c', 12345678901234567.125, 1),
        (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '0000-00-00', NULL, '', NULL, NULL);
      CREATE TABLE pointage (pointage int AUTO_INCREMENT PRIMARY KEY, nom varchar(20), vu timestamp NULL DEFAULT NULL,
        arrive datetime DEFAULT current_timestamp(), cree timestamp NOT NULL DEFAULT current_timestamp());
      INSERT INTO pointage (pointage, vu) VALUES (2, '0000-00-00 00:00:00');
      CREATE TABLE tri (tri int PRIMARY KEY, nom varchar(20), urgence enum('urgent', 'bas', 'moyen'), jours set('ma', 'lu'), mesure float);
      INSERT INTO tri VALUES (1, 'a_b', 'urgent', 'ma', 1234567), (2, '50%', 'bas', 'lu', 0.1), (3, 'c\\\\d', 'moyen', 'ma,lu', 0.1),
        (4, 'axb', 'urgent', '', 0.1), (5, '500', 'bas', 'ma', 0.1), (6, 'cd', 'moyen', 'lu', 0.1), (7, 'x', 'urgent', 'ma,lu', 0.1),
        (8, 'x', 'bas', '', 0.1), (9, 'x', 'moyen', 'ma', 0.1), (10, 'x', NULL, NULL, 0.1), (11, 'x', 'urgent', 'lu', 0.1),
        (12, 'x', 'bas', 'ma', 0.1)`)
    instance = await scratchDatabase()
    app = await applicationOver(base.url, {}, instance.url)
  })
  afterAll(async () => {
    await close(app)
    await base.drop()
    await instance.drop()
  })

  test('a record typed again as its form shows it is not changed', async () => {
    expect(await retype(app, '1')).toEqual({
      octet: '255',
      court: '-32768',
      moyen: '8388607',
      entier: '42',
      grand: '18446744073709551615',
      an: '2155',
      bits: '129',
      vu: '01/07/2026 10:30:00.12',
      moment: '29/03/2026 02:30',
      heure: '12:30:00.5',
      jour: '28/02/2026',
      humeur: 'bon',
      choix: 'a\nc',
      montant: '12345678901234567,125',
      actif: 'true',
    })
  })

  test('an instant typed in the zone of the instance is kept in UTC', async () => {
    const { text } = typed(app, 'vu', '1/12/2026 9h30') ?? {}
    expect(text).toBe('2026-12-01 09:30:00+01')
    const outcome = await create(app.ctx, app.entity('valeur'), { valeur: '3', vu: text ?? null }, options)
    expect(outcome.kind).toBe('written')
    const [rows] = await base.raw.query(
      "SELECT CAST(CONVERT_TZ(vu, @@time_zone, '+00:00') AS CHAR) AS vu FROM valeur WHERE valeur = 3",
    )
    expect(rows).toEqual([{ vu: '2026-12-01 08:30:00.000' }])
  })

  test.each([
    ['octet', '256', 'Le nombre doit être compris entre 0 et 255.'],
    ['octet', '-1', 'Le nombre doit être compris entre 0 et 255.'],
    ['court', '32768', 'Le nombre doit être compris entre -32768 et 32767.'],
    ['moyen', '8388608', 'Le nombre doit être compris entre -8388608 et 8388607.'],
    ['entier', '4294967296', 'Le nombre doit être compris entre 0 et 4294967295.'],
    ['grand', '18446744073709551616', 'Le nombre doit être compris entre 0 et 18446744073709551615.'],
    ['bits', '256', 'Le nombre doit être compris entre 0 et 255.'],
    ['an', '2156', 'Le nombre doit être compris entre 1901 et 2155.'],
    ['an', '26', 'Le nombre doit être compris entre 1901 et 2155.'],
  ])('%s does not take %s', (name, text, problem) => {
    expect(typed(app, name, text)?.problem).toBe(problem)
  })

  test('a year that says none stays one', () => {
    expect(typed(app, 'an', '0')).toEqual({ text: '0', problem: null })
  })

  test('what is sorted by a choice, a set or a number of single precision is paged whole, each row once', async () => {
    const entity = app.entity('tri')
    for (const field of ['urgence', 'jours', 'mesure'])
      for (const direction of ['asc', 'desc'] as const) {
        const seen: string[] = []
        let after: string | null = null
        do {
          const page = await list(app.ctx, entity, query({ sort: [{ field, direction }], size: 3, after }))
          seen.push(...page.rows.map(({ key }) => key.join('/')))
          after = page.next
        } while (after !== null && seen.length < 50)
        expect(
          [...seen].sort((a, b) => Number(a) - Number(b)),
          `${field} ${direction}`,
        ).toEqual(Array.from({ length: 12 }, (_, at) => String(at + 1)))
      }
  })

  test('a number of single precision is told and found with all its figures', async () => {
    const entity = app.entity('tri')
    expect((await read(app.ctx, entity, ['1']))?.values['mesure']).toBe(1234567)
    expect((await read(app.ctx, entity, ['2']))?.values['mesure']).toBe(0.1)
    const found = async (text: string): Promise<readonly string[]> => {
      const criteria = [{ field: 'mesure', kind: 'between', from: text, to: text }] as const
      return (await list(app.ctx, entity, query({ criteria }))).rows.map(({ key }) => key.join('/'))
    }
    expect(await found('1234567')).toEqual(['1'])
    expect(await found('0.1')).toHaveLength(11)
    expect((await update(app.ctx, entity, ['1'], { mesure: '1234570' }, options)).kind).toBe('written')
    expect((await update(app.ctx, entity, ['1'], { mesure: '1234570' }, options)).kind).toBe('unchanged')
  })

  test('a joker of the engine is found as it is typed', async () => {
    const found = async (text: string): Promise<readonly string[]> =>
      (await list(app.ctx, app.entity('tri'), query({ search: { text, field: null } }))).rows.map(({ key }) =>
        key.join('/'),
      )
    expect(await found('a_b')).toEqual(['1'])
    expect(await found('50%')).toEqual(['2'])
    expect(await found('c\\d')).toEqual(['3'])
  })

  test('the last day of all, which says that there is no end, is searched like another', async () => {
    for (const field of ['jour', 'moment', 'vu']) {
      const criteria = [{ field, kind: 'between', from: null, to: '9999-12-31' }] as const
      const { rows } = await list(app.ctx, app.entity('valeur'), query({ criteria }))
      expect(
        rows.map(({ key }) => key.join('/')),
        field,
      ).toContain('1')
    }
  })

  test('a day that the calendar does not have is shown and stays, while another field changes', async () => {
    const entity = app.entity('valeur')
    expect((await read(app.ctx, entity, ['2']))?.values['jour']).toBe('0000-00-00')
    expect((await update(app.ctx, entity, ['2'], { octet: '7' }, options)).kind).toBe('written')
    const [rows] = await base.raw.query('SELECT CAST(jour AS CHAR) AS jour, octet FROM valeur WHERE valeur = 2')
    expect(rows).toEqual([{ jour: '0000-00-00', octet: 7 }])
  })

  test('what the base says of now is the local time of the instance; an instant is the same in any zone', async () => {
    const outcome = await create(
      app.ctx,
      app.entity('pointage'),
      { nom: 'Anne', vu: '2026-07-01 08:30:00+00' },
      options,
    )
    expect(outcome.kind).toBe('written')
    const ahead = Temporal.Now.zonedDateTimeISO('Europe/Paris').offsetNanoseconds / 1e9
    // True or false, to the minute: as many seconds ahead of UTC as the zone, and now.
    const [rows] = await base.raw.query(
      `SELECT ABS(TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), arrive) - ${ahead}) < 60 AS local,
         ABS(TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), CONVERT_TZ(cree, @@time_zone, '+00:00'))) < 60 AS now,
         CAST(CONVERT_TZ(vu, @@time_zone, '+00:00') AS CHAR) AS vu FROM pointage WHERE nom = 'Anne'`,
    )
    expect(rows).toEqual([{ local: 1, now: 1, vu: '2026-07-01 08:30:00' }])
    const pointage = app.entity('pointage')
    const held = async (key: string) => (await read(app.ctx, pointage, [key]))?.values['vu']
    expect(await held('3')).toBe('2026-07-01 08:30:00+00')
    const same = await update(app.ctx, pointage, ['3'], { vu: '2026-07-01 10:30:00+02' }, options)
    expect(same.kind).toBe('unchanged')
    // A day that no calendar has is in no zone.
    expect(await held('2')).toBe('0000-00-00 00:00:00+00')
  })

  test('what no member of a set or choice of an enum is, is refused at its field', async () => {
    for (const input of [{ choix: ['a', 'z'] }, { humeur: 'z' }]) {
      const outcome = await update(app.ctx, app.entity('valeur'), ['1'], input, options)
      expect(outcome.kind === 'invalid' && outcome.problems.map((problem) => problem.field)).toEqual(Object.keys(input))
    }
  })
})

describe('values of SQLite', () => {
  let base: SqliteScratch
  let instance: Scratch
  let app: TestApplication
  beforeAll(async () => {
    base = await scratchSqlite(`
      CREATE TABLE valeur (valeur INTEGER PRIMARY KEY, entier INT, grand BIGINT, montant DECIMAL(20,3), reel REAL, vu TIMESTAMPTZ,
        moment DATETIME, jour DATE, actif BOOLEAN);
      INSERT INTO valeur VALUES
        (1, 9007199254740993, -9223372036854775808, 12.5, 0.1, '2026-07-01 08:30:00+00', '2026-03-29 02:30:00', '2026-02-28', 1);
      CREATE TABLE taux (taux DECIMAL(5,2) PRIMARY KEY, part DECIMAL(6,3));
      CREATE TABLE budget (budget INTEGER PRIMARY KEY, taux DECIMAL(5,2) REFERENCES taux);
      INSERT INTO taux VALUES (999.99, -999.999), (0.3, 0.1);
      INSERT INTO budget VALUES (1, 999.99), (2, 0.3);
      CREATE TABLE passage (passage INTEGER PRIMARY KEY, moment DATETIME, jour DATE);
      INSERT INTO passage VALUES (1, '2026-06-30 23:59:59', '2026-06-30'), (2, '2026-07-01T08:30:00', '2026-07-01 00:00:00'),
        (3, '2026-07-01', '2026-07-01'), (4, '2026-07-01 23:59:59.999', '2026-07-01T00:00:00'), (5, '2026-07-02T00:00:00', '2026-07-02'),
        (6, '9999-12-31 10:00:00', '9999-12-31');
      CREATE TABLE libre (libre INTEGER PRIMARY KEY, quelconque, octets BLOB);
      INSERT INTO libre VALUES (1, X'00FF', NULL)`)
    instance = await scratchDatabase()
    app = await applicationOver(base.url, {}, instance.url)
  })
  afterAll(async () => {
    await close(app)
    await base.drop()
    await instance.drop()
  })

  test('a record typed again as its form shows it is not changed', async () => {
    expect(await retype(app, '1')).toEqual({
      entier: '9007199254740993',
      grand: '-9223372036854775808',
      montant: '12,5',
      reel: '0,1',
      vu: '01/07/2026 10:30',
      moment: '29/03/2026 02:30',
      jour: '28/02/2026',
      actif: 'true',
    })
  })

  test('a day holds its moments however they are spelt', async () => {
    for (const field of ['moment', 'jour']) {
      const criteria = [{ field, kind: 'between', from: '2026-07-01', to: '2026-07-01' }] as const
      const { rows } = await list(app.ctx, app.entity('passage'), query({ criteria }))
      expect(rows.map(({ key }) => key.join('/')).sort(), field).toEqual(['2', '3', '4'])
      const end = [{ field, kind: 'between', from: '9999-12-31', to: '9999-12-31' }] as const
      const last = await list(app.ctx, app.entity('passage'), query({ criteria: end }))
      expect(
        last.rows.map(({ key }) => key.join('/')),
        field,
      ).toEqual(['6'])
    }
  })

  test('whole numbers that JavaScript would round are written as they are', async () => {
    const outcome = await update(app.ctx, app.entity('valeur'), ['1'], { entier: '9007199254740995' }, options)
    expect(outcome.kind).toBe('written')
    expect(base.raw.prepare('SELECT CAST(entier AS TEXT) AS entier FROM valeur').get()).toMatchObject({
      entier: '9007199254740995',
    })
    expect(typed(app, 'entier', '9223372036854775808')?.problem).toBe(
      'Le nombre doit être compris entre -9223372036854775808 et 9223372036854775807.',
    )
  })

  test('instants are kept in UTC, so that their order is that of time', async () => {
    const entity = app.entity('valeur')
    const text = typed(app, 'vu', '1/12/2026 9h30')?.text ?? null
    expect((await update(app.ctx, entity, ['1'], { vu: text }, options)).kind).toBe('written')
    expect(base.raw.prepare('SELECT vu FROM valeur').get()).toMatchObject({ vu: '2026-12-01 08:30:00+00' })
    expect((await update(app.ctx, entity, ['1'], { vu: text }, options)).kind).toBe('unchanged')
  })

  test('a decimal is itself in a key and in a label, without the figures that its storage adds', async () => {
    const budget = app.entity('budget')
    expect((await read(app.ctx, budget, ['1']))?.labels).toEqual({ taux: '-999.999' })
    expect((await read(app.ctx, budget, ['2']))?.labels).toEqual({ taux: '0.1' })
    expect((await read(app.ctx, app.entity('taux'), ['999.99']))?.key).toEqual(['999.99'])
    expect((await update(app.ctx, budget, ['2'], { taux: '999.99' }, options)).kind).toBe('written')
    expect(base.raw.prepare('SELECT taux FROM budget WHERE budget = 2').get()).toMatchObject({ taux: 999.99 })
  })

  test('bytes that no type announces are shown in hexadecimal', async () => {
    expect((await read(app.ctx, app.entity('libre'), ['1']))?.values).toMatchObject({
      quelconque: '00FF',
      octets: null,
    })
  })
})

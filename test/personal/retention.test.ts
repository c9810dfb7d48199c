// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasuresIn } from '../../packages/openmairie/src/journal/erase.js'
import { oldLines } from '../../packages/openmairie/src/journal/purge.js'
import { sealJournal } from '../../packages/openmairie/src/journal/seal.js'
import { verifyJournal } from '../../packages/openmairie/src/journal/verify.js'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import { endOf } from '../../packages/openmairie/src/model/personal.js'
import {
  anonymise,
  applyDue,
  continueBaseline,
  create,
  type Input,
  purgeJournal,
  read,
  refreshDue,
  shownDue,
  verifyRows,
} from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { numbered } from './town.js'

/** The clock of the tests stands on 24 November 2026. */
const why = { purpose: 'Essai', legalBasis: 'legal obligation' } as const
const overrides: Readonly<Record<string, AnyOverride>> = {
  usager: {
    personal: { ...why, retention: { from: { field: 'sortie' }, keep: { years: 2 }, ending: 'anonymise' } },
    fields: {
      nom: { personal: true },
      telephone: { personal: { retention: { from: { field: 'sortie' }, keep: { months: 6 }, ending: 'anonymise' } } },
      iban: { personal: { retention: { from: { field: 'sortie' }, keep: { days: 30 }, ending: 'archive' } } },
    },
  },
  visite: {
    personal: { ...why, retention: { from: 'last write', keep: { months: 1 }, ending: 'erase' } },
    fields: { visiteur: { personal: true } },
  },
}

let base: Scratch
let app: TestApplication
beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE usager (usager ${numbered}, nom varchar(40) NOT NULL, telephone varchar(20), iban varchar(40), sortie date, om_collectivite integer NOT NULL DEFAULT 1);
    CREATE TABLE visite (visite ${numbered}, visiteur varchar(40), le date);
    INSERT INTO visite (visiteur) VALUES ('Ancien')`)
  app = await applicationOver(base.url, overrides)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

async function made(entity: string, values: Input): Promise<string> {
  const outcome = await create(app.ctx, app.entity(entity), values, { idempotencyKey: null })
  if (outcome.kind !== 'written') throw new Error(JSON.stringify(outcome))
  return outcome.key[0] ?? ''
}

test('a retention ends by the calendar: short months end on their last day', () => {
  expect(endOf('2026-08-31', { months: 6 })).toBe('2027-02-28')
  expect(endOf('2024-02-29', { years: 1 })).toBe('2025-02-28')
  expect(endOf('2024-02-29', { years: 4 })).toBe('2028-02-29')
  expect(endOf('2026-12-15', { days: 30 })).toBe('2027-01-14')
})

test('what is due is found on its day, by record and by field, and no more once it is done', async () => {
  const values = { nom: 'Roche', telephone: '0600000000', iban: 'FR76' }
  const [old, recent, today, staying] = [
    await made('usager', { ...values, sortie: '2024-11-24' }),
    await made('usager', { ...values, sortie: '2024-11-25' }),
    await made('usager', { ...values, sortie: '2026-10-25' }),
    await made('usager', { ...values, sortie: null }),
  ]
  const due = (await refreshDue(app.ctx)).filter(({ entity }) => entity === 'usager')
  const of = (id: string) =>
    due.filter(({ record }) => record === id).map(({ since, ending, fields }) => [since, ending, fields])
  expect(of(old)).toEqual([
    ['2026-11-24', 'anonymise', null],
    ['2025-05-24', 'anonymise', ['telephone']],
    ['2024-12-24', 'archive', ['iban']],
  ])
  expect(of(recent).map(([since, , fields]) => [since, fields])).toEqual([
    ['2025-05-25', ['telephone']],
    ['2024-12-25', ['iban']],
  ])
  expect(of(today)).toEqual([['2026-11-24', 'archive', ['iban']]])
  expect(of(staying)).toEqual([])

  const [first] = due.filter(({ record, fields }) => record === recent && fields?.[0] === 'telephone')
  if (!first) throw new Error('nothing due')
  expect(await applyDue(app.ctx, first)).toEqual({ kind: 'anonymised' })
  expect((await read(app.ctx, app.entity('usager'), [recent]))?.values).toMatchObject({ nom: 'Roche', telephone: null })
  const [archive] = due.filter(({ record, ending }) => record === today && ending === 'archive')
  if (!archive) throw new Error('nothing due')
  expect(await applyDue(app.ctx, archive)).toEqual({ kind: 'left' })
  expect((await read(app.ctx, app.entity('usager'), [today]))?.values['iban']).toBe('FR76')

  // Whoever may anonymise sees it, of his collectivité, and it goes from the list with the person.
  expect((await shownDue(app.ctx, 50)).filter(({ entity }) => entity.name === 'usager')).toHaveLength(5)
  expect(await shownDue({ ...app.ctx, collectivites: ['2'] }, 50)).toEqual([])
  expect(await shownDue(app.as('agent', ['essai.usager.read', 'essai.usager.update']), 50)).toEqual([])
  await anonymise(app.ctx, app.entity('usager'), [old], { idempotencyKey: null, digests: null })
  expect((await shownDue(app.ctx, 50)).map(({ record }) => record.key[0])).not.toContain(old)
  const left = (await refreshDue(app.ctx)).filter(({ record, entity }) => entity === 'usager' && record === old)
  expect(left).toEqual([])
})

test('counted from the last write, a record is deleted for good: nothing of it is left', async () => {
  const id = await made('visite', { visiteur: 'Visiteuse rare', le: '2026-01-01' })
  const other = await made('visite', { visiteur: 'Visiteur récent' })
  while ((await continueBaseline(app.ctx, 'visite')) !== 'ended');
  // Written, and taken down, long before the day of the tests.
  await base.raw.query(
    `UPDATE openmairie.om_journal SET instant = '2026-09-30T12:00:00Z' WHERE enregistrement = '${id}' AND entite = 'visite'`,
  )
  await base.raw.query(
    `UPDATE openmairie.om_journal SET instant = '2026-10-31T12:00:00Z' WHERE operation = 'baseline' OR enregistrement = '${other}' AND entite = 'visite'`,
  )
  const due = (await refreshDue(app.ctx)).filter(({ entity }) => entity === 'visite')
  expect(due).toEqual([{ entity: 'visite', record: id, since: '2026-10-30', ending: 'erase', fields: null }])
  const [visit] = due
  if (!visit) throw new Error('nothing due')
  expect(await applyDue(app.ctx, visit)).toEqual({ kind: 'erased' })
  expect(await read(app.ctx, app.entity('visite'), [id])).toBeNull()
  const { rows } = await base.raw.query(
    `SELECT count(*)::int AS n FROM openmairie.om_journal_contenu WHERE avant::text LIKE '%rare%' OR apres::text LIKE '%rare%'`,
  )
  expect(rows[0].n).toBe(0)
  expect(await applyDue(app.ctx, visit)).toEqual({ kind: 'gone' })
  expect((await verifyRows(app.ctx)).strays).toEqual([])
  expect((await erasuresIn(app.instance)).unaccounted).toEqual([])
})

test('what old lines hold is erased, and a change made by other means is still found', async () => {
  const id = await made('usager', { nom: 'Purgé', sortie: null })
  await base.raw.query(
    `UPDATE openmairie.om_journal SET instant = '2020-01-01T00:00:00Z', ecrit = '1' WHERE place IS NULL`,
  )
  await sealJournal(app.instance)
  const young = await made('usager', { nom: 'Jeune', sortie: null })
  await sealJournal(app.instance)
  const old = await oldLines(app.instance, 'essai', '2021-01-01', 'Europe/Paris')
  if (!old) throw new Error('nothing old')
  expect(await purgeJournal(app.ctx, old.until)).toBe(old.payloads)
  expect(await oldLines(app.instance, 'essai', '2021-01-01', 'Europe/Paris')).toEqual({ until: old.until, payloads: 0 })
  await sealJournal(app.instance)
  expect(await verifyJournal(app.instance)).toBeNull()
  expect((await erasuresIn(app.instance)).unaccounted).toEqual([])
  const held = await base.raw.query(
    `SELECT string_agg(apres->>'nom', ',') AS names FROM openmairie.om_journal_contenu WHERE apres->>'nom' IN ('Purgé', 'Jeune')`,
  )
  expect(held.rows[0].names).toBe('Jeune')
  expect((await verifyRows(app.ctx)).strays).toEqual([])
  await base.raw.query(`UPDATE usager SET nom = 'Changé' WHERE usager IN (${id}, ${young})`)
  expect((await verifyRows(app.ctx)).strays.map(({ record, kind }) => [record, kind]).sort()).toEqual(
    [
      [id, 'changed'],
      [young, 'changed'],
    ].sort(),
  )
  // A payload that goes without a word after the purge is told.
  await base.raw.query(`DELETE FROM openmairie.om_journal_contenu WHERE apres->>'nom' = 'Jeune'`)
  expect((await erasuresIn(app.instance)).unaccounted).toHaveLength(1)
})

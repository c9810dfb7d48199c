// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { goingOf, keysOf, survey, surveyMark } from '../../packages/openmairie/src/editions/sending/lot-survey.js'
import { remove } from '../../packages/openmairie/src/records/index.js'
import { query } from '../support/application.js'
import { readPdf } from '../support/pdf.js'
import { expected, mailLots } from './mail-lots.js'

const mails = mailLots()
const {
  lot,
  ask,
  job,
  carryLot: carry,
  failingAt,
  stopAtFile,
  recipients,
  refusals,
  stateOf,
  exported,
  base,
  app,
  ctx,
  server,
} = mails

test('each record has its own document at its own address, and what could not go is told', async () => {
  await ask()
  await carry()
  expect(recipients()).toEqual(expected)
  for (const mail of server().received) {
    const [, number = ''] = /^nom(\d+)@/.exec(mail.to[0] ?? '') ?? []
    const text = (await readPdf(mail.attachments[0]?.content ?? Buffer.alloc(0))).pages.join()
    expect(text).toMatch(new RegExp(`Nom ${number}\\b`))
  }
  expect(await refusals()).toEqual([
    '3 Nom 3: Pas d’adresse électronique.',
    '4 Nom 4: L’adresse électronique n’est pas valable.',
    '5 Nom 5: Le serveur de messagerie refuse ce courriel.',
  ])
  expect(await job()).toMatchObject({
    ...{ state: 'fait', done: 30 },
    message: '27 courriels sont partis\u00a0; 3 fiches n’en ont pas reçu par cet envoi.',
  })
  expect([await stateOf('1'), await stateOf('3'), await stateOf('5')]).toEqual([['sent'], [], ['failed']])
  expect(await exported()).toEqual([{ acteur: 'anne', format: 'courriels agent', selection: '30' }])
  const { rows } = await base().raw.query(
    `SELECT entite, count(*)::int AS lines FROM openmairie.om_journal WHERE entite = 'om_courriel' AND om_journal > $1 GROUP BY entite`,
    [lot.before],
  )
  expect(rows).toEqual([{ entite: 'om_courriel', lines: 28 }])
})

test('of two lots, the later leaves out what the earlier sent meanwhile, unless it was to be sent again', async () => {
  await ask(false)
  await expect(carry(failingAt(7, 'before'))).rejects.toThrow('killed')
  const first = lot.id
  lot.id = randomUUID()
  await ask(false)
  await carry()
  expect(recipients()).toEqual(expected)
  expect(await refusals()).toHaveLength(9)
  expect((await refusals())[0]).toBe('1 Nom 1: A déjà reçu ce document à cette adresse.')
  lot.id = first
  await carry()
  expect(recipients()).toEqual(expected)
  expect((await job()).message).toBe('6 courriels sont partis\u00a0; 24 fiches n’en ont pas reçu par cet envoi.')
  lot.id = randomUUID()
  await ask(true)
  await carry()
  expect(recipients()).toHaveLength(54)
})

test('one that its author stops sends no more; what was about to go says so, and what could not go is told', async () => {
  await ask()
  // The last part has 28, 29, 3, 30, 4, 5, 6, 7, 8 and 9: it is stopped as the mail of 7 is kept, and about to go.
  await stopAtFile(26)
  expect(server().received).toHaveLength(24)
  expect(await job()).toMatchObject({
    ...{ state: 'annule', done: 27 },
    message:
      'L’envoi a été arrêté. Les courriels déjà partis se lisent sur leurs fiches\u00a0; les autres ne partiront pas.',
  })
  expect([await stateOf('6'), await stateOf('7'), await stateOf('8')]).toEqual([['sent'], ['stopped'], []])
  expect(await refusals()).toEqual([
    '3 Nom 3: Pas d’adresse électronique.',
    '4 Nom 4: L’adresse électronique n’est pas valable.',
    '5 Nom 5: Le serveur de messagerie refuse ce courriel.',
  ])
  expect(await exported()).toEqual([{ acteur: 'anne', format: 'courriels agent', selection: '30' }])
})

test('those that had it are known to the next lot: at the same address, of late, this edition', async () => {
  await ask()
  await stopAtFile(6)
  const found = async (edition = 'agent') => {
    const seen = await survey(mails.anchor(), edition, query({ sort: [{ field: 'agent', direction: 'asc' }] }), 1000)
    if (!seen) throw new Error('too many')
    return seen
  }
  const stopped = await found()
  expect(stopped.had.map(({ label }) => label)).toEqual(['Nom 1', 'Nom 10', 'Nom 11', 'Nom 12', 'Nom 13'])
  expect([stopped.count, stopped.none.length, stopped.wrong.length]).toEqual([23, 1, 1])
  expect([goingOf(stopped, false), goingOf(stopped, true)]).toEqual([23, 28])
  expect([keysOf(stopped, false).length, keysOf(stopped, true).length]).toEqual([25, 30])
  expect(keysOf(stopped, false).flat().slice(0, 3)).toEqual(['2', '3', '4'])
  expect((await found('autre')).had).toEqual([])
  await base().raw.query(`UPDATE agent SET courriel = 'NOM1@exemple.fr' WHERE agent = 1`)
  await base().raw.query(`UPDATE agent SET courriel = 'ailleurs@exemple.fr' WHERE agent = 10`)
  await base().raw.query(
    `UPDATE openmairie.om_courriel SET envoye = now() - interval '31 days' WHERE enregistrement = '11'`,
  )
  const later = await found()
  expect(later.had.map(({ label }) => label)).toEqual(['Nom 1', 'Nom 12', 'Nom 13'])
  expect(surveyMark(later)).not.toBe(surveyMark(stopped))
})

test.each([
  [['essai.agent.send', 'essai.agent.list', 'essai.agent.read']],
  [['essai.agent.export', 'essai.agent.list', 'essai.agent.read']],
  [['essai.agent.send', 'essai.agent.export', 'essai.agent.list']],
])('with %j alone by then, nothing goes', async (permissions) => {
  mails.grant(permissions)
  await ask()
  await expect(carry()).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
  expect(server().received).toEqual([])
})

test('of a record that goes meanwhile nothing is sent, nor of one that was not confirmed', async () => {
  await ask()
  await base().raw.query(`INSERT INTO agent VALUES (31, 'Nom 31', 'nom31@exemple.fr')`)
  await expect(carry(failingAt(1, 'before'))).rejects.toThrow('killed')
  await remove(ctx(), app().entity('agent'), ['1'], { idempotencyKey: null, digests: null })
  await carry()
  expect(recipients()).toEqual(expected.filter((each) => each !== 'nom1@exemple.fr'))
})

// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { mailLotJobs } from '../../packages/openmairie/src/editions/sending/lot-job.js'
import { goingOf, keysOf, survey, surveyMark } from '../../packages/openmairie/src/editions/sending/lot-survey.js'
import { mailsOf } from '../../packages/openmairie/src/followup/mails/store.js'
import { cancelJob } from '../../packages/openmairie/src/jobs/cancel.js'
import type { JobKind } from '../../packages/openmairie/src/jobs/contract.js'
import { askJob, refusalsOf } from '../../packages/openmairie/src/jobs/store.js'
import { MailError, type Mailer } from '../../packages/openmairie/src/mail/contract.js'
import { mailErrorOf } from '../../packages/openmairie/src/mail/smtp.js'
import { remove } from '../../packages/openmairie/src/records/index.js'
import { query } from '../support/application.js'
import { mailServer } from '../support/mail.js'
import { mailing } from '../support/mailing.js'
import { readPdf } from '../support/pdf.js'

/** The number of the lot, and of the last line of the journal before it. */
let id: string
let before: string
const mails = mailing({
  script: `CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(40) NOT NULL, courriel varchar(80), reserve boolean NOT NULL DEFAULT false)`,
  overrides: { agent: { rows: [{ only: { field: 'reserve', is: false }, unless: { profils: ['chef'] } }] } },
  refuses: (address) => (address === 'nul@exemple.fr' ? 550 : null),
})
const { base, app, ctx, server, open, close } = mails
beforeEach(async () => {
  id = randomUUID()
  const { rows } = await base().raw.query(
    'SELECT coalesce(max(om_journal), 0)::text AS last FROM openmairie.om_journal',
  )
  before = rows[0].last
  await base().raw.query(
    `INSERT INTO agent SELECT n, 'Nom ' || n, CASE n WHEN 3 THEN NULL WHEN 4 THEN 'nom4 chez exemple' WHEN 5 THEN ' nul@exemple.fr ' ELSE 'nom' || n || '@exemple.fr' END
    FROM generate_series(1, 30) n`,
  )
})

const ask = (again = true) =>
  askJob(app().instance, {
    ...{ id, user: ctx().actor.id, collectivite: null, kind: 'courriels', label: 'Courriels', home: '/' },
    payload: {
      ...{ application: 'essai', entity: 'agent', locale: 'fr', edition: 'agent' },
      // As the listing has them, by name.
      keys: Array.from({ length: 30 }, (_, index) => String(index + 1))
        .sort()
        .map((key) => [key]),
      ...{ subject: 'Votre fiche', text: 'Bonjour', again },
    },
  })
const job = () => mails.jobOf(id)
type Given = Parameters<Parameters<typeof mails.carry>[0]>[0]
const kinds = (given: Given) => mailLotJobs({ ...given, letterhead: async () => ({ name: 'Aubry', logo: null }) })
/** Carries the lot by one attempt, until it ends or something is raised. */
const carry = (through: Mailer | null = mails.mailer(), stop = new AbortController()): Promise<void> =>
  mails.carry(kinds, id, { through, stop })
/** A mailer that fails at the nth mail: before the server has it, or once it has and before that is noted. */
const failingAt = (nth: number, once: 'before' | 'after'): Mailer => {
  let count = 0
  return {
    ...mails.mailer(),
    send: async (mail) => {
      const fails = ++count === nth
      if (fails && once === 'before') throw new Error('killed')
      await mails.mailer().send(mail)
      if (fails) throw new Error('killed')
    },
  }
}
/** A mailer before which something else is done. */
const sendingAfter = (first: () => Promise<void>): Mailer => ({
  ...mails.mailer(),
  send: async (mail) => {
    await first()
    await mails.mailer().send(mail)
  },
})
/** Carries the lot, which its author stops as the nth mail is kept and its PDF is about to be read. */
async function stopAtFile(nth: number): Promise<void> {
  const stop = new AbortController()
  let count = 0
  const stopping = (given: Given): readonly JobKind[] => {
    const files: Given['files'] = {
      ...given.files,
      open: async (file) => {
        if (++count === nth) {
          await cancelJob(app().instance, kinds(given), id, ctx().actor.id)
          stop.abort(new Error('stopped'))
        }
        return given.files.open(file)
      },
    }
    return kinds({ ...given, files })
  }
  await expect(mails.carry(stopping, id, { stop })).rejects.toThrow('stopped')
}
const recipients = () =>
  server()
    .received.map(({ to }) => to.join())
    .sort()
const expected = Array.from({ length: 30 }, (_, index) => `nom${index + 1}@exemple.fr`)
  .filter((each) => !/nom[345]@/.test(each))
  .sort()
const refusals = async () => {
  const found: string[] = []
  for await (const { record, label, reason } of refusalsOf(app().instance, id))
    found.push(`${record} ${label}: ${reason}`)
  return found
}
const stateOf = async (key: string) => (await mails.statesOf(key)).map(({ kind }) => kind)
/** What the journal says was taken away since. */
const exported = async () => {
  const { rows } = await base().raw.query(
    `SELECT acteur, apres->>'format' AS format, apres->>'selection' AS selection
    FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE operation = 'export' AND om_journal > $1`,
    [before],
  )
  return rows
}

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
    [before],
  )
  expect(rows).toEqual([{ entite: 'om_courriel', lines: 28 }])
})

test('of two lots, the later leaves out what the earlier sent meanwhile, unless it was to be sent again', async () => {
  await ask(false)
  await expect(carry(failingAt(7, 'before'))).rejects.toThrow('killed')
  const first = id
  id = randomUUID()
  await ask(false)
  await carry()
  expect(recipients()).toEqual(expected)
  expect(await refusals()).toHaveLength(9)
  expect((await refusals())[0]).toBe('1 Nom 1: A déjà reçu ce document à cette adresse.')
  id = first
  await carry()
  expect(recipients()).toEqual(expected)
  expect((await job()).message).toBe('6 courriels sont partis\u00a0; 24 fiches n’en ont pas reçu par cet envoi.')
  id = randomUUID()
  await ask(true)
  await carry()
  expect(recipients()).toHaveLength(54)
})

test('a fault of ours is not laid on the server that failed before it', async () => {
  await ask()
  const failing = (error: Error) => sendingAfter(() => Promise.reject(error))
  await expect(carry(failing(new MailError('ESOCKET', 'server')))).rejects.toThrow('mail: ESOCKET')
  expect(await mails.statesOf('1')).toEqual([{ kind: 'waiting', reason: 'injoignable' }])
  await expect(carry(failing(new Error('disk')))).rejects.toThrow('disk')
  expect(await mails.statesOf('1')).toEqual([{ kind: 'waiting', reason: null }])
})

test('killed in the middle and begun again, nobody has two and all have one', async () => {
  await ask()
  await expect(carry(failingAt(7, 'before'))).rejects.toThrow('killed')
  expect(server().received).toHaveLength(6)
  await expect(carry(failingAt(19, 'before'))).rejects.toThrow('killed')
  await carry()
  expect(recipients()).toEqual(expected)
  expect(await refusals()).toHaveLength(3)
  expect(await exported()).toHaveLength(1)
  expect((await job()).message).toBe('27 courriels sont partis\u00a0; 3 fiches n’en ont pas reçu par cet envoi.')
})

test('killed between the answer of the server and its note, a mail goes again under the same identifier', async () => {
  await ask()
  await expect(carry(failingAt(7, 'after'))).rejects.toThrow('killed')
  await carry()
  const identifiers = server().received.map(({ headers }) => /^Message-ID: (.*?)\r?$/m.exec(headers)?.[1])
  expect([identifiers.length, new Set(identifiers).size]).toEqual([28, 27])
  expect([...new Set(recipients())]).toEqual(expected)
})

test('a server that is down is asked again, and only for those that are left', async () => {
  await ask()
  const { port } = server()
  await expect(
    carry({
      ...mails.mailer(),
      send: async (mail) => {
        if (server().received.length === 4) await server().stop()
        await mails.mailer().send(mail)
      },
    }),
  ).rejects.toThrow('mail: ')
  const before = recipients()
  expect(before).toHaveLength(4)
  expect((await job()).state).toBe('attente')
  await open(await mailServer({ port }))
  await carry()
  expect([...before, ...recipients()].sort()).toEqual([...expected, 'nul@exemple.fr'].sort())
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

test('a mail that waited for the server goes as its record is by then, in place of the one that was kept', async () => {
  await ask()
  const { port } = server()
  const down = async () => {
    if (server().received.length === 4) await server().stop()
  }
  await expect(carry(sendingAfter(down))).rejects.toThrow('mail: ')
  expect(await stateOf('13')).toEqual(['waiting'])
  await base().raw.query(`UPDATE agent SET courriel = 'neuf@exemple.fr', nom = 'Renommé' WHERE agent = 13`)
  await open(await mailServer({ port }))
  await carry()
  expect(recipients()).not.toContain('nom13@exemple.fr')
  const mail = server().received.find(({ to }) => to.join() === 'neuf@exemple.fr')
  expect((await readPdf(mail?.attachments[0]?.content ?? Buffer.alloc(0))).pages.join()).toContain('Renommé')
  expect((await mailsOf(mails.anchor('13'))).mails).toMatchObject([{ to: 'neuf@exemple.fr', state: { kind: 'sent' } }])
  const { rows } = await base().raw.query(
    `SELECT avant->>'destinataire' AS former, apres->>'destinataire' AS now, avant->>'enregistrement' AS record, apres->>'entite' AS entity
    FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE entite = 'om_courriel' AND operation = 'update' AND om_journal > $1`,
    [before],
  )
  // Its record is named, so that the line is emptied with the person.
  expect(rows).toEqual([{ former: 'nom13@exemple.fr', now: 'neuf@exemple.fr', record: '13', entity: 'agent' }])
  const usages = await base().raw.query(`SELECT count(*)::int AS count FROM openmairie.om_fichier_usage`)
  expect(usages.rows).toEqual([{ count: 28 }])
})

test('one that waited, and whose record lost its address or is kept from its author by then, says so and does not go', async () => {
  await ask()
  const { port } = server()
  const failing = sendingAfter(() => Promise.reject(new MailError('ESOCKET', 'server')))
  await expect(carry(failing)).rejects.toThrow('mail: ESOCKET')
  await base().raw.query('UPDATE agent SET courriel = NULL WHERE agent = 1')
  await expect(carry(failing)).rejects.toThrow('mail: ESOCKET')
  expect(await mails.statesOf('10')).toEqual([{ kind: 'waiting', reason: 'injoignable' }])
  await base().raw.query('UPDATE agent SET reserve = true WHERE agent IN (10, 20)')
  await close()
  await open(await mailServer({ port }))
  await carry()
  expect(await mails.statesOf('1')).toEqual([{ kind: 'failed', reason: null }])
  expect(await mails.statesOf('10')).toEqual([{ kind: 'failed', reason: 'interdit' }])
  expect(await refusals()).toEqual([
    '1 Nom 1: Pas d’adresse électronique.',
    '10 10: La fiche n’existe plus, ou ne vous est plus montrée.',
    '20 20: La fiche n’existe plus, ou ne vous est plus montrée.',
    '3 Nom 3: Pas d’adresse électronique.',
    '4 Nom 4: L’adresse électronique n’est pas valable.',
  ])
  expect(recipients()).not.toContain('nom10@exemple.fr')
})

test('whoever may send no more by then: the mail that waited says so', async () => {
  await ask()
  await expect(carry(failingAt(3, 'before'))).rejects.toThrow('killed')
  mails.grant([])
  await expect(carry()).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
  expect(await mails.statesOf('11')).toEqual([{ kind: 'failed', reason: 'interdit' }])
  expect([await stateOf('10'), await stateOf('12')]).toEqual([['sent'], []])
})

test('the mail server is blamed for its own faults alone', async () => {
  const broken = async () => {
    const [kind] = kinds({ database: app().instance, files: mails.files(), contextOf: async () => null, mailer: null })
    return kind?.broken(await job())
  }
  const others = ' Les courriels déjà partis se lisent sur leurs fiches\u00a0; les autres ne partiront pas.'
  const ours = `L’envoi a échoué plusieurs fois. Le journal technique du serveur dit pourquoi.${others}`
  await ask()
  await expect(carry(failingAt(3, 'before'))).rejects.toThrow('killed')
  expect(await broken()).toBe(ours)
  await expect(carry(sendingAfter(() => Promise.reject(new MailError('EAUTH', 'server'))))).rejects.toThrow('mail: ')
  expect(await broken()).toBe(`Le serveur de messagerie ne les a pas tous pris de la journée.${others}`)
  await expect(carry(null)).rejects.toThrow('mail: EUNSET')
  expect(await broken()).toBe(ours)
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

test('a mailbox that takes nothing for now keeps nobody else from having theirs', async () => {
  await close()
  await open(await mailServer({ refuses: (address) => (address === 'nom6@exemple.fr' ? 451 : null) }))
  await ask()
  await carry()
  expect(recipients()).toEqual([...expected.filter((each) => each !== 'nom6@exemple.fr'), 'nul@exemple.fr'].sort())
  expect(await refusals()).toContain(
    '6 Nom 6: Le courriel n’a pas été accepté pour l’instant\u00a0: envoyez-le plus tard, depuis la fiche.',
  )
  expect(await mails.statesOf('6')).toEqual([{ kind: 'failed', reason: 'differe' }])
  expect((await job()).state).toBe('fait')
})

test('a server that refuses who sends is asked again: it says nothing of an address', () => {
  const refusing = Object.assign(new Error('550'), { code: 'EENVELOPE', responseCode: 550, command: 'MAIL FROM' })
  expect(mailErrorOf(refusing)).toMatchObject({ kind: 'server' })
  expect(mailErrorOf(Object.assign(new Error('550'), { ...refusing, command: 'RCPT TO' }))).toMatchObject({
    kind: 'final',
  })
})

test('of a record that goes meanwhile nothing is sent, nor of one that was not confirmed', async () => {
  await ask()
  await base().raw.query(`INSERT INTO agent VALUES (31, 'Nom 31', 'nom31@exemple.fr')`)
  await expect(carry(failingAt(1, 'before'))).rejects.toThrow('killed')
  await remove(ctx(), app().entity('agent'), ['1'], { idempotencyKey: null, digests: null })
  await carry()
  expect(recipients()).toEqual(expected.filter((each) => each !== 'nom1@exemple.fr'))
})

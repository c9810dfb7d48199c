// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { mailsOf } from '../../packages/openmairie/src/followup/mails/store.js'
import { MailError } from '../../packages/openmairie/src/mail/contract.js'
import { mailErrorOf } from '../../packages/openmairie/src/mail/smtp.js'
import { mailServer } from '../support/mail.js'
import { readPdf } from '../support/pdf.js'
import { expected, mailLots } from './mail-lots.js'

const mails = mailLots()
const {
  lot,
  ask,
  job,
  kinds,
  carryLot: carry,
  failingAt,
  sendingAfter,
  recipients,
  refusals,
  stateOf,
  exported,
  base,
  app,
  server,
  open,
  close,
} = mails

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
    [lot.before],
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

test('a mailbox that is full keeps nobody else from having theirs', async () => {
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

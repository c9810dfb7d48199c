// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { mailLotJobs } from '../../packages/openmairie/src/editions/sending/lot-job.js'
import { openFiles } from '../../packages/openmairie/src/files/files.js'
import { mailsOf } from '../../packages/openmairie/src/followup/mails/store.js'
import type { Job } from '../../packages/openmairie/src/jobs/contract.js'
import { migrateJobs } from '../../packages/openmairie/src/jobs/runner.js'
import { standingOf } from '../../packages/openmairie/src/jobs/standing.js'
import { askJob, cancelJob, findJob, refusalsOf } from '../../packages/openmairie/src/jobs/store.js'
import type { Mailer } from '../../packages/openmairie/src/mail/contract.js'
import { mailErrorOf, openSmtp } from '../../packages/openmairie/src/mail/smtp.js'
import { type Ctx, remove } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { type MailServer, mailServer } from '../support/mail.js'
import { readPdf } from '../support/pdf.js'

const folder = mkdtempSync(join(tmpdir(), 'openmairie-mail-lot-'))
/** The number of the lot. */
let id: string
let base: Scratch
let app: TestApplication
let ctx: Ctx
let server: MailServer
let mailer: Mailer
let granted: readonly string[]

beforeAll(async () => {
  base = await scratchDatabase(
    'CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(40) NOT NULL, courriel varchar(80))',
  )
  app = await applicationOver(base.url)
  await migrateJobs(base.url)
  const { rows } = await base.raw.query(
    `INSERT INTO openmairie.om_utilisateur (login, nom, om_profil, email) VALUES ('anne', 'Anne Lys', 'administrateur', 'anne.lys@mairie.example') RETURNING om_utilisateur::text AS id`,
  )
  ctx = { ...app.ctx, actor: { ...app.ctx.actor, id: String(rows[0].id) } }
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  id = randomUUID()
  await base.raw.query('TRUNCATE agent, openmairie.om_courriel, openmairie.om_fichier_usage, openmairie.om_job CASCADE')
  await base.raw.query(
    `INSERT INTO agent SELECT n, 'Nom ' || n, CASE n WHEN 3 THEN NULL WHEN 4 THEN 'nom4 chez exemple' WHEN 5 THEN ' nul@exemple.fr ' ELSE 'nom' || n || '@exemple.fr' END
    FROM generate_series(1, 30) n`,
  )
  granted = ['*']
  await open(await mailServer({ refuses: (address) => (address === 'nul@exemple.fr' ? 550 : null) }))
})
afterEach(close)
async function open(opened: MailServer): Promise<void> {
  server = opened
  mailer = openSmtp(server.url, { name: 'Mairie', address: 'ne-pas-repondre@mairie.example' })
}
async function close(): Promise<void> {
  mailer.close()
  await server.stop()
}

const ask = () =>
  askJob(app.instance, {
    ...{ id, user: ctx.actor.id, collectivite: null, kind: 'courriels', label: 'Courriels', home: '/' },
    payload: {
      ...{ application: 'essai', entity: 'agent', locale: 'fr', edition: 'agent' },
      // As the listing has them, by name.
      keys: Array.from({ length: 30 }, (_, index) => String(index + 1))
        .sort()
        .map((key) => [key]),
      ...{ subject: 'Votre fiche', text: 'Bonjour' },
    },
  })
const job = async () => (await findJob(app.instance, id, null)) as Job
/** Carries the lot as the queue does, by one attempt, until it ends or something is raised. */
async function carry(through: Mailer | null = mailer, stop = new AbortController()): Promise<void> {
  const [kind] = mailLotJobs({
    database: app.instance,
    files: openFiles(app.instance, { folder, bucket: null, most: 1_000_000, antivirus: null }),
    contextOf: async ({ user }) => ({ ...app.as('anne', granted), actor: { ...ctx.actor, id: user } }),
    letterhead: async () => ({ name: 'Aubry', logo: null }),
    mailer: through,
  })
  await base.raw.query("UPDATE openmairie.om_job SET etat = 'en cours', porteur = $1 WHERE etat = 'attente'", [id])
  const standing = standingOf(app.instance, id, id)
  try {
    while ((await job()).state === 'en cours') await kind?.next(await job(), standing.keep, stop.signal, standing.tell)
  } catch (error) {
    await standing.release(false)
    throw error
  }
}
/** A mailer that fails at the nth mail: before the server has it, or once it has and before that is noted. */
const failingAt = (nth: number, once: 'before' | 'after'): Mailer => {
  let count = 0
  return {
    ...mailer,
    send: async (mail) => {
      const fails = ++count === nth
      if (fails && once === 'before') throw new Error('killed')
      await mailer.send(mail)
      if (fails) throw new Error('killed')
    },
  }
}
const recipients = () => server.received.map(({ to }) => to.join()).sort()
const expected = Array.from({ length: 30 }, (_, index) => `nom${index + 1}@exemple.fr`)
  .filter((each) => !/nom[345]@/.test(each))
  .sort()
const refusals = async () => {
  const found: string[] = []
  for await (const { record, label, reason } of refusalsOf(app.instance, id))
    found.push(`${record} ${label}: ${reason}`)
  return found
}
const stateOf = async (key: string) => {
  const anchor = { app: ctx.app, ctx, entity: app.entity('agent'), key: [key] }
  return (await mailsOf(anchor)).mails.map(({ state }) => state.kind)
}

test('each record has its own document at its own address, and what could not go is told', async () => {
  await ask()
  await carry()
  expect(recipients()).toEqual(expected)
  for (const mail of server.received) {
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
    message: '27 courriels sont partis\u00a0; 3 fiches n’en ont pas reçu.',
  })
  expect([await stateOf('1'), await stateOf('3'), await stateOf('5')]).toEqual([['sent'], [], ['failed']])
  const { rows } = await base.raw.query(
    `SELECT entite, count(*)::int AS lines FROM openmairie.om_journal WHERE entite = 'om_courriel' GROUP BY entite`,
  )
  expect(rows).toEqual([{ entite: 'om_courriel', lines: 28 }])
})

test('killed in the middle and begun again, nobody has two and all have one', async () => {
  await ask()
  await expect(carry(failingAt(7, 'before'))).rejects.toThrow('killed')
  expect(server.received).toHaveLength(6)
  await expect(carry(failingAt(19, 'before'))).rejects.toThrow('killed')
  await carry()
  expect(recipients()).toEqual(expected)
  expect(await refusals()).toHaveLength(3)
  expect((await job()).message).toBe('27 courriels sont partis\u00a0; 3 fiches n’en ont pas reçu.')
})

test('killed between the answer of the server and its note, a mail goes again under the same identifier', async () => {
  await ask()
  await expect(carry(failingAt(7, 'after'))).rejects.toThrow('killed')
  await carry()
  const identifiers = server.received.map(({ headers }) => /^Message-ID: (.*?)\r?$/m.exec(headers)?.[1])
  expect([identifiers.length, new Set(identifiers).size]).toEqual([28, 27])
  expect([...new Set(recipients())]).toEqual(expected)
})

test('a server that is down is asked again, and only for those that are left', async () => {
  await ask()
  const { port } = server
  await expect(
    carry({
      ...mailer,
      send: async (mail) => {
        if (server.received.length === 4) await server.stop()
        await mailer.send(mail)
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

test('one that its author stops sends no more, and what was about to go says so', async () => {
  await ask()
  const stop = new AbortController()
  const stopping: Mailer = {
    ...mailer,
    send: async (mail) => {
      await mailer.send(mail)
      if (server.received.length < 5) return
      await cancelJob(app.instance, id, ctx.actor.id)
      stop.abort(new Error('stopped'))
    },
  }
  await expect(carry(stopping, stop)).rejects.toThrow('stopped')
  expect(server.received).toHaveLength(5)
  expect((await job()).cancelled).toBe(true)
})

test.each([
  [['essai.agent.send', 'essai.agent.list', 'essai.agent.read']],
  [['essai.agent.export', 'essai.agent.list', 'essai.agent.read']],
])('with %j alone by then, nothing goes', async (permissions) => {
  granted = permissions
  await ask()
  await expect(carry()).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
  expect(server.received).toEqual([])
})

test('a mailbox that takes nothing for now keeps nobody else from having theirs', async () => {
  await close()
  await open(await mailServer({ refuses: (address) => (address === 'nom6@exemple.fr' ? 451 : null) }))
  await ask()
  await carry()
  expect(recipients()).toEqual([...expected.filter((each) => each !== 'nom6@exemple.fr'), 'nul@exemple.fr'].sort())
  expect(await refusals()).toContain(
    '6 Nom 6: Le serveur du destinataire ne le prend pas pour l’instant\u00a0: envoyez-le plus tard, depuis la fiche.',
  )
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
  await base.raw.query(`INSERT INTO agent VALUES (31, 'Nom 31', 'nom31@exemple.fr')`)
  await expect(carry(failingAt(1, 'before'))).rejects.toThrow('killed')
  await remove(ctx, app.entity('agent'), ['1'], { idempotencyKey: null, digests: null })
  await carry()
  expect(recipients()).toEqual(expected.filter((each) => each !== 'nom1@exemple.fr'))
})

// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { mailJob, mailJobs } from '../../packages/openmairie/src/editions/sending/job.js'
import { openFiles } from '../../packages/openmairie/src/files/files.js'
import { keepMail } from '../../packages/openmairie/src/followup/mails/keep.js'
import { mayTakePdf } from '../../packages/openmairie/src/followup/mails/rights.js'
import { mailsOf } from '../../packages/openmairie/src/followup/mails/store.js'
import type { Job } from '../../packages/openmairie/src/jobs/contract.js'
import { migrateJobs } from '../../packages/openmairie/src/jobs/runner.js'
import { standingOf } from '../../packages/openmairie/src/jobs/standing.js'
import { cancelJob, findJob } from '../../packages/openmairie/src/jobs/store.js'
import type { Mailer } from '../../packages/openmairie/src/mail/contract.js'
import { openSmtp } from '../../packages/openmairie/src/mail/smtp.js'
import {
  type Ctx,
  create,
  forgetAttached,
  remove,
  undo,
  undoable,
  update,
} from '../../packages/openmairie/src/records/index.js'
import { followAll } from '../../packages/openmairie/src/records/writing/attached.js'
import { compileGrants } from '../../packages/openmairie/src/rights/grants.js'
import { appFor } from '../../packages/openmairie/src/web/reach.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { type MailServer, mailServer } from '../support/mail.js'

const script = `
  CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(40) NOT NULL, courriel varchar(80));
  CREATE TABLE conge (conge integer PRIMARY KEY, agent integer NOT NULL REFERENCES agent, motif varchar(40));`
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from([0, 255, 13, 10, 10, 46, 13, 10])])
const whole = { idempotencyKey: null, digests: null }

const folder = mkdtempSync(join(tmpdir(), 'openmairie-mails-'))
let base: Scratch
let app: TestApplication
let ctx: Ctx
let server: MailServer
let mailer: Mailer
/** What the user of the job may do by then; null: the account is closed. */
let granted: readonly string[] | null

beforeAll(async () => {
  base = await scratchDatabase(script)
  app = await applicationOver(base.url, {
    conge: { fields: { motif: { access: { hiddenUnless: { profils: ['chef'] } } } } },
  })
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
  await base.raw.query(
    'TRUNCATE agent, conge, openmairie.om_courriel, openmairie.om_fichier_usage, openmairie.om_job CASCADE',
  )
  await create(ctx, app.entity('agent'), { agent: '1', nom: 'Zoé' }, { idempotencyKey: null })
  granted = ['*']
  await open(await mailServer())
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

const files = () => openFiles(app.instance, { folder, bucket: null, most: 1_000_000, antivirus: null })
async function* one() {
  yield pdf
}
const anchor = (key = '1') => ({ app: ctx.app, ctx, entity: app.entity('agent'), key: [key] })
const typed = { to: 'zoe@exemple.fr', subject: 'Votre convocation', text: 'Bonjour,\n\nÀ lundi – 9 h.\n.\nFin' }
/** Keeps a mail and asks for it; returns its number. */
async function ask(changes: Partial<typeof typed> = {}, once: string = randomUUID()): Promise<string> {
  const mail = { ...typed, ...changes }
  const edition = { name: 'convocation', label: 'Convocation' }
  const told = { entities: ['conge'], collectivites: null }
  const file = await files().put(one(), { name: 'convocation-2026-11-24.pdf', own: true })
  const job = mailJob(anchor(), { key: once, edition, home: '/', typed: mail })
  await keepMail(anchor(), { ...mail, edition, file, told, job }, once)
  return job.id
}
/** Carries a job as the queue does, by one attempt: what it raises is for the queue to try again, or to tell. */
async function carry(id: string, through: Mailer | null = mailer, kept = true): Promise<void> {
  await base.raw.query("UPDATE openmairie.om_job SET etat = 'en cours', porteur = $2 WHERE om_job = $1", [id, id])
  const [kind] = mailJobs({
    database: app.instance,
    files: files(),
    contextOf: async ({ user }) =>
      granted === null ? null : { ...app.as('anne', granted), actor: { ...ctx.actor, id: user } },
    mailer: through,
  })
  const job = (await findJob(app.instance, id, null)) as Job
  const standing = standingOf(app.instance, id, id)
  const keep = kept
    ? standing.keep
    : async () => {
        throw new Error('killed')
      }
  await kind?.next(job, keep, new AbortController().signal, standing.tell).catch(async (error: unknown) => {
    const told = kind.failed(job, error)
    if (told === null) await standing.release(false)
    else await standing.end('echec', told)
    throw error
  })
}
const state = async (key = '1') => (await mailsOf(anchor(key))).mails.map((mail) => mail.state)

test('a mail goes once with its PDF, byte for byte, from the instance, to be answered to its author', async () => {
  const id = await ask()
  expect(await state()).toEqual([{ kind: 'waiting', reason: null }])
  await carry(id)
  expect(server.received).toHaveLength(1)
  const [mail] = server.received
  expect(mail?.to).toEqual(['zoe@exemple.fr'])
  expect(mail?.headers).toMatch(/^From: Mairie <ne-pas-repondre@mairie\.example>\r?$/m)
  expect(mail?.headers).toMatch(/^Reply-To: anne\.lys@mairie\.example\r?$/m)
  expect(mail?.headers).toMatch(new RegExp(`^Message-ID: <${id}@mairie\\.example>\\r?$`, 'm'))
  expect(mail?.headers).not.toContain('Auto-Submitted')
  expect(mail?.text.trimEnd()).toBe(typed.text)
  expect(mail?.attachments[0]?.headers).toMatch(/^Content-Type: application\/pdf; name=convocation-2026-11-24\.pdf/m)
  expect(mail?.attachments.map(({ content }) => content)).toEqual([pdf])
  expect(await state()).toEqual([{ kind: 'sent', at: expect.any(Number) }])
  expect((await findJob(app.instance, id, null))?.message).toBe('Le courriel est envoyé.')
})

test('one form sent twice is one mail, and the journal has its line', async () => {
  const once = randomUUID()
  const id = await ask({}, once)
  expect(await ask({}, once)).toBe(id)
  expect((await mailsOf(anchor())).mailsInAll).toBe(1)
  const { rows } = await base.raw.query(
    `SELECT acteur, operation, apres - 'empreinte' AS apres, length(apres->>'empreinte') AS digest
    FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE entite = 'om_courriel' AND enregistrement = $1`,
    [id],
  )
  expect(rows).toEqual([
    {
      acteur: 'anne',
      operation: 'create',
      apres: {
        entite: 'agent',
        enregistrement: '1',
        edition: 'convocation',
        destinataire: 'zoe@exemple.fr',
        objet: 'Votre convocation',
        nom: 'convocation-2026-11-24.pdf',
        taille: '17',
      },
      digest: 64,
    },
  ])
  // What is told of a job names nobody.
  const told = await base.raw.query('SELECT libelle, retour, donnees::text AS donnees, message FROM openmairie.om_job')
  expect(JSON.stringify(told.rows)).not.toMatch(/zoe|exemple|convocation/)
})

test('a server that is down is tried again, and told; the mail then goes once', async () => {
  const id = await ask()
  const { port } = server
  await close()
  await expect(carry(id)).rejects.toThrow('mail: ESOCKET')
  expect(await state()).toEqual([{ kind: 'waiting', reason: 'injoignable' }])
  await expect(carry(id, null)).rejects.toThrow('mail: EUNSET')
  await open(await mailServer({ port }))
  await carry(id)
  expect(server.received.map(({ to }) => to)).toEqual([['zoe@exemple.fr']])
  expect(await state()).toEqual([{ kind: 'sent', at: expect.any(Number) }])
})

test('the queue tries a mail for a day or so, and other jobs as before', async () => {
  const id = await ask()
  const tries = async () =>
    (await base.raw.query('SELECT max_attempts FROM graphile_worker.jobs WHERE key = $1', [id])).rows[0]?.max_attempts
  expect(await tries()).toBe(13)
  await base.raw.query('UPDATE openmairie.om_job SET essais = DEFAULT WHERE om_job = $1', [id])
  await base.raw.query(`SELECT openmairie.om_job_en_file('om_job', $1)`, [id])
  expect(await tries()).toBe(5)
})

test('an address that is refused for good ends it, and one that is refused for now does not', async () => {
  await close()
  await open(await mailServer({ refuses: (address) => (address.startsWith('nul') ? 550 : 451) }))
  const gone = await ask({ to: 'nul@exemple.fr' })
  await expect(carry(gone)).rejects.toMatchObject({ code: 'OM_MAIL_REFUSED' })
  expect(await state()).toEqual([{ kind: 'failed', reason: 'refuse' }])
  expect((await findJob(app.instance, gone, null))?.message).toBe(
    'Le serveur de messagerie refuse ce courriel : vérifiez l’adresse du destinataire. Rien n’est parti.',
  )
  await expect(carry(await ask({ to: 'plein@exemple.fr' }))).rejects.toThrow('mail: EENVELOPE')
  expect((await state())[0]).toEqual({ kind: 'waiting', reason: 'injoignable' })
  expect(server.received).toEqual([])
})

test('killed before the answer of the server, it is sent again under the same identifier; killed after, it is not', async () => {
  const id = await ask()
  let dying = true
  await close()
  await open(
    await mailServer({
      taken: async () => {
        if (dying) throw new Error('451')
      },
    }),
  )
  await expect(carry(id)).rejects.toThrow('mail: ')
  dying = false
  await expect(carry(id, mailer, false)).rejects.toThrow('killed')
  await carry(id)
  expect(server.received).toHaveLength(2)
  expect(new Set(server.received.map(({ headers }) => /^Message-ID: (.*?)\r?$/m.exec(headers)?.[1])).size).toBe(1)
  expect(await state()).toEqual([{ kind: 'sent', at: expect.any(Number) }])
})

test.each([
  ['the right to send', ['essai.agent.read']],
  ['the right to read', ['essai.agent.send']],
  ['the account', null],
] as const)('without %s by then, nothing goes', async (_, permissions) => {
  const id = await ask()
  granted = permissions
  await expect(carry(id)).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
  expect(server.received).toEqual([])
  expect(await state()).toEqual([{ kind: 'failed', reason: 'interdit' }])
})

test('one that its author stops is told so', async () => {
  const id = await ask()
  expect(await cancelJob(app.instance, id, ctx.actor.id)).toBe(true)
  expect(await state()).toEqual([{ kind: 'stopped' }])
})

test('mails follow the key of their record, wait while its deletion may be undone, then go with their PDF', async () => {
  const id = await ask()
  const entity = app.entity('agent')
  await update(ctx, entity, ['1'], { agent: '2' }, whole)
  expect([await state('1'), await state('2')]).toEqual([[], [{ kind: 'waiting', reason: null }]])
  await remove(ctx, entity, ['2'], whole)
  expect(await state('2')).toEqual([])
  // Whoever has the key meanwhile begins without them; nothing goes of a record that is gone.
  await carry(id)
  expect(server.received).toEqual([])
  const reference = await undoable(ctx, entity, ['2'])
  await undo(ctx, entity, reference ?? '')
  expect(await state('2')).toHaveLength(1)
  await remove(ctx, entity, ['2'], whole)
  await base.raw.query(`UPDATE openmairie.om_courriel SET retire = retire - interval '1 hour'`)
  expect(await forgetAttached(app.instance)).toBe(1)
  const { rows } = await base.raw.query('SELECT genre FROM openmairie.om_fichier_usage')
  expect(rows).toEqual([])
})

test('a record that takes a key begins without the mails of the former one, alone or among many', async () => {
  await ask()
  await base.raw.query('DELETE FROM agent')
  await create(ctx, app.entity('agent'), { agent: '1', nom: 'Autre' }, { idempotencyKey: null })
  expect(await state()).toEqual([])
  await ask()
  const many = (kind: 'created' | 'deleted', key: string) =>
    app.instance.transaction((transaction) => followAll(transaction, ctx, app.entity('agent'), kind, [['0'], [key]]))
  await many('created', '2')
  expect(await state()).toHaveLength(1)
  await many('deleted', '1')
  expect(await state()).toEqual([])
  await many('created', '1')
  expect((await base.raw.query('SELECT FROM openmairie.om_courriel')).rowCount).toBe(0)
})

test.each([
  ['chef', ['essai.agent', 'essai.conge'], true],
  ['agent', ['essai.agent', 'essai.conge'], false],
  ['chef', ['essai.agent', 'essai.conge.read'], true],
  ['chef', ['essai.agent'], false],
  ['chef', ['*'], true],
] as const)('the PDF is for whoever is kept from nothing that it tells of: %s with %j', async (profil, permissions, may) => {
  await ask()
  const [mail] = (await mailsOf(anchor())).mails
  const grants = compileGrants(profil, new Set(permissions))
  const reader = { ...app.as('luc', permissions), grants }
  const shown = appFor(app.ctx.app, null, grants)
  const target = { ctx: { ...reader, app: shown }, app: shown, entity: app.entity('agent') }
  expect(mail && mayTakePdf(target, mail)).toBe(may)
  // Its author has it anyway, and what tells of the record alone is for all who read it.
  expect(mail && mayTakePdf({ ...target, ctx: { ...target.ctx, actor: ctx.actor } }, mail)).toBe(true)
  expect(mail && mayTakePdf(target, { ...mail, told: { entities: [], collectivites: null } })).toBe(true)
})

test('words that would break out of a header stay words', async () => {
  const id = await ask({ subject: 'Un\r\nBcc: tiers@exemple.fr\r\n\r\nDeux' })
  await carry(id)
  expect(server.received[0]?.to).toEqual(['zoe@exemple.fr'])
  expect(server.received[0]?.headers).not.toMatch(/^Bcc:/m)
})

// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { mailJob, mailJobs } from '../../packages/openmairie/src/editions/sending/job.js'
import { keepMail } from '../../packages/openmairie/src/followup/mails/keep.js'
import { mayTakePdf } from '../../packages/openmairie/src/followup/mails/rights.js'
import { mailsOf } from '../../packages/openmairie/src/followup/mails/store.js'
import { cancelJob } from '../../packages/openmairie/src/jobs/cancel.js'
import { findJob } from '../../packages/openmairie/src/jobs/store.js'
import type { Mailer } from '../../packages/openmairie/src/mail/contract.js'
import { create, forgetAttached, remove, undo, undoable, update } from '../../packages/openmairie/src/records/index.js'
import { followAll } from '../../packages/openmairie/src/records/writing/attached.js'
import { compileGrants } from '../../packages/openmairie/src/rights/grants.js'
import { appFor } from '../../packages/openmairie/src/web/reach.js'
import { mailServer } from '../support/mail.js'
import { mailing } from '../support/mailing.js'

const script = `
  CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(40) NOT NULL, courriel varchar(80));
  CREATE TABLE conge (conge integer PRIMARY KEY, agent integer NOT NULL REFERENCES agent, motif varchar(40));`
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from([0, 255, 13, 10, 10, 46, 13, 10])])
const whole = { idempotencyKey: null, digests: null }

const mails = mailing({
  script,
  overrides: { conge: { fields: { motif: { access: { hiddenUnless: { profils: ['chef'] } } } } } },
})
const { base, app, ctx, server, anchor, files, open, close } = mails
beforeEach(async () => {
  await create(ctx(), app().entity('agent'), { agent: '1', nom: 'Zoé' }, { idempotencyKey: null })
})

async function* one() {
  yield pdf
}
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
/** Carries it by one attempt; `kept`: what it did is noted, it is not killed first. */
const carry = (id: string, through: Mailer | null = mails.mailer(), kept = true): Promise<void> =>
  mails.carry(mailJobs, id, {
    through,
    ...(kept ? {} : { keep: () => Promise.reject(new Error('killed')) }),
  })
const state = mails.statesOf
const known = () => mailJobs({ database: app().instance, files: files(), contextOf: async () => null, mailer: null })
const broken = async (id: string) => {
  const [kind] = known()
  return kind?.broken(await mails.jobOf(id))
}

test('a mail goes once with its PDF, byte for byte, from the instance, to be answered to its author', async () => {
  const id = await ask()
  expect(await state()).toEqual([{ kind: 'waiting', reason: null }])
  await carry(id)
  expect(server().received).toHaveLength(1)
  const [mail] = server().received
  expect(mail?.to).toEqual(['zoe@exemple.fr'])
  expect(mail?.headers).toMatch(/^From: Mairie <ne-pas-repondre@mairie\.example>\r?$/m)
  expect(mail?.headers).toMatch(/^Reply-To: anne\.lys@mairie\.example\r?$/m)
  expect(mail?.headers).toMatch(new RegExp(`^Message-ID: <${id}@mairie\\.example>\\r?$`, 'm'))
  expect(mail?.headers).not.toContain('Auto-Submitted')
  expect(mail?.text.trimEnd()).toBe(typed.text)
  expect(mail?.attachments[0]?.headers).toMatch(/^Content-Type: application\/pdf; name=convocation-2026-11-24\.pdf/m)
  expect(mail?.attachments.map(({ content }) => content)).toEqual([pdf])
  expect(await state()).toEqual([{ kind: 'sent', at: expect.any(Number) }])
  expect((await findJob(app().instance, id, null))?.message).toBe('Le courriel est envoyé.')
})

test('one form sent twice is one mail, and the journal has its line', async () => {
  const once = randomUUID()
  const id = await ask({}, once)
  expect(await ask({}, once)).toBe(id)
  expect((await mailsOf(anchor())).mailsInAll).toBe(1)
  const { rows } = await base().raw.query(
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
  const told = await base().raw.query(
    'SELECT libelle, retour, donnees::text AS donnees, message FROM openmairie.om_job',
  )
  expect(JSON.stringify(told.rows)).not.toMatch(/zoe|exemple|convocation/)
})

test('a server that is down is tried again, and told; the mail then goes once', async () => {
  const id = await ask()
  const { port } = server()
  await close()
  await expect(carry(id)).rejects.toThrow('mail: ESOCKET')
  expect(await state()).toEqual([{ kind: 'waiting', reason: 'injoignable' }])
  expect(await broken(id)).toBe('Le serveur de messagerie ne l’a pas pris de la journée\u00a0: rien n’est parti.')
  await expect(carry(id, null)).rejects.toThrow('mail: EUNSET')
  expect(await state()).toEqual([{ kind: 'waiting', reason: null }])
  await open(await mailServer({ port }))
  await carry(id)
  expect(server().received.map(({ to }) => to)).toEqual([['zoe@exemple.fr']])
  expect(await state()).toEqual([{ kind: 'sent', at: expect.any(Number) }])
})

test('a fault of ours is not laid on the mail server, even after one of its own', async () => {
  const id = await ask()
  const failing: Mailer = { ...mails.mailer(), send: () => Promise.reject(new Error('a fault')) }
  const { port } = server()
  await close()
  await expect(carry(id)).rejects.toThrow('mail: ESOCKET')
  await expect(carry(id, failing)).rejects.toThrow('a fault')
  expect(await state()).toEqual([{ kind: 'waiting', reason: null }])
  expect(await broken(id)).toBe(
    'L’envoi a échoué plusieurs fois\u00a0: rien n’est parti. Le journal technique du serveur dit pourquoi.',
  )
  await open(await mailServer({ port }))
})

test('a mail that waits goes as it was asked for, to that address and with that PDF, whatever its record has become', async () => {
  await base().raw.query(`UPDATE agent SET courriel = 'zoe@exemple.fr'`)
  const id = await ask()
  const { port } = server()
  await close()
  await expect(carry(id)).rejects.toThrow('mail: ESOCKET')
  await base().raw.query(`UPDATE agent SET courriel = 'ailleurs@exemple.fr', nom = 'Autre'`)
  await open(await mailServer({ port }))
  await carry(id)
  expect(server().received.map(({ to, attachments }) => [to, attachments[0]?.content])).toEqual([
    [['zoe@exemple.fr'], pdf],
  ])
})

test('the queue tries a mail for a day or so, and other jobs as before', async () => {
  const id = await ask()
  const tries = async () =>
    (await base().raw.query('SELECT max_attempts FROM graphile_worker.jobs WHERE key = $1', [id])).rows[0]?.max_attempts
  expect(await tries()).toBe(13)
  await base().raw.query('UPDATE openmairie.om_job SET essais = DEFAULT WHERE om_job = $1', [id])
  await base().raw.query(`SELECT openmairie.om_job_en_file('om_job', $1)`, [id])
  expect(await tries()).toBe(5)
})

test('an address that is refused for good ends it, and one that is refused for now does not', async () => {
  await close()
  await open(await mailServer({ refuses: (address) => (address.startsWith('nul') ? 550 : 451) }))
  const gone = await ask({ to: 'nul@exemple.fr' })
  await expect(carry(gone)).rejects.toMatchObject({ code: 'OM_MAIL_REFUSED' })
  expect(await state()).toEqual([{ kind: 'failed', reason: 'refuse' }])
  expect((await findJob(app().instance, gone, null))?.message).toBe(
    'Le serveur de messagerie refuse ce courriel : vérifiez l’adresse du destinataire. Rien n’est parti.',
  )
  const full = await ask({ to: 'plein@exemple.fr' })
  await expect(carry(full)).rejects.toThrow('mail: EENVELOPE')
  expect(await broken(full)).toBe('Il n’a pas été accepté de la journée\u00a0: rien n’est parti.')
  expect((await state())[0]).toEqual({ kind: 'waiting', reason: 'differe' })
  expect(server().received).toEqual([])
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
  await expect(carry(id, mails.mailer(), false)).rejects.toThrow('killed')
  await carry(id)
  expect(server().received).toHaveLength(2)
  expect(new Set(server().received.map(({ headers }) => /^Message-ID: (.*?)\r?$/m.exec(headers)?.[1])).size).toBe(1)
  expect(await state()).toEqual([{ kind: 'sent', at: expect.any(Number) }])
})

test.each([
  ['the right to send', ['essai.agent.read']],
  ['the right to read', ['essai.agent.send']],
  ['the account', null],
] as const)('without %s by then, nothing goes', async (_, permissions) => {
  const id = await ask()
  mails.grant(permissions)
  await expect(carry(id)).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
  expect(server().received).toEqual([])
  expect(await state()).toEqual([{ kind: 'failed', reason: 'interdit' }])
})

test('one that its author stops is told so', async () => {
  const id = await ask()
  expect(await cancelJob(app().instance, known(), id, ctx().actor.id)).toBe(true)
  expect(await state()).toEqual([{ kind: 'stopped' }])
})

test('mails follow the key of their record, wait while its deletion may be undone, then go with their PDF', async () => {
  const id = await ask()
  const entity = app().entity('agent')
  await update(ctx(), entity, ['1'], { agent: '2' }, whole)
  expect([await state('1'), await state('2')]).toEqual([[], [{ kind: 'waiting', reason: null }]])
  await remove(ctx(), entity, ['2'], whole)
  expect(await state('2')).toEqual([])
  // Whoever has the key meanwhile begins without them; nothing goes of a record that is gone.
  await carry(id)
  expect(server().received).toEqual([])
  const reference = await undoable(ctx(), entity, ['2'])
  await undo(ctx(), entity, reference ?? '')
  expect(await state('2')).toHaveLength(1)
  await remove(ctx(), entity, ['2'], whole)
  await base().raw.query(`UPDATE openmairie.om_courriel SET retire = retire - interval '1 hour'`)
  expect(await forgetAttached(app().instance)).toBe(1)
  const { rows } = await base().raw.query('SELECT genre FROM openmairie.om_fichier_usage')
  expect(rows).toEqual([])
})

test('a record that takes a key begins without the mails of the former one, alone or among many', async () => {
  await ask()
  await base().raw.query('DELETE FROM agent')
  await create(ctx(), app().entity('agent'), { agent: '1', nom: 'Autre' }, { idempotencyKey: null })
  expect(await state()).toEqual([])
  await ask()
  const many = (kind: 'created' | 'deleted', key: string) =>
    app().instance.transaction((transaction) =>
      followAll(transaction, ctx(), app().entity('agent'), kind, [['0'], [key]]),
    )
  await many('created', '2')
  expect(await state()).toHaveLength(1)
  await many('deleted', '1')
  expect(await state()).toEqual([])
  await many('created', '1')
  expect((await base().raw.query('SELECT FROM openmairie.om_courriel')).rowCount).toBe(0)
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
  const reader = { ...app().as('luc', permissions), grants }
  const shown = appFor(app().ctx.app, null, grants)
  const target = { ctx: { ...reader, app: shown }, app: shown, entity: app().entity('agent') }
  expect(mail && mayTakePdf(target, mail)).toBe(may)
  // Its author has it anyway, and what tells of the record alone is for all who read it.
  expect(mail && mayTakePdf({ ...target, ctx: { ...target.ctx, actor: ctx().actor } }, mail)).toBe(true)
  expect(mail && mayTakePdf(target, { ...mail, told: { entities: [], collectivites: null } })).toBe(true)
})

test('words that would break out of a header stay words', async () => {
  const id = await ask({ subject: 'Un\r\nBcc: tiers@exemple.fr\r\n\r\nDeux' })
  await carry(id)
  expect(server().received[0]?.to).toEqual(['zoe@exemple.fr'])
  expect(server().received[0]?.headers).not.toMatch(/^Bcc:/m)
})

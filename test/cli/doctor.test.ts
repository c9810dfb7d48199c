// SPDX-License-Identifier: EUPL-1.2
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Check } from '../../packages/openmairie/src/cli/doctor/check.js'
import { programChecks } from '../../packages/openmairie/src/cli/doctor/machine.js'
import { doctorMessages } from '../../packages/openmairie/src/cli/doctor/messages.js'
import { counted } from '../../packages/openmairie/src/cli/doctor/words.js'
import { removeDataFolder } from '../support/data-folder.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { mailServer } from '../support/mail.js'
import { linkFramework } from '../support/workspace.js'
import { openmairie, type Ran } from './command.js'

let base: Scratch
let work: string
let data: string

const run = (words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  openmairie(words, { DATABASE_URL: base.url, OPENMAIRIE_DATA_FOLDER: data, ...environment }, work)

/** Checks by their id, as `state message` and the advice. */
async function checks(environment: Readonly<Record<string, string>> = {}): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await run(['doctor', 'personnel', '--json'], environment)
  const all = JSON.parse(stdout) as readonly Check[] // what the command prints
  return new Map(all.map(({ id, state, message, advice }) => [id, [state, message, advice ?? ''].join(' | ')]))
}

beforeAll(async () => {
  base = await scratchDatabase('CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(30) NOT NULL)')
  work = mkdtempSync(join(tmpdir(), 'openmairie-doctor-'))
  data = join(work, 'data')
  mkdirSync(data, { mode: 0o755 })
  linkFramework(work)
  expect(await openmairie(['new', 'personnel', base.url], {}, work)).toMatchObject({ code: 0 })
  // An administration command brings the tables up to date, as a start does.
  expect(await run(['accounts'])).toMatchObject({ code: 0 })
})
afterAll(async () => {
  await removeDataFolder(data)
  rmSync(work, { recursive: true, force: true })
  await base.drop()
})

test('an instance in order: one line a check, nothing wrong', async () => {
  writeFileSync(join(data, 'backup.json'), JSON.stringify({ file: '/sauvegardes/nuit.dump', at: hoursAgo(3) }))
  const { code, stdout, stderr } = await run(['doctor', 'personnel'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout.replace(/\d+([.,]\d+)*/g, '0').split('\n')).toEqual([
    '✓ Node.js 0',
    '✓ openMairie 0',
    `✓ Dossier de données\u00a0: ${data.replace(/\d+/g, '0')}`,
    '✓ Secrets lisibles de leur seul propriétaire',
    '✓ Place libre\u00a0: 0\u00a0Go',
    '✓ Base de l’instance\u00a0: PostgreSQL 0',
    '✓ Codage des caractères\u00a0: UTF0',
    '✓ Fuseau horaire\u00a0: Europe/Paris',
    '✓ Horloges accordées (écart de 0\u00a0seconde)',
    '✓ Tables de l’instance à jour (version 0)',
    '✓ Journal\u00a0: aucune écriture en attente',
    '✓ Journal\u00a0: aucune ligne encore',
    '✓ personnel\u00a0: sa base répond, et est celle qui a été générée',
    '✓ Courrier\u00a0: aucun serveur, «\u00a0Mot de passe oublié\u00a0» n’est pas proposé',
    '✓ Dernière sauvegarde il y a 0\u00a0heures (/sauvegardes/nuit.dump)',
    '',
  ])
  const english = await run(['doctor', 'personnel'], { LC_ALL: 'en_GB.UTF-8' })
  expect(english.stdout).toContain('✓ Last backup 3 hours ago (/sauvegardes/nuit.dump)\n')
  expect(english.stdout).toContain('✓ personnel: its database answers, and is the one it was generated from\n')
})

test('what is wrong on the machine is told with the way out, and exits 1', async () => {
  mkdirSync(join(data, 'secrets'), { mode: 0o700 })
  writeFileSync(join(data, 'secrets/instance'), 'secret', { mode: 0o600 })
  expect((await checks()).get('secrets')).toBe('ok | Secrets lisibles de leur seul propriétaire | ')
  chmodSync(join(data, 'secrets/instance'), 0o644)
  chmodSync(data, 0o777)
  writeFileSync(join(data, 'backup.json'), JSON.stringify({ file: 'nuit.dump', at: hoursAgo(9 * 24) }))
  const found = await checks()
  const secret = join(data, 'secrets/instance')
  expect(found.get('secrets')).toBe(
    `error | D’autres comptes peuvent lire ${secret} (droits 0644) | chmod 600 ${secret}`,
  )
  expect(found.get('folder')).toBe(
    `error | D’autres comptes peuvent écrire dans ${data} (droits 0777) | chmod go-w ${data}`,
  )
  expect(found.get('backup')).toBe(
    'error | Dernière sauvegarde il y a 9\u00a0jours (nuit.dump) | openmairie backup <fichier>, chaque nuit, et gardez-en une copie ailleurs',
  )
  expect((await run(['doctor'])).code).toBe(1)
  chmodSync(secret, 0o600)
  chmodSync(data, 0o755)
  writeFileSync(join(data, 'backup.json'), JSON.stringify({ file: 'nuit.dump', at: hoursAgo(30) }))
  expect((await checks()).get('backup')).toMatch(/^warning \| Dernière sauvegarde il y a 30\u00a0heures/)
  rmSync(join(data, 'backup.json'))
  expect((await checks()).get('backup')).toMatch(/^warning \| Aucune sauvegarde/)
  expect(await run(['doctor'])).toMatchObject({ code: 0 })
  const [old] = await programChecks(doctorMessages('fr'), '20.9.0')
  expect(old).toMatchObject({ state: 'error', advice: 'installez la version 20.19 ou une plus récente' })
  expect((await programChecks(doctorMessages('fr'), '100.0.0'))[0]?.state).toBe('ok')
})

test('the journal: writes that wait, writes undecided, lines that nobody seals', async () => {
  const line = (state: string, minutes: number): Promise<unknown> =>
    base.raw.query(
      `INSERT INTO openmairie.om_journal (instant, acteur, application, entite, enregistrement, operation, empreinte, etat)
       VALUES (now() - make_interval(mins => $2), 'admin', 'a', 'e', '1', 'update', '\\x00', $1)`,
      [state, minutes],
    )
  await line('attente', 0)
  expect((await checks()).get('pending')).toBe('ok | Journal\u00a0: aucune écriture en attente | ')
  await line('attente', 5)
  await line('indecis', 7)
  await line('fait', 180)
  const found = await checks()
  expect(found.get('pending')).toMatch(/^warning \| Journal\u00a0: 1 écriture attend depuis plus d’une minute/)
  expect(found.get('undecided')).toMatch(/^warning \| Journal\u00a0: 1 écriture interrompue reste indécise/)
  expect(found.get('sealed')).toMatch(
    /^warning \| Journal\u00a0: 2 lignes ne sont pas scellées, la plus ancienne depuis 3\u00a0heures/,
  )
  await base.raw.query("UPDATE openmairie.om_journal SET chaine = '\\x00', place = om_journal WHERE etat <> 'attente'")
  expect((await checks()).get('sealed')).toMatch(/^ok \| Journal\u00a0: dernière ligne scellée il y a 3\u00a0heures/)
  await base.raw.query('TRUNCATE openmairie.om_journal CASCADE')
})

test('tables of another version, and a drift, are told; nothing is migrated', async () => {
  const { rows } = await base.raw.query('SELECT max(om_version) AS version FROM openmairie.om_version')
  const last: number = rows[0].version
  await base.raw.query('DELETE FROM openmairie.om_version WHERE om_version = $1', [last])
  const behind = await checks()
  expect(behind.get('migrations')).toBe(
    `warning | Tables de l’instance en version ${last - 1}, 1 migration attend | sauvegardez, puis redémarrez\u00a0: elles s’appliquent au démarrage`,
  )
  await base.raw.query('INSERT INTO openmairie.om_version VALUES ($1), ($2)', [last, last + 1])
  expect((await checks()).get('migrations')).toMatch(/^error \| .* n’en connaît que/)
  await base.raw.query('DELETE FROM openmairie.om_version WHERE om_version = $1', [last + 1])
  await base.raw.query('ALTER TABLE agent ADD service varchar(10)')
  expect((await checks()).get('application.personnel')).toBe(
    `warning | personnel\u00a0: sa base répond, 1 constat | openmairie check ${join(work, 'personnel')}`,
  )
  await base.raw.query('ALTER TABLE agent DROP service')
})

test('a base that does not answer is told by its code: never the address nor the password', async () => {
  const address = new URL(base.url)
  address.search = ''
  address.port = '1'
  address.password = 'motdepasse'
  const { code, stdout, stderr } = await run(['doctor', 'personnel'], { DATABASE_URL: address.href })
  expect(code).toBe(1)
  expect(stdout).toContain('✗ La base de l’instance ne répond pas (ECONNREFUSED)  → ')
  expect(stdout).toContain('! personnel\u00a0: non examinée, la base de l’instance manque\n')
  expect(stdout + stderr).not.toContain('motdepasse')
})

test('production without the address of a database is refused by serve, and told by the doctor; no server is started', async () => {
  const production = { NODE_ENV: 'production', DATABASE_URL: '' }
  mkdirSync(join(work, 'personnel/dist'), { recursive: true })
  writeFileSync(
    join(work, 'personnel/dist/app.js'),
    "export default { name: 'personnel', label: 'Personnel', generated: { entities: [], menu: [], dashboard: [], translations: { fr: {}, en: {} } } }",
  )
  const { code, stderr } = await run(['serve', 'personnel', '--port', '4998'], production)
  expect(stderr).toBe(
    'En production, la base de l’instance doit être donnée\u00a0: l’adresse d’une base PostgreSQL (postgres://…) dans DATABASE_URL, ou dans OPENMAIRIE_DATABASE_URL. Le serveur embarqué ne sert qu’à essayer et à développer.\n',
  )
  expect(code).toBe(3)
  const found = await run(['doctor'], production)
  expect(found.code).toBe(1)
  expect(found.stdout).toContain(
    '✗ Production sans adresse de base de données\u00a0: le serveur refuse de démarrer  → ',
  )
  expect(readdirSync(data)).toEqual(['secrets'])
  expect((await run(['doctor'], { DATABASE_URL: '' })).stdout).toContain(
    '! Base de l’instance\u00a0: le serveur embarqué n’a pas encore de données',
  )
})

test('lapses are told in the largest unit that they fill twice', () => {
  const { age, bytes, count } = counted('fr')
  expect([0, 1, 119, 120, 7199, 7200, 172_799, 172_800].map(age)).toEqual([
    '0\u00a0seconde',
    '1\u00a0seconde',
    '119\u00a0secondes',
    '2\u00a0minutes',
    '119\u00a0minutes',
    '2\u00a0heures',
    '47\u00a0heures',
    '2\u00a0jours',
  ])
  expect([12_345, 99e6, 5e9].map(bytes)).toEqual(['12\u00a0ko', '99\u00a0Mo', '5\u00a0Go'])
  expect([count(1, 'ligne', 'lignes'), count(2000, 'ligne', 'lignes')]).toEqual(['1 ligne', '2\u202f000 lignes'])
})

function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString()
}

test('settings said wrongly are told, and a file of settings that others may read', async () => {
  const config = join(work, 'reglages.json')
  writeFileSync(config, '{"name": "Mairie"}', { mode: 0o644 })
  chmodSync(config, 0o644)
  const open = await checks({ OPENMAIRIE_CONFIG: config })
  expect(open.get('config')).toBe(
    `error | D’autres comptes peuvent lire les réglages, qui tiennent des secrets\u00a0: ${config} | chmod 600 ${config}`,
  )
  chmodSync(config, 0o600)
  const set = await checks({ OPENMAIRIE_CONFIG: config, OPENMAIRIE_POOL: 'dix' })
  expect(set.get('config')).toBe(`ok | Réglages\u00a0: ${config} | `)
  expect(set.get('settings')).toBe(
    'error | OPENMAIRIE_POOL\u00a0: «\u00a0dix\u00a0» n’est pas un nombre entier de 2 à 1\u202f000. | ',
  )
  expect(set.has('database')).toBe(false)
})

test('the mail server is asked whether it knows us; neither account nor password is told', async () => {
  const mails = await mailServer()
  const own = { OPENMAIRIE_MAIL_FROM: 'mairie@mairie.example', OPENMAIRIE_PUBLIC_URL: 'https://mairie.example' }
  const { host } = new URL(mails.url)
  expect((await checks({ ...own, OPENMAIRIE_SMTP: mails.url })).get('mail')).toBe(
    `ok | Courrier\u00a0: ${host} répond | `,
  )
  const wrong = (await checks({ ...own, OPENMAIRIE_SMTP: mails.url.replace('relais', 'autre') })).get('mail')
  await mails.stop()
  const silent = (await checks({ ...own, OPENMAIRIE_SMTP: mails.url })).get('mail')
  const advice = 'vérifiez OPENMAIRIE_SMTP\u00a0: nom, port, compte et mot de passe'
  expect(wrong).toBe(`error | Courrier\u00a0: ${host} ne prend pas nos messages (EAUTH) | ${advice}`)
  expect(silent).toBe(`error | Courrier\u00a0: ${host} ne prend pas nos messages (ESOCKET) | ${advice}`)
  expect(mails.received).toEqual([])
})

test('one emergency account, which must open when it is needed', async () => {
  expect((await checks()).has('emergency')).toBe(false)
  for (const login of ['secours', 'reserve'])
    expect(await run(['accounts', login, '--profil', 'administrateur', '--emergency', 'yes'])).toMatchObject({
      code: 0,
    })
  expect((await checks()).get('emergency')).toBe('ok | Compte d’urgence\u00a0: reserve | ')
  await run(['accounts', 'reserve', '--profil', 'consultation'])
  expect((await checks()).get('emergency')).toBe(
    'warning | Le compte d’urgence reserve n’ouvrirait rien | il lui faut être ouvert, avoir un mot de passe et un profil qui administre',
  )
  expect(await run(['accounts', 'reserve', '--emergency', 'no'])).toMatchObject({ code: 0 })
  expect((await checks()).has('emergency')).toBe(false)
  expect(await run(['accounts', 'reserve', '--email', 'pas une adresse'])).toMatchObject({ code: 2 })
  expect(await run(['accounts', 'reserve', '--email', 'secours@mairie.example'])).toMatchObject({ code: 0 })
  expect((await run(['accounts'])).stdout).toContain('reserve  reserve  consultation  -  secours@mairie.example\n')
  expect((await run(['accounts', 'reserve', '--reset-second-factor'])).stdout).toContain(
    'Le compte reserve n’a pas de vérification en deux étapes.',
  )
})

test('files of another base are told, and taken by whoever says that they are this instance’s', async () => {
  const folder = join(work, 'fichiers')
  const own = { OPENMAIRIE_FILES_FOLDER: folder }
  expect((await checks(own)).has('files')).toBe(false)
  expect(await run(['files'], own)).toMatchObject({
    code: 0,
    stdout: `${folder} n’est encore à personne\u00a0: cette instance le prend dans l’heure.\n`,
  })
  mkdirSync(folder)
  writeFileSync(join(folder, 'proprietaire'), '7311/5\n')
  expect((await checks(own)).get('files')).toBe(
    'warning | Le dossier ou le seau des fichiers n’est pas reconnu comme celui de cette instance\u00a0: rien n’y est supprimé | openmairie files dit à qui il est\u00a0; donnez à l’instance le sien, ou openmairie files --take si elle est seule à s’en servir',
  )
  const other = await run(['files'], own)
  expect(other.code).toBe(1)
  expect(other.stdout).toContain(`${folder} est à une autre base, ou à celle dont celle-ci est la copie\u00a0: `)
  expect(await run(['files', '--take'], own)).toMatchObject({
    code: 0,
    stdout: `${folder} est à cette instance.\n`,
  })
  expect((await checks(own)).has('files')).toBe(false)
})

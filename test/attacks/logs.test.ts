// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Instance, startInstance } from '../e2e/instance.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { enter, tokenIn, visitorOf } from '../support/http.js'
import { root } from '../support/workspace.js'
import { firstRecord } from './support.js'

const app = '/opengestioncrise'
/** What a person might be known by; none of it is anywhere else. */
const personal = [
  'Zbigniewska',
  'zoe.zbig@nulle-part.example',
  '0699887766',
  '1840577123456',
  'mot-de-passe-de-Zoé',
  'Z4b1gn',
]

let base: Scratch
let instance: Instance
const work = mkdtempSync(join(tmpdir(), 'openmairie-logs-'))
beforeAll(async () => {
  base = await scratchDatabase()
  instance = await startInstance({
    folders: [join(root, 'apps/opengestioncrise')],
    databaseUrl: base.url,
    dataFolder: work,
    arguments: ['--demonstration'],
    // All that may be logged; mails go where nobody answers, and say so.
    environment: {
      OPENMAIRIE_LOG_LEVEL: 'debug',
      OPENMAIRIE_SMTP: 'smtp://relais:Z4b1gn@127.0.0.1:9',
      OPENMAIRIE_MAIL_FROM: 'mairie@mairie.example',
      OPENMAIRIE_PUBLIC_URL: 'https://mairie.example',
    },
  })
})
afterAll(async () => {
  await instance.stop()
  await base.drop()
  rmSync(work, { recursive: true, force: true })
})

test('no log line holds what was typed, searched, addressed or refused, whatever goes wrong', async () => {
  const visitor = await enter(instance.url, 'administrateur')
  const [name = '', email = '', phone = '', number = '', password = ''] = personal
  const q = encodeURIComponent
  // Searches and addresses, found or not.
  for (const path of [
    `${app}/ressource?q=${q(name)}`,
    `${app}/ressource/${q(number)}`,
    `${app}/${q(name)}`,
    `/${q(email)}`,
    `${app}/ressource?c.telephone=${phone}&apres=${q(name)}`,
    `${app}/ressource/-/choix?q=${q(email)}`,
  ])
    await visitor.get(path, { referer: `http://x/?q=${q(name)}`, 'user-agent': name, 'x-request-id': email })
  // Forms, right and wrong, drafts and forgeries.
  const record = await firstRecord(visitor, 'ressource')
  const typed = {
    'v.nom': name,
    'v.prenom': name,
    'v.courriel': email,
    'v.telephone': phone,
    'v.date_naissance': number,
  }
  await visitor.send(`${app}/ressource/-/nouveau`, typed)
  await visitor.send(`${record}/-/modifier`, typed)
  await visitor.post(`${record}/-/modifier`, Object.entries(typed))
  await visitor.post(`${app}/ressource/-/brouillon`, Object.entries(typed))
  // Sign-ins, forgotten passwords, passwords changed.
  const stranger = visitorOf(instance.url)
  await stranger.post('/-/connexion', [
    ['login', email],
    ['password', password],
  ])
  await base.raw.query(`UPDATE openmairie.om_utilisateur SET email = $1, login = $2 WHERE login = 'admin'`, [
    email,
    name,
  ])
  await stranger.post('/-/mot-de-passe', [['who', email]])
  await stranger.get(`/-/mot-de-passe/${q(email)}`)
  const token = tokenIn(await visitor.page('/-/compte'))
  await visitor.post('/-/compte/mot-de-passe', [
    ['-csrf', token],
    ['current', password],
    ['next', password],
    ['again', password],
  ])
  // What the base itself refuses or lacks: its words hold values.
  await base.raw.query('ALTER TABLE opengestioncrise.ressource ADD CONSTRAINT essai CHECK (false) NOT VALID')
  await visitor.send(`${app}/ressource/-/nouveau`, typed)
  await base.raw.query('ALTER TABLE openmairie.om_session RENAME csrf TO jadis')
  await visitorOf(instance.url).post('/-/essayer', [['profil', name]])
  await enter(instance.url, 'consultation').catch(() => undefined)
  await base.raw.query('ALTER TABLE openmairie.om_session RENAME jadis TO csrf')
  await visitor.get(`${app}/ressource?q=${q(name)}`)
  // A fault of ours, on the way of a password.
  await base.raw.query(`UPDATE openmairie.om_utilisateur SET mot_de_passe = 'no digest' WHERE login = $1`, [name])
  const broken = await stranger.post('/-/connexion', [
    ['login', name],
    ['password', password],
  ])
  expect(broken.status).toBe(500)

  // The mail that nobody took is told, by a code; so is the bug that we made.
  await expect.poll(() => instance.output(), { timeout: 30_000 }).toContain('"msg":"a link was not sent"')
  await expect.poll(() => instance.output(), { timeout: 10_000 }).toContain('"msg":"unexpected error"')
  const output = instance.output()
  for (const each of personal) {
    expect(output).not.toContain(each)
    expect(output).not.toContain(q(each))
  }
  // Each line of the log is one JSON object.
  const lines = output.split('\n').filter((line) => line.startsWith('{'))
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines)
    expect(Object.keys(JSON.parse(line))).toEqual(expect.arrayContaining(['level', 'time', 'msg']))
})

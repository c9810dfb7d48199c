// SPDX-License-Identifier: EUPL-1.2
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openmairie } from '../cli/command.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { decoded, signIn, tokenIn, type Visitor } from '../support/http.js'
import { type SqliteScratch, scratchSqlite } from '../support/sqlite.js'
import { linkFramework, root } from '../support/workspace.js'
import { type Instance, startInstance } from './instance.js'
import { newApplication } from './new-application.js'

const finding =
  'La structure de agent n’est plus celle qui a été générée (la colonne «\u00a0prenom\u00a0» est nouvelle, la colonne «\u00a0note\u00a0» n’existe plus)\u00a0: rien n’y sera écrit tant que vous n’aurez pas lancé «\u00a0openmairie generate mairie\u00a0».'
const refusal =
  'La structure de cette table a changé dans la base\u00a0: elle peut être lue, mais rien n’y est écrit avant une nouvelle génération.'

let work: string
let folder: string
let base: SqliteScratch
let journal: Scratch

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'openmairie-derive-'))
  linkFramework(work)
  folder = join(work, 'mairie')
  base = await scratchSqlite(`
    CREATE TABLE service (service INTEGER PRIMARY KEY, libelle VARCHAR(40));
    CREATE TABLE agent (agent INTEGER PRIMARY KEY, nom VARCHAR(40), note INTEGER, service INTEGER REFERENCES service (service));
    INSERT INTO service VALUES (1, 'Voirie');
    INSERT INTO agent VALUES (1, 'Abel', 3, 1);`)
  journal = await scratchDatabase()
  await newApplication(folder, base.url, [])
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder])
  base.raw.exec('ALTER TABLE agent ADD COLUMN prenom VARCHAR(40); ALTER TABLE agent DROP COLUMN note')
})
afterAll(async () => {
  await base.drop()
  await journal.drop()
  rmSync(work, { recursive: true, force: true })
})

test('check names the table that changed', async () => {
  const { code, stdout } = await openmairie(['check', folder], { DATABASE_URL: base.url })
  expect(stdout).toContain(`✗ model.drift  mairie.agent  ${finding}`)
  expect(code).toBe(1)
})

describe.each(['development', 'production'])('a table that changed, served in %s', (mode) => {
  let server: Instance
  let visitor: Visitor
  beforeAll(async () => {
    server = await startInstance({
      folders: [folder],
      databaseUrl: base.url,
      dataFolder: join(work, mode),
      arguments: ['--host', '127.0.0.1', '--workers', '1'],
      environment: { NODE_ENV: mode, OPENMAIRIE_DATABASE_URL: journal.url, LC_ALL: 'fr_FR.UTF-8' },
    })
    visitor = await signIn(server.url)
  })
  afterAll(() => server?.stop())

  test('is told at the start and to the administrators', async () => {
    expect(server.output()).toContain(`! model.drift mairie.agent ${finding}`)
    expect(decoded(await visitor.page('/mairie'))).toContain(finding)
  })

  test('is read as it is, without a way to write', async () => {
    const listing = await visitor.page('/mairie/agent')
    expect(listing).toContain('data-field="prenom"')
    expect(listing).not.toContain('data-field="note"')
    expect(listing).not.toContain('/mairie/agent/-/nouveau')
    const record = await visitor.page('/mairie/agent/1')
    expect(record).toContain('Abel')
    expect(record).not.toMatch(/-\/(modifier|supprimer)/)
  })

  test('refuses forms and what is posted, in one sentence', async () => {
    const token = tokenIn(await visitor.page('/mairie/service/-/nouveau'))
    const paths = ['/mairie/agent/-/nouveau', '/mairie/agent/1/-/modifier', '/mairie/agent/1/-/supprimer']
    for (const path of paths) {
      const posted = await visitor.post(path, [
        ['-csrf', token],
        ['v.nom', 'Non'],
      ])
      for (const { status, text } of [await visitor.get(path), posted]) {
        expect([path, status]).toEqual([path, 409])
        expect(decoded(text)).toContain(refusal)
      }
    }
    expect(base.raw.prepare('SELECT nom FROM agent').raw().all()).toEqual([['Abel']])
  })

  test('does not keep the others from being written', async () => {
    const answer = await visitor.send('/mairie/service/1/-/modifier', { 'v.libelle': `Voirie ${mode}` })
    expect(answer.status).toBe(303)
    expect(base.raw.prepare('SELECT libelle FROM service').raw().all()).toEqual([[`Voirie ${mode}`]])
  })
})

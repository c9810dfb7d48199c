// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { enter, type Visitor } from '../support/http.js'
import { root } from '../support/workspace.js'
import { type Instance, startInstance } from './instance.js'

let work: string
let base: Scratch
let instance: Instance
let visitor: Visitor

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'openmairie-recherche-'))
  base = await scratchDatabase()
  instance = await startInstance({
    folders: [join(root, 'apps/opengestioncrise')],
    databaseUrl: base.url,
    dataFolder: join(work, 'data'),
    arguments: ['--demonstration'],
  })
  visitor = await enter(instance.url, 'consultation')
})
afterAll(async () => {
  await instance?.stop()
  await base?.drop()
  rmSync(work, { recursive: true, force: true })
})

/** Asks for a page, and has the base give its statements up, as it does after fifteen seconds. */
async function givenUp(path: string): Promise<{ status: number; text: string }> {
  await base.raw.query('BEGIN; LOCK TABLE opengestioncrise.ressource IN ACCESS EXCLUSIVE MODE')
  let done = false
  const answer = visitor.get(path).finally(() => {
    done = true
  })
  while (!done) {
    await base.raw.query(
      `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await base.raw.query('ROLLBACK')
  return answer
}

test('a search that takes too long says what to change, with what was typed', async () => {
  const { status, text } = await givenUp('/opengestioncrise/ressource?q=martin&champ=nom&tri=nom')
  expect(status).toBe(503)
  expect(text).toContain(
    'La recherche a demandé trop de temps\u00a0: la base l’a arrêtée. Cherchez dans une seule colonne',
  )
  expect(text).toMatch(/role="alert"/)
  expect(text).toMatch(/<input[^>]*id="q"[^>]*value="martin"/)
  expect(text).toMatch(/<option value="nom" selected/)
  expect(text).not.toContain('<table')
  expect(instance.output()).toContain('answered with 503')
  expect(instance.output()).not.toContain('unexpected error')
})

test('the same search answers once the base does', async () => {
  const { status, text } = await visitor.get('/opengestioncrise/ressource?q=martin&champ=nom&tri=nom')
  expect(status).toBe(200)
  expect(text).toMatch(/<table.*Martin/s)
})

test('the demonstration has an index that serves its search', async () => {
  const { rows } = await base.raw.query(
    `SELECT pg_get_indexdef(to_regclass('opengestioncrise.ressource_recherche_idx')) AS definition`,
  )
  expect(rows[0]?.definition).toMatch(
    /USING gin \(openmairie\.om_sans_accent\(\(matricule\)::text\) (public\.)?gin_trgm_ops, /,
  )
})

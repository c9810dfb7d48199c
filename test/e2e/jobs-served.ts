// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, expect } from 'vitest'
import { servedHere } from './served.js'
import { serveDemonstration } from './support.js'

/** The page of one's jobs. */
export const list = '/-/traitements'

interface Given {
  readonly login?: string
  readonly label?: string
  readonly state?: string
  readonly done?: number
  readonly message?: string | null
  readonly collectivite?: string | null
  /** An export of ressources, with the columns that it takes away; else a job of no kind that does anything. */
  readonly columns?: readonly string[]
}

/** What an export of ressources is asked to take away. */
export const exportOf = (columns: readonly string[]): string =>
  JSON.stringify({
    ...{ application: 'opengestioncrise', entity: 'ressource', locale: 'fr' },
    ...{ state: '', sort: [], columns, parent: null, keys: null, format: 'csv' },
  })

/** Serves the demonstration, with two collectivités, to the tests of a file, each without a job; returns what was opened, and what makes jobs move. */
export function servedWithoutJobs() {
  const served = servedHere(() => serveDemonstration())
  const rows = async (text: string, values: readonly unknown[] = []) =>
    (await served().base.raw.query(text, [...values])).rows
  beforeAll(async () => {
    await rows(`INSERT INTO openmairie.om_collectivite VALUES ('1', 'Aubry'), ('2', 'Brion') ON CONFLICT DO NOTHING`)
  })
  beforeEach(() => rows('DELETE FROM openmairie.om_job'))
  /** A job as if a node that never falls silent carried it: what it does is told straight into the base. */
  async function given({ login = 'demo-administrateur', ...job }: Given = {}): Promise<string> {
    const id = randomUUID()
    const state = job.state ?? 'en cours'
    await rows(
      `INSERT INTO openmairie.om_job (om_job, acteur, genre, libelle, retour, donnees, etat, traites, total, message, collectivite, signe, fini)
       SELECT $1, om_utilisateur::text, $8, $2, '/opengestioncrise/ressource', $9, $3, $4, 10, $5, $6, now() + interval '1 day',
         CASE WHEN $3 IN ('fait', 'annule', 'echec') THEN clock_timestamp() END FROM openmairie.om_utilisateur WHERE login = $7`,
      [
        id,
        job.label ?? 'Modification de 10 ressources',
        state,
        job.done ?? 3,
        job.message ?? null,
        job.collectivite ?? null,
        login,
        job.columns ? 'export' : 'essai',
        job.columns ? exportOf(job.columns) : '{}',
      ],
    )
    return id
  }
  const moves = (id: string, done: number) =>
    rows('UPDATE openmairie.om_job SET traites = $2 WHERE om_job = $1', [id, done])
  const ends = (id: string, message = '10 ressources ont été modifiées.') =>
    rows(
      `UPDATE openmairie.om_job SET etat = 'fait', traites = 10, fini = clock_timestamp(), message = $2 WHERE om_job = $1`,
      [id, message],
    )
  return { served, rows, given, moves, ends }
}

/** What sessions remember for two seconds is read anew by a page that is asked for again. */
export async function untilTold(page: Page, address: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(address)
        return page.locator('.told p').count()
      },
      { timeout: 15_000 },
    )
    .toBe(1)
}

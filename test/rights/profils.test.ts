// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { openDatabase, type PooledDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { proposeProfils } from '../../packages/openmairie/src/web/profils.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let database: PooledDatabase
beforeAll(async () => {
  base = await scratchDatabase()
  database = openDatabase({
    url: base.url,
    size: 2,
    applicationName: 'test',
    statementTimeout: 10_000,
    timeZone: 'Europe/Paris',
    failed: () => undefined,
  })
  await migrateInstance(database)
  await base.raw.query(`INSERT INTO openmairie.om_permission (om_permission, libelle, type) VALUES
    ('soiree.saisie', 'Saisie', 'gen'), ('soiree.election.list', 'Lister', 'gen')`)
})
afterAll(async () => {
  await database.close()
  await base.drop()
})

const droits = async (profil: string) =>
  (
    await base.raw.query(`SELECT permission FROM openmairie.om_droit WHERE om_profil = $1 ORDER BY permission`, [
      profil,
    ])
  ).rows.map(({ permission }) => permission)

test('a droit that names nothing is told with its profil, and nothing is given', async () => {
  const mistaken = { name: 'soiree', profils: { operateur: { label: 'Opérateur', droits: ['saisie', 'saisies'] } } }
  await expect(proposeProfils(database, mistaken)).rejects.toMatchObject({
    code: 'OM_APPLICATION_BROKEN',
    details: { reason: { fr: expect.stringContaining('«\u00a0saisies\u00a0»') } },
  })
  expect(await droits('operateur')).toEqual([])
})

test('profils are given once: what an administrator takes away stays away, and one that was there is left as it is', async () => {
  const proposed = {
    name: 'soiree',
    profils: {
      operateur: { label: 'Opérateur', droits: ['saisie', 'election.list'] },
      consultation: { label: 'Autre', droits: ['saisie'] },
    },
  }
  await proposeProfils(database, proposed)
  expect(await droits('operateur')).toEqual(['soiree.election.list', 'soiree.saisie'])
  expect(await droits('consultation')).not.toContain('soiree.saisie')
  const { rows } = await base.raw.query(
    `SELECT entite, enregistrement, operation FROM openmairie.om_journal WHERE entite IN ('om_profil', 'om_droit') ORDER BY om_journal`,
  )
  expect(rows.map(({ entite, operation }) => `${operation} ${entite}`)).toEqual([
    'create om_profil',
    'create om_droit',
    'create om_droit',
  ])
  await base.raw.query(`DELETE FROM openmairie.om_droit WHERE permission = 'soiree.saisie'`)
  await proposeProfils(database, proposed)
  expect(await droits('operateur')).toEqual(['soiree.election.list'])
})

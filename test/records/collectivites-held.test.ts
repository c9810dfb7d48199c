// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HeldCollectivites, holdCollectivites } from '../../packages/openmairie/src/collectivites/held.js'
import type { Database } from '../../packages/openmairie/src/database/contract.js'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let database: Database
let held: HeldCollectivites
beforeAll(async () => {
  base = await scratchDatabase()
  const options = { url: base.url, size: 2, applicationName: 'test', statementTimeout: 60_000, failed: () => undefined }
  database = openDatabase(options)
  await migrateInstance(database)
  await base.raw.query(`
    INSERT INTO openmairie.om_collectivite (om_collectivite, libelle, parent, couleur) VALUES
      ('1', 'Département', NULL, '#1f5a8c'), ('10', 'Agglomération', '1', NULL), ('101', 'Aubry', '10', '#7f6a00'), ('102', 'Brion', '10', NULL), ('2', 'Ailleurs', NULL, NULL);
    INSERT INTO openmairie.om_parametre (libelle, valeur, om_collectivite) VALUES
      ('delai', '30', NULL), ('delai', '45', '10'), ('delai', '60', '102'), ('seul', 'x', '101');
    INSERT INTO openmairie.om_logo VALUES ('10', 'Blason', 'image/png', 64, 32, 'aa', '\\x00')`)
  held = await holdCollectivites(database)
})
afterAll(async () => {
  await database.close()
  await base.drop()
})

test('a parameter is that of the nearest above, then that of the instance', () => {
  const { parametre } = held.current()
  expect(['102', '101', '10', '1', '2', null, '999'].map((id) => parametre('delai', id))).toEqual([
    '60',
    '45',
    '45',
    '30',
    '30',
    '30',
    '30',
  ])
  expect(['101', '102', null].map((id) => parametre('seul', id))).toEqual(['x', null, null])
})

test('colours and logos come down the tree, each from where it is said', () => {
  const { look } = held.current()
  expect(look('102')).toMatchObject({ label: 'Brion', colour: '#1f5a8c', logo: { collectivite: '10', text: 'Blason' } })
  expect(look('101')).toMatchObject({ label: 'Aubry', colour: '#7f6a00', logo: { collectivite: '10' } })
  expect(look('2')).toEqual({ label: 'Ailleurs', colour: null, darkColour: null, logo: null })
  expect(look(null)).toEqual({ label: null, colour: null, darkColour: null, logo: null })
  expect(held.current().below('1')).toEqual(['1', '10', '101', '102'])
  expect(held.current().below('999')).toEqual([])
})

test('what changes is read again once its version is seen', async () => {
  await base.raw.query(`UPDATE openmairie.om_parametre SET valeur = '90' WHERE om_collectivite = '102'`)
  const { rows } = await base.raw.query('SELECT version::text AS version FROM openmairie.om_reglage_collectivites')
  await held.upTo(held.current().version)
  expect(held.current().parametre('delai', '102')).toBe('60')
  await held.upTo(BigInt(rows[0].version))
  expect(held.current().parametre('delai', '102')).toBe('90')
})

test('a parameter is set once for a collectivité, and once for the instance', async () => {
  const insert = (of: string) =>
    base.raw.query(
      `INSERT INTO openmairie.om_parametre (libelle, valeur, om_collectivite) VALUES ('delai', '1', ${of})`,
    )
  await expect(insert('NULL')).rejects.toMatchObject({ code: '23505' })
  await expect(insert(`'10'`)).rejects.toMatchObject({ code: '23505' })
})

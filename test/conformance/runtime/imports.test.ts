// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../packages/openmairie/src/database/sql.js'
import {
  create,
  type ImportLine,
  type LineRefusal,
  rehearseImport,
  runImport,
} from '../../../packages/openmairie/src/records/index.js'
import { adding, batchesOf, line } from '../../support/importing.js'
import { type Base, enginesOver } from './bases.js'

const tables = (key: string, moment: string): string => `
  CREATE TABLE service (service varchar(10) PRIMARY KEY, libelle varchar(40));
  CREATE TABLE agent (agent ${key}, matricule varchar(10) NOT NULL, nom varchar(40), note decimal(12,2), taux double precision,
    vu ${moment}, ne date, heure time, actif boolean, grand bigint, grade varchar(10) DEFAULT 'adjoint', service varchar(10),
    CONSTRAINT agent_matricule UNIQUE (matricule), CONSTRAINT agent_service FOREIGN KEY (service) REFERENCES service (service));
  INSERT INTO service VALUES ('VOI', 'Voirie');`

const filled = {
  nom: 'Éloïse d’Aubry',
  note: '-12.50',
  taux: '0.1',
  vu: '2026-03-12 08:30:00',
  ne: '1980-02-29',
  heure: '08:05:00',
  actif: 'true',
  grand: '-9007199254740993',
  grade: 'rédacteur',
  service: 'VOI',
}
const blank = { ...Object.fromEntries(Object.keys(filled).map((name) => [name, null])), actif: 'false' }

describe.each(Object.entries(enginesOver(tables)))('imports on %s', (_, open) => {
  let base: Base
  beforeAll(async () => {
    base = await open()
  })
  afterAll(async () => {
    await base.app.database.close()
    if (base.app.instance !== base.app.database) await base.app.instance.close()
    await base.stop()
  })
  beforeEach(async () => {
    await base.raw('DELETE FROM agent')
    await base.app.instance.query(sql`DELETE FROM openmairie.om_journal_contenu`)
    await base.app.instance.query(sql`DELETE FROM openmairie.om_journal`)
  })

  /** Checks lines, then imports those that are right: both must say the same. */
  const run = async (...batches: readonly (readonly ImportLine[])[]) => {
    const { ctx } = base.app
    const entity = base.app.entity('agent')
    const refusedBy: LineRefusal[][] = [[], []]
    const told =
      (refused: LineRefusal[] = []) =>
      async (report: { readonly refused: readonly LineRefusal[] }) =>
        void refused.push(...report.refused)
    await rehearseImport(ctx, entity, adding, batchesOf(...batches), told(refusedBy[0]))
    expect(await base.raw(`SELECT 1 FROM agent WHERE matricule LIKE 'I%'`)).toEqual([])
    const options = { leaveAside: true, keep: async () => undefined }
    await runImport({ ...ctx, lot: randomUUID() }, entity, adding, batchesOf(...batches), told(refusedBy[1]), options)
    expect(refusedBy[1]).toEqual(refusedBy[0])
    return refusedBy[0]?.map(({ line: number, problems }) => [number, problems[0]?.message])
  }
  /** What the journal says of each agent, by number. */
  const told = async () => {
    const { rows } = await base.app.instance.query(sql`
      SELECT enregistrement AS record, etat AS state, operation, apres::text AS after FROM openmairie.om_journal
      JOIN openmairie.om_journal_contenu USING (om_journal) WHERE entite = 'agent'`)
    return new Map(
      rows.map(({ record, state, operation, after }) => {
        const { agent, matricule, ...rest } = JSON.parse(String(after))
        expect(agent).toBe(record)
        return [String(matricule), { state, operation, rest }] as const
      }),
    )
  }

  test('rows that go in together are what forms would have written, in the base and in the journal', async () => {
    for (const input of [
      { ...filled, matricule: 'F1' },
      { ...blank, matricule: 'F2' },
    ])
      expect(await create(base.app.ctx, base.app.entity('agent'), input, { idempotencyKey: null })).toMatchObject({
        kind: 'written',
      })
    const lines = [line(2, { ...filled, matricule: 'I1' }), line(3, { ...blank, matricule: 'I2' })]
    expect(await run(lines)).toEqual([])
    const said = await told()
    expect(said.get('I1')).toEqual(said.get('F1'))
    expect(said.get('I2')).toEqual(said.get('F2'))
    expect(said.get('I1')).toMatchObject({ state: 'fait', operation: 'create', rest: { nom: 'Éloïse d’Aubry' } })
    expect(said.get('I2')?.rest['grade']).toBe('adjoint')
    const rows = await base.raw(
      'SELECT nom, note, taux, vu, ne, heure, actif, grand, grade, service FROM agent ORDER BY matricule',
    )
    expect(rows).toHaveLength(4)
    expect(rows[2]).toEqual(rows[0])
    expect(rows[3]).toEqual(rows[1])
  })

  test('many go in by few statements, each with its line; those that are refused are told, and the others stand', async () => {
    const lines = Array.from({ length: 700 }, (_each, at) =>
      line(at + 2, { ...(at % 3 === 0 ? blank : filled), matricule: `I${at}` }),
    )
    // What the base alone refuses, in the midst of the others; a number that is there, one that comes twice.
    await base.raw(`INSERT INTO agent (matricule) VALUES ('DEJA')`)
    const wrong = [line(800, { matricule: 'DEJA' }), line(801, { matricule: 'I7' }), line(802, { matricule: null })]
    const refused = await run(
      [...lines.slice(0, 400), ...wrong, ...lines.slice(400)],
      [line(900, { matricule: 'I699' })],
    )
    expect(refused).toEqual([
      [800, 'Un autre enregistrement porte déjà cette valeur (Matricule).'],
      [801, 'La ligne 9 du fichier porte déjà cette valeur (Matricule).'],
      [802, expect.stringContaining('Matricule')],
      [900, 'La ligne 701 du fichier porte déjà cette valeur (Matricule).'],
    ])
    const keys = await base.raw(`SELECT agent, matricule FROM agent WHERE matricule <> 'DEJA'`)
    const { rows } = await base.app.instance.query(sql`
      SELECT enregistrement AS record, apres->>'matricule' AS matricule, etat AS state FROM openmairie.om_journal
      JOIN openmairie.om_journal_contenu USING (om_journal) WHERE entite = 'agent' ORDER BY om_journal`)
    const spelt = (list: readonly (readonly unknown[])[]) => list.map(([key, name]) => `${key} ${name}`).sort()
    expect(spelt(rows.map(({ record, matricule }) => [record, matricule]))).toEqual(
      spelt(keys.map(({ agent, matricule }) => [agent, matricule])),
    )
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['fait']))
    expect(keys).toHaveLength(700)
  })
})

const changed: Readonly<Record<string, string>> = {
  mariadb: `CREATE TRIGGER agent_grade BEFORE INSERT ON agent FOR EACH ROW SET NEW.matricule = UPPER(NEW.matricule)`,
  sqlite: `CREATE TRIGGER agent_grade AFTER INSERT ON agent BEGIN UPDATE agent SET matricule = upper(matricule) WHERE agent = NEW.agent; END`,
}
describe.each(
  Object.entries(enginesOver(tables)).filter(([engine]) => engine in changed),
)('imports on %s, with a trigger', (engine, open) => {
  test('the journal tells of rows as a trigger leaves them', async () => {
    const base = await open()
    await base.raw(changed[engine] ?? '')
    const options = { leaveAside: false, keep: async () => undefined }
    const lines = [line(2, { matricule: 'a1' }), line(3, { matricule: 'b1' })]
    const entity = base.app.entity('agent')
    expect(await runImport(base.app.ctx, entity, adding, batchesOf(lines), async () => undefined, options)).toEqual([])
    const { rows } = await base.app.instance.query(
      sql`SELECT apres->>'matricule' AS matricule FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) ORDER BY om_journal`,
    )
    expect(rows.map(({ matricule }) => matricule).sort()).toEqual(['A1', 'B1'])
    await base.app.database.close()
    await base.app.instance.close()
    await base.stop()
  })
})

const held = (key: string): string => `CREATE TABLE releve (releve ${key}, valeur varchar(20)) ENGINE = MyISAM`
describe.each(
  Object.entries(enginesOver(held)).filter(([engine]) => engine === 'mariadb'),
)('imports on %s, into a table that knows no transactions', (_, open) => {
  test('a file is neither checked nor imported: it would stay', async () => {
    const base = await open()
    const entity = base.app.entity('releve')
    const options = { leaveAside: false, keep: async () => undefined }
    const lines = [line(2, { valeur: 'un' })]
    for (const work of [
      () => rehearseImport(base.app.ctx, entity, adding, batchesOf(lines), async () => undefined),
      () => runImport(base.app.ctx, entity, adding, batchesOf(lines), async () => undefined, options),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'OM_NOTHING_UNDONE' })
    expect(await base.raw('SELECT valeur FROM releve')).toEqual([])
    await base.app.database.close()
    await base.app.instance.close()
    await base.stop()
  })
})

// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atEnd, type Ctx, type ListQuery, list, stream } from '../../packages/openmairie/src/records/index.js'
import { type Base, enginesOver } from '../conformance/runtime/bases.js'
import { query } from '../support/application.js'

const engines = enginesOver(
  (key) => `
  CREATE TABLE commune (commune varchar(10) PRIMARY KEY, libelle varchar(40));
  CREATE TABLE service (
    service varchar(10) PRIMARY KEY, libelle varchar(40), commune varchar(10), code varchar(10),
    FOREIGN KEY (commune) REFERENCES commune (commune));
  CREATE TABLE salle (batiment integer NOT NULL, numero integer NOT NULL, libelle varchar(40), PRIMARY KEY (batiment, numero));
  CREATE TABLE agent (
    agent ${key}, service varchar(10), renfort varchar(10), batiment integer, numero integer, grade varchar(10),
    FOREIGN KEY (service) REFERENCES service (service), FOREIGN KEY (renfort) REFERENCES service (service),
    FOREIGN KEY (batiment, numero) REFERENCES salle (batiment, numero));
  CREATE INDEX agent_service_idx ON agent (service, agent);
  CREATE INDEX agent_renfort_idx ON agent (renfort, agent);
  INSERT INTO commune VALUES ('12', 'Aubry');
  INSERT INTO commune VALUES ('13', NULL);
  INSERT INTO service VALUES ('A', 'Voirie', '12', 'zq1');
  INSERT INTO service VALUES ('B', 'voirie', '13', 'zq2');
  INSERT INTO service VALUES ('C', 'Voirie', NULL, 'zq3');
  INSERT INTO service VALUES ('D', NULL, '12', 'zq4');
  INSERT INTO service VALUES ('E ', 'École', NULL, NULL);
  INSERT INTO salle VALUES (1, 1, 'Une');
  INSERT INTO salle VALUES (1, 2, NULL)`,
  {
    service: {
      recordLabel: ['libelle', 'commune'],
      rows: [{ only: { not: { field: 'commune', is: { user: 'login' } } } }],
      fields: { code: { hidden: true } },
    },
  },
)

/** What lets a base hold what refers to nothing, and such references, or some that its own collation takes for another. */
const loose: Readonly<Record<string, { readonly statement: string; readonly lost: readonly string[] }>> = {
  mariadb: { statement: 'SET foreign_key_checks = 0', lost: ['ZZ', 'a', 'A '] },
  sqlite: { statement: 'PRAGMA foreign_keys = OFF', lost: ['ZZ', 'a', 'A '] },
}

type Shown = Readonly<Record<string, Readonly<Record<string, string | null>>>>

async function pages(base: Base, ctx: Ctx, first: ListQuery, way: 'next' | 'previous'): Promise<Shown> {
  const entity = base.app.entity('agent')
  const shown: [string, Readonly<Record<string, string | null>>][] = []
  let asked = first
  for (let turn = 0; turn < 200; turn++) {
    const page = await list(ctx, entity, asked)
    for (const { key, labels } of page.rows) shown.push([key.join('/'), labels])
    const place = page[way]
    if (place === null) break
    asked = { ...asked, after: way === 'next' ? place : null, before: way === 'previous' ? place : null }
  }
  const all = Object.fromEntries(shown)
  expect(Object.keys(all)).toHaveLength(shown.length)
  return all
}

const agentsWith = (lost: readonly string[]) => {
  const service = fc.option(fc.constantFrom('A', 'B', 'C', 'D', 'E ', ...lost))
  return fc.array(fc.record({ service, renfort: service, salle: fc.option(fc.constantFrom(1, 2)) }), { maxLength: 12 })
}
const text = (value: string | null): string => (value === null ? 'NULL' : `'${value}'`)

describe.each(Object.entries(engines))('%s', (name, open) => {
  let base: Base
  beforeAll(async () => {
    base = await open()
    if (loose[name]) await base.raw(loose[name].statement)
  })
  afterAll(() => base.stop())

  test('a label is the same whatever a listing is sorted by, and whoever may see it', async () => {
    const everything = base.app.as('anne')
    const blind = base.app.as('bruno', ['essai.agent.list', 'essai.agent.export'])
    // Rows of one commune are kept from whoever bears its number.
    const kept = base.app.as('12')
    const half = base.app.as('claire', ['essai.agent.list', 'essai.agent.export', 'essai.service.list'])
    await fc.assert(
      fc.asyncProperty(
        agentsWith(loose[name]?.lost ?? []),
        fc.constantFrom('service', 'renfort', 'batiment'),
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.integer({ min: 1, max: 5 }),
        async (agents, field, direction, size) => {
          await base.raw('DELETE FROM agent')
          for (const [index, { service, renfort, salle }] of agents.entries())
            await base.raw(
              `INSERT INTO agent (agent, service, renfort, batiment, numero) VALUES (${index + 1}, ${text(service)}, ${text(renfort)}, ${salle === null ? 'NULL, NULL' : `1, ${salle}`})`,
            )
          for (const ctx of [everything, blind, half, kept]) {
            const byKey = await pages(base, ctx, query({ sort: [{ field: 'agent', direction: 'asc' }], size }), 'next')
            const labels = Object.values(byKey)
            if (ctx === blind)
              expect(labels.flatMap((of) => Object.values(of)).filter((label) => label !== null)).toEqual([])
            expect(Object.keys(byKey)).toHaveLength(agents.length)
            const sort = [{ field, direction }]
            expect(await pages(base, ctx, query({ sort, size }), 'next')).toEqual(byKey)
            expect(await pages(base, ctx, query({ sort, size, before: atEnd }), 'previous')).toEqual(byKey)
            const streamed: [string, unknown][] = []
            for await (const { key, labels } of stream(ctx, base.app.entity('agent'), query({ sort })))
              streamed.push([key.join('/'), labels])
            expect(Object.fromEntries(streamed)).toEqual(byKey)
          }
        },
      ),
      { numRuns: name === 'postgresql' ? 30 : 15 },
    )
  })
})

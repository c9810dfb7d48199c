// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import { list } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, query, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'

const script = `
  CREATE TABLE service (service varchar(5) PRIMARY KEY, libelle varchar(20));
  CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(20), service varchar(5) REFERENCES service (service), dossier varchar(20), note integer);
  INSERT INTO service VALUES ('V', 'Voirie');
  INSERT INTO agent VALUES (1, 'Anne', 'V', 'secret un', 12), (2, 'Bruno', NULL, NULL, NULL), (3, 'Chloé', 'V', 'secret trois', 3);`

const seen: unknown[] = []
const override: AnyOverride = {
  fields: { dossier: { hidden: true } },
  listing: {
    columns: ['nom'],
    rows: [
      { reads: ['dossier'], when: (row) => row['dossier'] !== null, tone: 'danger', label: 'Suivi' },
      {
        reads: ['note', 'service'],
        when: (row, ctx) => {
          seen.push(Object.keys(row))
          return Number(row['note'] ?? 20) < 10 && row['service'] === 'V' && ctx.today === '2026-11-24'
        },
        tone: 'warning',
        label: 'À revoir',
      },
      { when: (row) => row['nom'] === 'Bruno' && Object.hasOwn(row, 'note'), tone: 'info', label: 'Lui' },
    ],
  },
}

const engines: Readonly<Record<string, () => Promise<{ readonly url: string; drop(): Promise<void> }>>> = {
  postgresql: () => scratchDatabase(script),
  sqlite: () => scratchSqlite(script),
  ...(inject('mariadbUrl') === null ? {} : { mariadb: () => scratchMariadb(script) }),
}

let journal: Scratch
beforeAll(async () => {
  journal = await scratchDatabase()
})
afterAll(() => journal.drop())

describe.each(Object.entries(engines))('on %s', (_, open) => {
  let base: Awaited<ReturnType<typeof open>>
  let app: TestApplication
  beforeAll(async () => {
    base = await open()
    app = await applicationOver(base.url, { agent: override }, journal.url)
  })
  afterAll(async () => {
    await app.database.close()
    await app.instance.close()
    await base.drop()
  })

  test.each([
    ['the key', []],
    ['a text', [{ field: 'nom', direction: 'asc' as const }]],
    ['the label of a reference', [{ field: 'service', direction: 'asc' as const }]],
  ])('rows sorted by %s bear the marks of their conditions', async (_, sort) => {
    const { rows } = await list(app.ctx, app.entity('agent'), query({ sort }))
    const labels = rows.map(({ key, marks }) => [key[0], marks.map((mark) => `${mark.tone} ${mark.label}`)] as const)
    expect(Object.fromEntries(labels)).toEqual({
      1: ['danger Suivi'],
      2: ['info Lui'],
      3: ['danger Suivi', 'warning À revoir'],
    })
  })

  test('what a condition looks at goes no further, and it is given what it names alone', async () => {
    seen.length = 0
    const { rows } = await list(app.ctx, app.entity('agent'), query())
    expect(rows.map(({ values }) => Object.keys(values).sort())).toEqual(Array(3).fill(['agent', 'nom']))
    expect(JSON.stringify(rows)).not.toContain('secret')
    expect(seen).toEqual(Array(3).fill(['note', 'service']))
  })

  test('a condition neither queries the base nor writes', async () => {
    const asked: unknown[] = []
    const asking: AnyOverride = {
      listing: {
        rows: [
          {
            when: (_row, ctx) => {
              asked.push(ctx.exists<never>('agent' as never, {}).catch((error: Error) => error.message))
              return false
            },
            tone: 'muted',
            label: 'Demande',
          },
        ],
      },
    }
    const other = await applicationOver(base.url, { agent: asking }, journal.url)
    await list(other.ctx, other.entity('agent'), query({ size: 1 }))
    expect(await Promise.all(asked)).toEqual(['A condition may neither query the base nor write'])
    await other.database.close()
    await other.instance.close()
  })
})

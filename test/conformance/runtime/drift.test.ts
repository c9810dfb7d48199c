// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { OpenMairieError } from '../../../packages/openmairie/src/errors/errors.js'
import { followCatalogue } from '../../../packages/openmairie/src/model/drift/follow.js'
import { create, list, remove, update } from '../../../packages/openmairie/src/records/index.js'
import { readSchema } from '../../../packages/openmairie/src/schema/read.js'
import { applicationOver, query, type TestApplication } from '../../support/application.js'
import { type Scratch, scratchDatabase } from '../../support/database.js'
import { scratchMariadb } from '../../support/mariadb.js'
import { scratchSqlite } from '../../support/sqlite.js'

const script = (key: string): string => `
  CREATE TABLE service (service integer PRIMARY KEY, libelle varchar(40));
  CREATE TABLE grade (grade integer PRIMARY KEY, libelle varchar(40));
  CREATE TABLE agent (
    agent ${key}, nom varchar(40), note decimal(6,2), grade integer,
    service integer, CONSTRAINT agent_service FOREIGN KEY (service) REFERENCES service (service));
  CREATE TABLE trace (trace integer PRIMARY KEY, texte varchar(10));
  INSERT INTO service VALUES (1, 'Voirie');
  INSERT INTO grade VALUES (1, 'Attaché');
  INSERT INTO agent (agent, nom, note, grade, service) VALUES (1, 'Abel', 2.5, 1, 1);`

interface Base {
  readonly url: string
  raw(statement: string): Promise<unknown>
  drop(): Promise<void>
}
type Change = readonly [title: string, statements: readonly string[], french: string]

const engines: Readonly<Record<string, { open: () => Promise<Base>; changes: readonly Change[] }>> = {
  postgresql: {
    open: async () => {
      const base = await scratchDatabase(script('integer PRIMARY KEY'))
      return { url: base.url, raw: (statement) => base.raw.query(statement), drop: base.drop }
    },
    changes: [
      [
        'retyped',
        ['ALTER TABLE agent ALTER nom TYPE varchar(60)'],
        'le type de «\u00a0nom\u00a0» est passé de character varying(40) à character varying(60)',
      ],
      [
        'obligatory',
        ['ALTER TABLE agent ALTER nom SET NOT NULL'],
        'le caractère obligatoire de «\u00a0nom\u00a0» a changé',
      ],
      [
        'computed',
        ['ALTER TABLE agent DROP note, ADD note decimal(6,2) GENERATED ALWAYS AS (1.5) STORED'],
        '«\u00a0note\u00a0» a commencé ou cessé d’être calculé par la base',
      ],
      ['without key', ['ALTER TABLE agent DROP CONSTRAINT agent_pkey'], 'la clé a changé'],
      [
        'referring',
        ['ALTER TABLE agent ADD FOREIGN KEY (grade) REFERENCES grade (grade)'],
        'la clé étrangère de «\u00a0grade\u00a0» a changé',
      ],
      [
        'not referring',
        ['ALTER TABLE agent DROP CONSTRAINT agent_service'],
        'la clé étrangère de «\u00a0service\u00a0» a changé',
      ],
    ],
  },
  ...(inject('mariadbUrl') === null
    ? {}
    : {
        mariadb: {
          open: async () => {
            const base = await scratchMariadb(script('integer PRIMARY KEY'))
            return { url: base.url, raw: (statement) => base.raw.query(statement), drop: base.drop }
          },
          changes: [
            [
              'retyped',
              ['ALTER TABLE agent MODIFY note decimal(8,2)'],
              'le type de «\u00a0note\u00a0» est passé de decimal(6,2) à decimal(8,2)',
            ],
            [
              'unsigned',
              ['ALTER TABLE agent MODIFY grade int(10) unsigned'],
              'le type de «\u00a0grade\u00a0» est passé de int(11) à int(10) unsigned',
            ],
            [
              'obligatory',
              ['ALTER TABLE agent MODIFY nom varchar(40) NOT NULL'],
              'le caractère obligatoire de «\u00a0nom\u00a0» a changé',
            ],
            [
              'computed',
              ['ALTER TABLE agent DROP note', 'ALTER TABLE agent ADD note decimal(6,2) AS (1.5) STORED'],
              '«\u00a0note\u00a0» a commencé ou cessé d’être calculé par la base',
            ],
            ['without key', ['ALTER TABLE agent DROP PRIMARY KEY'], 'la clé a changé'],
            [
              'referring',
              ['ALTER TABLE agent ADD FOREIGN KEY (grade) REFERENCES grade (grade)'],
              'la clé étrangère de «\u00a0grade\u00a0» a changé',
            ],
          ] as const,
        },
      }),
  sqlite: {
    open: async () => {
      const base = await scratchSqlite(script('integer PRIMARY KEY'))
      return { url: base.url, raw: async (statement) => base.raw.exec(statement), drop: base.drop }
    },
    changes: [
      [
        'retyped',
        [
          'DROP TABLE agent',
          'CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(60), note decimal(6,2), grade integer, service integer REFERENCES service (service))',
        ],
        'le type de «\u00a0nom\u00a0» est passé de VARCHAR(40) à VARCHAR(60)',
      ],
      [
        'referring',
        [
          'DROP TABLE agent',
          'CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(40), note decimal(6,2), grade integer REFERENCES grade (grade), service integer REFERENCES service (service))',
        ],
        'la clé étrangère de «\u00a0grade\u00a0» a changé',
      ],
    ],
  },
}

const everywhere: readonly Change[] = [
  [
    'with a column more that must be given',
    [
      'DROP TABLE agent',
      'CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(40), note decimal(6,2), grade integer, service integer, prenom varchar(40) NOT NULL, FOREIGN KEY (service) REFERENCES service (service))',
    ],
    'la colonne «\u00a0prenom\u00a0» est nouvelle',
  ],
  ['with a column less', ['ALTER TABLE agent DROP COLUMN note'], 'la colonne «\u00a0note\u00a0» n’existe plus'],
]

describe.each(Object.entries(engines))('drift on %s', (_, { open, changes }) => {
  let base: Base
  let instance: Scratch
  let generated: TestApplication
  const opened = async (): Promise<void> => {
    base = await open()
    instance = await scratchDatabase()
    generated = await applicationOver(base.url, {}, instance.url)
  }
  const closed = async (): Promise<void> => {
    await generated.database.close()
    await generated.instance.close()
    await base.drop()
    await instance.drop()
  }
  /** The application as it is started before the base as it is now, and the context of a user. */
  const started = async () => {
    const app = followCatalogue(generated.ctx.app, await readSchema(base.url), 'essai')
    return { app, ctx: { ...generated.ctx, app } }
  }
  const refusal = (error: unknown) => (error instanceof OpenMairieError ? error.code : error)

  describe.each([...changes, ...everywhere])('a table %s', (_title, statements, french) => {
    beforeAll(async () => {
      await opened()
      for (const statement of statements) await base.raw(statement)
    })
    afterAll(closed)

    test('is named with its difference, is read as it is now, and refuses every write', async () => {
      const { app, ctx } = await started()
      const found = app.findings.filter(({ id }) => id === 'model.drift')
      expect(found.map(({ place }) => place)).toEqual(['essai.agent'])
      expect(found[0]?.message.fr).toContain(`(${french})`)
      expect(found[0]?.message.fr).toContain('openmairie generate essai')
      const entity = app.localised.fr.get('agent')
      if (!entity) throw new Error('agent is gone')
      expect(entity.readOnly).toBe(true)
      await list(ctx, entity, query())
      const options = { digests: null, idempotencyKey: null }
      expect(await create(ctx, entity, { agent: '2' }, options).catch(refusal)).toBe('OM_TABLE_CHANGED')
      expect(await update(ctx, entity, ['1'], { nom: 'Non' }, options).catch(refusal)).toBe('OM_TABLE_CHANGED')
      expect(await remove(ctx, entity, ['1'], options).catch(refusal)).toBe('OM_TABLE_CHANGED')
    })

    test('leaves the others as they were', async () => {
      const { app, ctx } = await started()
      const service = app.localised.fr.get('service')
      if (!service) throw new Error('service is gone')
      expect(service.readOnly).toBe(false)
      const outcome = await update(
        ctx,
        service,
        ['1'],
        { libelle: 'Voirie et réseaux' },
        { digests: null, idempotencyKey: null },
      )
      expect(outcome.kind).toBe('written')
    })
  })

  describe('a base', () => {
    beforeAll(opened)
    afterAll(closed)

    test('that is what was generated changes nothing; neither do a new table, an index and rows', async () => {
      await base.raw('CREATE TABLE nouvelle (nouvelle integer PRIMARY KEY, libelle varchar(10))')
      await base.raw('CREATE INDEX agent_nom ON agent (nom)')
      await base.raw("INSERT INTO trace VALUES (1, 'a')")
      expect((await started()).app).toBe(generated.ctx.app)
    })

    test('whose table got a column that asks for nothing is written as before', async () => {
      await base.raw('ALTER TABLE agent ADD COLUMN prenom varchar(40)')
      const { app, ctx } = await started()
      expect(app.findings.map(({ id, place }) => `${id} ${place}`)).toEqual(['model.column-added essai.agent'])
      expect(app.findings[0]?.message.fr).toContain('La colonne «\u00a0prenom\u00a0» de agent est nouvelle')
      const agent = app.localised.fr.get('agent')
      if (!agent) throw new Error('agent is gone')
      const options = { digests: null, idempotencyKey: null }
      expect(await update(ctx, agent, ['1'], { nom: 'Abel Roux' }, options)).toMatchObject({ kind: 'written' })
      await base.raw('ALTER TABLE agent DROP COLUMN prenom')
    })

    test('without one of its tables serves the others', async () => {
      await base.raw('DROP TABLE trace')
      const { app } = await started()
      expect([...app.entities.keys()].sort()).toEqual(['agent', 'grade', 'service'])
      expect(app.findings.map(({ id, place }) => `${id} ${place}`)).toEqual(['model.drift essai.trace'])
      expect(app.findings[0]?.message.en).toContain('the table no longer exists')
    })
  })
})

test.skipIf(inject('mariadbUrl') === null)('a member more of a set is named', async () => {
  const base = await scratchMariadb(`CREATE TABLE garde (garde int PRIMARY KEY, jours set('lu', 'ma'))`)
  const instance = await scratchDatabase()
  const generated = await applicationOver(base.url, {}, instance.url)
  try {
    await base.raw.query(`ALTER TABLE garde MODIFY jours set('lu', 'ma', 'me')`)
    const app = followCatalogue(generated.ctx.app, await readSchema(base.url), 'essai')
    const found = app.findings.filter(({ id }) => id === 'model.drift')
    expect(found.map(({ message }) => message.fr)).toEqual([
      expect.stringContaining("le type de «\u00a0jours\u00a0» est passé de set('lu','ma') à set('lu','ma','me')"),
    ])
  } finally {
    await generated.database.close()
    await generated.instance.close()
    await base.drop()
    await instance.drop()
  }
})

const moments = {
  postgresql: {
    open: async (script: string): Promise<Base> => {
      const base = await scratchDatabase(script)
      return { url: base.url, raw: (statement) => base.raw.query(statement), drop: base.drop }
    },
    types: ['timestamp(3)', 'timestamp', 'timestamptz(0)', 'time(3)', 'timestamp(3)[]', 'date'],
    alter: (column: string, type: string) => `ALTER TABLE garde ALTER ${column} TYPE ${type}`,
    // The same under another name.
    same: ['c1', 'timestamp(6)'],
    changed: [
      ['c0', 'timestamp(0)', 'timestamp(3) without time zone à timestamp(0) without time zone'],
      ['c1', 'timestamp(3)', 'timestamp without time zone à timestamp(3) without time zone'],
      ['c2', 'timestamptz', 'timestamp(0) with time zone à timestamp with time zone'],
      ['c3', 'time', 'time(3) without time zone à time without time zone'],
      ['c4', 'timestamp(0)[]', 'timestamp(3) without time zone[] à timestamp(0) without time zone[]'],
    ],
  },
  mariadb: {
    open: async (script: string): Promise<Base> => {
      const base = await scratchMariadb(script)
      return { url: base.url, raw: (statement) => base.raw.query(statement), drop: base.drop }
    },
    types: ['datetime(3)', 'datetime', 'timestamp(6) NULL', 'time(3)', 'date'],
    alter: (column: string, type: string) => `ALTER TABLE garde MODIFY ${column} ${type}`,
    same: ['c1', 'datetime(0)'],
    changed: [
      ['c0', 'datetime', 'datetime(3) à datetime'],
      ['c1', 'datetime(6)', 'datetime à datetime(6)'],
      ['c2', 'timestamp NULL', 'timestamp(6) à timestamp'],
      ['c3', 'time(1)', 'time(3) à time(1)'],
    ],
  },
} as const

test.each(
  inject('mariadbUrl') === null ? (['postgresql'] as const) : (['postgresql', 'mariadb'] as const),
)('on %s, moments and hours that keep more or less of a second are named', async (engine) => {
  const { open, types, alter, same, changed } = moments[engine]
  const columns = types.map((type, index) => `c${index} ${type}`)
  const base = await open(`CREATE TABLE garde (garde int PRIMARY KEY, ${columns.join(', ')})`)
  const instance = await scratchDatabase()
  const generated = await applicationOver(base.url, {}, instance.url)
  const found = async () =>
    followCatalogue(generated.ctx.app, await readSchema(base.url), 'essai')
      .findings.filter(({ id }) => id === 'model.drift')
      .map(({ message }) => message.fr)
  try {
    await base.raw(alter(same[0], same[1]))
    expect(await found()).toEqual([])
    for (const [column, type] of changed) await base.raw(alter(column, type))
    const [said, ...others] = await found()
    expect(others).toEqual([])
    for (const [column, , french] of changed)
      expect(said).toContain(`le type de «\u00a0${column}\u00a0» est passé de ${french}`)
  } finally {
    await generated.database.close()
    await generated.instance.close()
    await base.drop()
    await instance.drop()
  }
})

// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import {
  type ImportLine,
  type ImportPlan,
  type ImportReport,
  rehearseImport,
  runImport,
  undoImport,
  update,
} from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { adding, batchesOf, line } from '../support/importing.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'

const script = [
  `CREATE TABLE service (service varchar(10) PRIMARY KEY, libelle varchar(40) NOT NULL)`,
  `CREATE TABLE agent (agent int PRIMARY KEY, matricule varchar(7) NOT NULL UNIQUE, nom varchar(20) NOT NULL, service varchar(10) REFERENCES service (service),
    grade varchar(10) DEFAULT 'adjoint', age integer CHECK (age >= 16 OR age = -1), secret varchar(20))`,
  `CREATE TABLE carte (carte int PRIMARY KEY, agent int NOT NULL REFERENCES agent (agent))`,
]
const rows = [
  'DELETE FROM carte',
  'DELETE FROM agent',
  'DELETE FROM service',
  `INSERT INTO service VALUES ('VOI', 'Voirie'), ('EC', 'État civil'), ('EC2', 'Etat  Civil')`,
  `INSERT INTO agent VALUES (1, 'A000001', 'Anne', 'VOI', 'rédacteur', 40, 's')`,
]
/** The same rules, without and with a hook that has every row written by itself. */
const overridesOf = (rowByRow: boolean): Readonly<Record<string, AnyOverride>> => ({
  agent: {
    fields: { secret: { hidden: true }, nom: { format: 'name' } },
    hooks: {
      prepare: async (row, _, inherited) => {
        const prepared = await inherited(row, _)
        const { matricule } = prepared
        return typeof matricule === 'string' ? { ...prepared, matricule: matricule.toUpperCase() } : prepared
      },
      validate: async (row, _, inherited) => [
        ...(await inherited(row, _)),
        ...(row['nom'] === 'Bruno' ? [{ field: 'nom', message: 'Bruno reste dehors.' }] : []),
      ],
      ...(rowByRow ? { beforeWrite: async () => undefined } : {}),
    },
  },
})

interface Opened {
  readonly url: string
  readonly instance: Scratch
  run(statements: readonly string[]): Promise<void>
  all(statement: string): Promise<readonly unknown[]>
  drop(): Promise<void>
}
interface Engine {
  readonly name: string
  readonly rowByRow: boolean
  open(): Promise<Opened>
}
const onPostgresql = async (): Promise<Opened> => {
  const base = await scratchDatabase(script.join(';'))
  return {
    url: base.url,
    instance: base,
    run: async (statements) => void (await base.raw.query(statements.join(';'))),
    all: async (statement) => (await base.raw.query(statement)).rows,
    drop: () => base.drop(),
  }
}
const onSqlite = async (): Promise<Opened> => {
  const data = await scratchSqlite(script.join(';'))
  const instance = await scratchDatabase()
  return {
    url: data.url,
    instance,
    run: async (statements) => void data.raw.exec(statements.join(';')),
    all: async (statement) => data.raw.prepare(statement).all(),
    drop: async () => void (await Promise.all([data.drop(), instance.drop()])),
  }
}
const onMariadb = async (): Promise<Opened> => {
  const data = await scratchMariadb(script.join(';'))
  const instance = await scratchDatabase()
  return {
    url: data.url,
    instance,
    run: async (statements) => void (await data.raw.query(statements.join(';'))),
    all: async (statement) => [(await data.raw.query(statement))[0]].flat(),
    drop: async () => void (await Promise.all([data.drop(), instance.drop()])),
  }
}
const engines: readonly Engine[] = [
  ['PostgreSQL', onPostgresql] as const,
  ['SQLite', onSqlite] as const,
  ...(inject('mariadbUrl') === null ? [] : [['MariaDB', onMariadb] as const]),
].flatMap(([name, open]) => [
  { name, rowByRow: false, open },
  { name: `${name}, row by row`, rowByRow: true, open },
])

describe.each(engines)('$name', ({ open, rowByRow }) => {
  let base: Opened
  let app: TestApplication
  beforeAll(async () => {
    base = await open()
    app = await applicationOver(base.url, overridesOf(rowByRow), base.instance.url)
  })
  beforeEach(() => base.run(rows))
  afterAll(async () => {
    await app.database.close()
    if (app.instance !== app.database) await app.instance.close()
    await base.drop()
  })

  const agents = () => app.entity('agent')
  const held = () => base.all('SELECT agent, matricule, nom, service, grade, age, secret FROM agent ORDER BY agent')
  const anne = { agent: 1, matricule: 'A000001', nom: 'Anne', service: 'VOI', grade: 'rédacteur', age: 40, secret: 's' }
  const written = async (lot: string) =>
    (
      await base.instance.raw.query(
        `SELECT operation, enregistrement, etat, apres->>'nom' AS nom FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
         WHERE lot = $1 ORDER BY om_journal`,
        [lot],
      )
    ).rows
  const journalLines = async () =>
    (await base.instance.raw.query(`SELECT count(*)::int AS n FROM openmairie.om_journal`)).rows[0].n
  const rehearsed = async (plan: ImportPlan, ...batches: readonly (readonly ImportLine[])[]) => {
    const told: ImportReport[] = []
    await rehearseImport(app.ctx, agents(), plan, batchesOf(...batches), async (report) => void told.push(report))
    return told
  }
  const ran = (plan: ImportPlan, lot: string, leaveAside: boolean, ...batches: readonly (readonly ImportLine[])[]) =>
    runImport({ ...app.ctx, lot }, agents(), plan, batchesOf(...batches), async () => undefined, {
      leaveAside,
      keep: async () => undefined,
    })

  const faulty = [
    line(2, { agent: '2', matricule: 'b000002', nom: 'BRUNO' }),
    line(3, { agent: '3', matricule: 'c000003', nom: 'chloé', age: '40' }, { service: 'voirie' }),
    line(4, { agent: '4', matricule: 'D000004', nom: 'Denis' }, { service: 'Inconnu' }),
    line(5, { agent: '5', matricule: 'E000005', nom: 'Élise', age: '12' }),
    line(6, { agent: '6', matricule: 'C000003', nom: 'Fanny' }),
    line(7, { agent: '7', matricule: 'A000001', nom: 'Gaël' }),
    line(8, { agent: '8', matricule: 'H000008', nom: 'Un nom de plus de vingt lettres' }),
    line(9, { agent: '9', matricule: null, nom: 'Inès' }),
    line(10, { agent: '10', matricule: 'J000010', nom: 'Jean', grade: null, secret: 'percé' }, { service: 'EC' }),
    line(11, { agent: '11', matricule: 'K000011', nom: 'Karim' }, { service: 'état civil' }),
  ]
  const messages = (reports: readonly ImportReport[]) =>
    reports.flatMap(({ refused }) =>
      refused.map((each) => [each.line, ...each.problems.map(({ field, message }) => `${field}: ${message}`)]),
    )

  test('a rehearsal finds every fault of every line, and writes nothing', async () => {
    const before = [await held(), await journalLines()]
    const told = await rehearsed(adding, faulty.slice(0, 5), faulty.slice(5))
    const found = messages(told)
    expect(found.map(([number]) => number)).toEqual([2, 4, 5, 6, 7, 8, 9, 11])
    expect(found[0]).toEqual([2, 'nom: Bruno reste dehors.'])
    expect(found[1]?.[1]).toMatch(/^service: Aucun enregistrement de .* ne porte ce code ni ce libellé/)
    expect(found[2]?.[1]).toMatch(/contrôle|au moins/)
    expect(found[3]?.[1]).toMatch(/^matricule: (La ligne 3 du fichier|Un autre enregistrement) porte déjà cette valeur/)
    expect(found[4]?.[1]).toMatch(/^matricule: Un autre enregistrement porte déjà cette valeur \(Matricule\)/)
    expect(found[5]?.[1]).toMatch(/^nom: «\u00a0Nom\u00a0» compte 31 caractères/)
    expect(found[6]?.[1]).toBe('matricule: Renseignez le champ «\u00a0Matricule\u00a0».')
    expect(found[7]?.[1]).toMatch(/^service: Plusieurs enregistrements de .* portent ce libellé/)
    expect(told.reduce((sum, { created }) => sum + created, 0)).toBe(2)
    expect([await held(), await journalLines()]).toEqual(before)
  })

  test('nothing at all is written where a line is refused, unless it is to be left aside', async () => {
    const before = await held()
    const refused = await ran(adding, randomUUID(), false, faulty.slice(1, 2), faulty.slice(2))
    expect(refused.map(({ line }) => line)).toContain(4)
    expect(await held()).toEqual(before)
    const lot = randomUUID()
    expect(await ran(adding, lot, true, faulty.slice(0, 5), faulty.slice(5))).toEqual([])
    expect(await held()).toEqual([
      anne,
      { agent: 3, matricule: 'C000003', nom: 'Chloé', service: 'VOI', grade: 'adjoint', age: 40, secret: null },
      { agent: 10, matricule: 'J000010', nom: 'Jean', service: 'EC', grade: 'adjoint', age: null, secret: null },
    ])
    expect(await written(lot)).toEqual([
      { operation: 'create', enregistrement: '3', etat: 'fait', nom: 'Chloé' },
      { operation: 'create', enregistrement: '10', etat: 'fait', nom: 'Jean' },
    ])
  })

  test('a line changes the record that it names, and only what it says', async () => {
    const plan: ImportPlan = { mode: 'both', identity: ['matricule'], emptying: false, adding: [] }
    const lines = [
      line(2, { matricule: 'A000001', nom: 'Anna', age: null }),
      line(3, { matricule: 'A000001', nom: 'Annie' }),
      line(4, { agent: '4', matricule: 'D000004', nom: 'Denis' }),
    ]
    const [told] = await rehearsed(plan, lines)
    expect(told).toMatchObject({ created: 1, updated: 1, unchanged: 0 })
    expect(messages(told ? [told] : [])).toEqual([
      [3, 'matricule: La ligne 2 du fichier porte déjà cette valeur (Matricule).'],
    ])
    expect(await ran(plan, randomUUID(), true, lines)).toEqual([])
    expect((await held()).slice(0, 1)).toEqual([{ ...anne, nom: 'Anna' }])
    const only: ImportPlan = { ...plan, mode: 'update', emptying: true }
    const [again] = await rehearsed(only, [
      line(2, { matricule: 'A000001', nom: 'Anna', age: null }),
      line(3, { matricule: 'Z' }),
    ])
    expect(again).toMatchObject({ created: 0, updated: 1, refused: [{ line: 3 }] })
    const [same] = await rehearsed(only, [line(2, { matricule: 'A000001', nom: 'Anna', age: '40' })])
    expect(same).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  })

  test('an import is undone whole, or not at all', async () => {
    const lines = [
      line(2, { agent: '3', matricule: 'C000003', nom: 'Chloé' }, { service: 'VOI' }),
      line(3, { agent: '4', matricule: 'D000004', nom: 'Denis' }),
    ]
    const undone = (lot: string) => {
      const told: number[] = []
      const options = {
        tell: async () => undefined,
        keep: async (_: unknown, count: number) => void told.push(count),
        foretell: async () => undefined,
      }
      return undoImport({ ...app.ctx, lot: randomUUID() }, agents(), lot, options).then((found) => [found, told])
    }
    const lot = randomUUID()
    expect(await ran(adding, lot, false, lines)).toEqual([])
    await base.run([`UPDATE agent SET nom = 'Autre' WHERE agent = 4`])
    const before = await held()
    expect(await undone(lot)).toEqual([
      { kind: 'refused', message: 'Rien n’a été annulé\u00a0: l’enregistrement a été modifié depuis.' },
      [],
    ])
    expect(await held()).toEqual(before)
    await base.run([`UPDATE agent SET nom = 'Denis' WHERE agent = 4`, 'INSERT INTO carte VALUES (1, 3)'])
    expect(await undone(lot)).toMatchObject([{ kind: 'refused' }, []])
    expect(await held()).toHaveLength(3)
    await base.run(['DELETE FROM carte'])
    expect(await undone(lot)).toEqual([{ kind: 'undone' }, [2]])
    expect(await held()).toEqual([anne])
    const other = randomUUID()
    const plan: ImportPlan = { mode: 'both', identity: ['matricule'], emptying: false, adding: [] }
    const changes = [
      line(2, { matricule: 'A000001', nom: 'Anna' }),
      line(3, { agent: '4', matricule: 'D000004', nom: 'Denis' }),
    ]
    expect(await ran(plan, other, false, changes)).toEqual([])
    await update(app.ctx, agents(), ['4'], { nom: 'Dina' }, { idempotencyKey: null, digests: null })
    expect(await undone(other)).toEqual([{ kind: 'touched', records: 1 }, []])
    expect((await held()).length).toBe(2)
  })

  test('whoever may not add is refused', async () => {
    const reader = app.as('lea', ['essai.agent.list', 'essai.agent.read'])
    await expect(
      rehearseImport(reader, agents(), adding, batchesOf(faulty), async () => undefined),
    ).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
  })
})

describe('what is added on the way', () => {
  let base: Opened
  let app: TestApplication
  beforeAll(async () => {
    base = await onPostgresql()
    await base.run([
      'CREATE TABLE ville (ville integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, libelle varchar(20) NOT NULL)',
      'CREATE TABLE rue (rue integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, libelle varchar(20) NOT NULL, ville integer NOT NULL REFERENCES ville (ville))',
      `INSERT INTO ville (libelle) VALUES ('Arles')`,
    ])
    app = await applicationOver(base.url)
  })
  afterAll(async () => {
    await app.database.close()
    await base.drop()
  })

  test('a label that names nothing adds its record once, and not in a rehearsal', async () => {
    const plan: ImportPlan = { ...adding, adding: ['ville'] }
    const batches = [
      [line(2, { libelle: 'Place A' }, { ville: 'Nîmes' }), line(3, { libelle: 'Place B' }, { ville: 'arles' })],
      [line(4, { libelle: 'Place C' }, { ville: 'NIMES' })],
    ]
    const told: ImportReport[] = []
    await rehearseImport(app.ctx, app.entity('rue'), plan, batchesOf(...batches), async (each) => void told.push(each))
    expect(told.map(({ created, refused }) => [created, refused])).toEqual([
      [2, []],
      [1, []],
    ])
    expect(await base.all('SELECT libelle FROM ville')).toEqual([{ libelle: 'Arles' }])
    const lot = randomUUID()
    const options = { leaveAside: false, keep: async () => undefined }
    const ctx = { ...app.ctx, lot }
    expect(
      await runImport(ctx, app.entity('rue'), plan, batchesOf(...batches), async () => undefined, options),
    ).toEqual([])
    expect(
      await base.all('SELECT r.libelle AS rue, v.libelle AS ville FROM rue r JOIN ville v USING (ville) ORDER BY 1'),
    ).toEqual([
      { rue: 'Place A', ville: 'Nîmes' },
      { rue: 'Place B', ville: 'Arles' },
      { rue: 'Place C', ville: 'Nîmes' },
    ])
  })
})

describe('what a line that is refused would have added', () => {
  let base: Opened
  let app: TestApplication
  beforeAll(async () => {
    base = await onPostgresql()
    await base.run([
      'CREATE TABLE ville (ville integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, libelle varchar(20) NOT NULL UNIQUE)',
      'CREATE TABLE rue (rue integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, libelle varchar(20) NOT NULL UNIQUE, ville integer REFERENCES ville (ville))',
    ])
    app = await applicationOver(base.url)
  })
  afterAll(async () => {
    await app.database.close()
    await base.drop()
  })

  test('is not left behind: another line adds it, or nothing does', async () => {
    const plan: ImportPlan = { ...adding, adding: ['ville'] }
    const batches = [
      [
        line(2, { libelle: 'Place A' }, { ville: 'Nîmes' }),
        // Refused by a rule, by the base, then right.
        line(3, { libelle: null }, { ville: 'Arles' }),
        line(4, { libelle: 'Place A' }, { ville: 'Sète' }),
        line(5, { libelle: 'Place B' }, { ville: 'Arles' }),
        line(6, { libelle: 'Place C' }, { ville: 'NIMES' }),
        line(7, { libelle: 'Place D' }, { ville: 'Une ville au nom bien trop long' }),
      ],
      [line(8, { libelle: 'Place C' }, { ville: 'Agde' }), line(9, { libelle: 'Place E' })],
    ]
    const refusedBy = async (run: (tell: (each: ImportReport) => Promise<void>) => Promise<unknown>) => {
      const refused: number[] = []
      await run(async (each) => void refused.push(...each.refused.map(({ line: number }) => number)))
      return refused
    }
    const entity = app.entity('rue')
    const options = { leaveAside: true, keep: async () => undefined }
    const ctx = { ...app.ctx, lot: randomUUID() }
    const checked = await refusedBy((tell) => rehearseImport(app.ctx, entity, plan, batchesOf(...batches), tell))
    expect(checked).toEqual([3, 4, 7, 8])
    const imported = await refusedBy((tell) => runImport(ctx, entity, plan, batchesOf(...batches), tell, options))
    expect(imported).toEqual(checked)
    expect(await base.all('SELECT libelle FROM ville ORDER BY 1')).toEqual([{ libelle: 'Arles' }, { libelle: 'Nîmes' }])
    expect(
      await base.all(
        'SELECT r.libelle AS rue, v.libelle AS ville FROM rue r LEFT JOIN ville v USING (ville) ORDER BY 1',
      ),
    ).toEqual([
      { rue: 'Place A', ville: 'Nîmes' },
      { rue: 'Place B', ville: 'Arles' },
      { rue: 'Place C', ville: 'Nîmes' },
      { rue: 'Place E', ville: null },
    ])
    expect(await base.all(`SELECT count(*)::int AS n FROM openmairie.om_journal WHERE entite = 'ville'`)).toEqual([
      { n: 2 },
    ])
  })
})

describe('collectivités', () => {
  let base: Opened
  let app: TestApplication
  beforeAll(async () => {
    base = await onPostgresql()
    await base.run([
      'CREATE TABLE om_collectivite (om_collectivite integer PRIMARY KEY, libelle varchar(20) NOT NULL)',
      `INSERT INTO om_collectivite VALUES (1, 'Aubry'), (2, 'Brion')`,
      'CREATE TABLE lieu (lieu integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, libelle varchar(20) NOT NULL, om_collectivite integer NOT NULL REFERENCES om_collectivite (om_collectivite))',
      `INSERT INTO lieu (libelle, om_collectivite) VALUES ('Mairie', 1), ('Halle', 2)`,
      'CREATE TABLE cle (cle varchar(5) PRIMARY KEY, lieu integer REFERENCES lieu (lieu), om_collectivite integer NOT NULL REFERENCES om_collectivite (om_collectivite))',
      `INSERT INTO cle VALUES ('B1', NULL, 2)`,
    ])
    app = await applicationOver(base.url)
  })
  afterAll(async () => {
    await app.database.close()
    await base.drop()
  })

  test('lines go to one’s own collectivité, and tell nothing of what another one holds', async () => {
    const ctx = { ...app.ctx, collectivites: ['1'] }
    const lines = [
      line(2, { cle: 'A1' }, { lieu: 'Mairie' }),
      line(3, { cle: 'A2' }, { lieu: 'Halle' }),
      line(4, { cle: 'A3' }, { lieu: '2' }),
      line(5, { cle: 'A4' }, { om_collectivite: 'Brion' }),
      line(6, { cle: 'A5' }, { lieu: 'Nulle part' }),
    ]
    const told: ImportReport[] = []
    await rehearseImport(ctx, app.entity('cle'), adding, batchesOf(lines), async (each) => void told.push(each))
    expect(told[0]?.refused.map(({ line: number, problems }) => [number, problems[0]?.field])).toEqual([
      [3, 'lieu'],
      [4, 'lieu'],
      [5, 'om_collectivite'],
      [6, 'lieu'],
    ])
    const said = told[0]?.refused.filter(({ line: number }) => number !== 5).map(({ problems }) => problems[0]?.message)
    expect(new Set(said).size).toBe(1)
    const options = { leaveAside: true, keep: async () => undefined }
    await runImport(
      { ...ctx, lot: randomUUID() },
      app.entity('cle'),
      adding,
      batchesOf(lines),
      async () => undefined,
      options,
    )
    expect(await base.all('SELECT cle, lieu, om_collectivite FROM cle ORDER BY cle')).toEqual([
      { cle: 'A1', lieu: 1, om_collectivite: 1 },
      { cle: 'B1', lieu: null, om_collectivite: 2 },
    ])
    // The record of another collectivité is not changed: it is not there.
    const plan: ImportPlan = { mode: 'update', identity: ['cle'], emptying: false, adding: [] }
    const again: ImportReport[] = []
    await rehearseImport(
      ctx,
      app.entity('cle'),
      plan,
      batchesOf([line(2, { cle: 'B1' }, { lieu: 'Mairie' })]),
      async (each) => void again.push(each),
    )
    expect(again[0]).toMatchObject({ updated: 0, refused: [{ line: 2, problems: [{ field: 'cle' }] }] })
  })
})

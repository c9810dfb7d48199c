// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../../packages/openmairie/src/database/sql.js'
import { OpenMairieError } from '../../../packages/openmairie/src/errors/errors.js'
import type { AnyOverride, Override } from '../../../packages/openmairie/src/model/override.js'
import {
  anonymise,
  applyDue,
  type BulkWork,
  merge,
  previewAnonymise,
  previewMerge,
  read,
  refreshDue,
  rehearse,
  runBulk,
  update,
  workOnBatch,
} from '../../../packages/openmairie/src/records/index.js'
import { query } from '../../support/application.js'
import { type Base, enginesOver } from './bases.js'

const tables = (key: string): string => `
  CREATE TABLE usager (usager ${key}, nom varchar(40) NOT NULL, sortie date) ENGINE = MyISAM;
  CREATE TABLE trace (trace ${key}, texte varchar(40)) ENGINE = Aria TRANSACTIONAL = 0;
  CREATE TABLE dossier (dossier ${key}, nom varchar(40) NOT NULL);`

const personal = { purpose: 'Essai', legalBasis: 'consent' } as const
type Tables = { readonly trace: { readonly trace: number; readonly texte: string | null } }
const dossier: Override<Record<string, unknown>, Tables> = {
  personal,
  fields: { nom: { personal: true } },
  hooks: {
    async afterWrite({ operation }, ctx) {
      await ctx.create('trace', { texte: operation })
    },
  },
}
const overrides: Readonly<Record<string, AnyOverride>> = {
  usager: {
    personal: { ...personal, retention: { from: { field: 'sortie' }, keep: { months: 1 }, ending: 'anonymise' } },
    fields: { nom: { personal: true } },
  },
  // The tables that it writes are its own.
  dossier: dossier as AnyOverride,
}

describe.each(
  Object.entries(enginesOver(tables, overrides)).filter(([engine]) => engine === 'mariadb'),
)('tables of %s that know no transactions', (_, open) => {
  let base: Base
  beforeAll(async () => {
    base = await open()
    await base.raw(`INSERT INTO usager (usager, nom, sortie) VALUES (1, 'Anne', '2020-01-01'), (2, 'Annie', NULL)`)
    await base.raw(`INSERT INTO dossier (dossier, nom) VALUES (1, 'Voirie'), (2, 'Voiries')`)
  })
  afterAll(async () => {
    await base.app.database.close()
    await base.app.instance.close()
    await base.stop()
  })

  const works: readonly BulkWork[] = [{ kind: 'update', input: { nom: 'Autre' } }, { kind: 'delete' }]
  const held = async () => ({
    usager: (await base.raw('SELECT usager, nom FROM usager ORDER BY usager')).map((row) => Object.values(row)),
    dossier: (await base.raw('SELECT dossier, nom FROM dossier ORDER BY dossier')).map((row) => Object.values(row)),
    trace: await base.raw('SELECT texte FROM trace'),
  })
  const asBefore = {
    usager: [
      [1, 'Anne'],
      [2, 'Annie'],
    ],
    dossier: [
      [1, 'Voirie'],
      [2, 'Voiries'],
    ],
    trace: [],
  }
  /** All that writes an entity as a whole: what it answers. */
  const answers = async (name: string): Promise<readonly unknown[]> => {
    const { ctx } = base.app
    const entity = base.app.entity(name)
    const digests = async (key: string) => (await read(ctx, entity, [key]))?.digests ?? ''
    const keys = { kept: ['1'], gone: ['2'] }
    const shown = { kept: await digests('1'), gone: await digests('2') }
    const whole = { idempotencyKey: 'une fois', seal: '', leaveAside: true }
    const all = [
      ...works.flatMap((work) => [
        () => rehearse(ctx, entity, query(), work),
        () => runBulk(ctx, entity, query(), work, whole),
        () => workOnBatch(ctx, entity, query(), work, null, async () => undefined),
      ]),
      () => previewAnonymise(ctx, entity, ['1']),
      () => anonymise(ctx, entity, ['1'], { idempotencyKey: null, digests: null }),
      () => merge(ctx, entity, keys, { taken: [], leftOut: [] }, { idempotencyKey: null, digests: shown }),
    ]
    const said: unknown[] = []
    for (const work of all)
      said.push(await work().catch((error: unknown) => (error instanceof OpenMairieError ? error.code : error)))
    return said
  }

  test('what is written as a whole is refused, and every row stays as it was', async () => {
    expect(await answers('usager')).toEqual(Array(9).fill('OM_NOTHING_UNDONE'))
    expect(await held()).toEqual(asBefore)
    const { rows } = await base.app.instance.query(sql`SELECT 1 FROM openmairie.om_journal`)
    expect(rows).toEqual([])
  })

  test('nor does what a hook writes there stay', async () => {
    expect(await answers('dossier')).toEqual(Array(9).fill('OM_NOTHING_UNDONE'))
    expect(await held()).toEqual(asBefore)
  })

  test('a merge says it before anything is chosen, with what to do', async () => {
    const said = await previewMerge(base.app.ctx, base.app.entity('usager'), ['1'], ['2']).catch((error) => error)
    expect(said.publicMessage('fr')).toBe(
      'La table «\u00a0Usagers\u00a0» est tenue par un moteur (MyISAM) qui ne sait pas défaire ce qu’il écrit\u00a0: l’import, les changements et suppressions en lot, la fusion et l’anonymisation n’y sont pas possibles, et rien n’y a été écrit. Modifiez ses fiches une à une, ou demandez à votre service informatique de la convertir en InnoDB.',
    )
  })

  test('a retention that has ended there is refused, which stops no other', async () => {
    const due = await refreshDue(base.app.ctx)
    expect(due.map(({ entity, record }) => [entity, record])).toEqual([['usager', '1']])
    for (const each of due) expect(await applyDue(base.app.ctx, each)).toMatchObject({ kind: 'refused' })
    expect(await held()).toEqual(asBefore)
  })

  test('a record alone is written', async () => {
    const { ctx } = base.app
    const options = { idempotencyKey: null, digests: null }
    expect(await update(ctx, base.app.entity('usager'), ['2'], { nom: 'Zoé' }, options)).toMatchObject({
      kind: 'written',
    })
    await update(ctx, base.app.entity('dossier'), ['2'], { nom: 'Parcs' }, options)
    expect(await held()).toEqual({
      usager: [
        [1, 'Anne'],
        [2, 'Zoé'],
      ],
      dossier: [
        [1, 'Voirie'],
        [2, 'Parcs'],
      ],
      trace: [{ texte: 'update' }],
    })
  })
})

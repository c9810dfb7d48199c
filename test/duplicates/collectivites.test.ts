// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Ctx,
  likelyDuplicates,
  merge,
  namesakes,
  previewMerge,
} from '../../packages/openmairie/src/records/index.js'
import { type Base, enginesOver } from '../conformance/runtime/bases.js'

const tables = (): string => `
  CREATE TABLE om_collectivite (om_collectivite integer PRIMARY KEY, libelle varchar(40) NOT NULL);
  CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(40) NOT NULL, om_collectivite integer NOT NULL,
    FOREIGN KEY (om_collectivite) REFERENCES om_collectivite (om_collectivite));
  CREATE TABLE courrier (courrier integer PRIMARY KEY, om_collectivite integer NOT NULL, agent integer,
    FOREIGN KEY (om_collectivite) REFERENCES om_collectivite (om_collectivite),
    FOREIGN KEY (agent) REFERENCES agent (agent));
  INSERT INTO om_collectivite VALUES (1, 'Aubry'), (2, 'Brion');
  INSERT INTO agent VALUES (1, 'Dupont', 1), (2, 'Dupond', 1), (3, 'Dupont', 2), (4, 'DUPONT', 1);
  INSERT INTO courrier VALUES (1, 1, 2), (2, 2, 2);`

const duplicates = { match: [{ field: 'nom', by: 'sound' as const }], namesakes: ['nom'] }
const { postgresql, mariadb, sqlite } = enginesOver(tables, { agent: { duplicates } })
const engines = Object.entries({ postgresql, mariadb, sqlite }).filter(([, open]) => open !== undefined)

describe.each(engines)('collectivités on %s', (_, open) => {
  let base: Base
  beforeAll(async () => {
    if (!open) throw new Error('No such engine')
    base = await open()
  })
  afterAll(async () => {
    await base.app.database.close()
    if (base.app.instance !== base.app.database) await base.app.instance.close()
    await base.stop()
  })
  const of = (...collectivites: readonly string[]): Ctx => ({ ...base.app.as('anne'), collectivites })

  test('nobody is told of what looks alike in another collectivité', async () => {
    const agent = base.app.entity('agent')
    const keys = async (ctx: Ctx) =>
      (await likelyDuplicates(ctx, agent, { nom: 'Duponts' }, null, 10)).map(({ key }) => key.join()).sort()
    expect(await keys(base.app.ctx)).toEqual(['1', '2', '3', '4'])
    expect(await keys(of('1'))).toEqual(['1', '2', '4'])
    expect(await keys(of('2'))).toEqual(['3'])
    expect((await namesakes(of('1'), agent, { nom: 'Dupont' }, ['1'], 10)).map(({ key }) => key)).toEqual([['4']])
  })

  test('what refers to a record from another collectivité is not counted, and forbids the merge', async () => {
    const agent = base.app.entity('agent')
    expect(await previewMerge(of('1'), agent, ['1'], ['3'])).toBeNull()
    const shown = await previewMerge(of('1'), agent, ['1'], ['2'])
    expect(shown?.moving).toEqual([
      {
        entity: 'courrier',
        reference: 'agent',
        count: { count: 1, capped: false },
        clashes: { count: 0, capped: false },
        obstacle: 'foreign',
      },
    ])
    const digests = { kept: shown?.kept.digests ?? '', gone: shown?.gone.digests ?? '' }
    const keys = { kept: ['1'], gone: ['2'] }
    const options = { idempotencyKey: null, digests }
    expect(await merge(of('1'), agent, keys, { taken: [], leftOut: [] }, options)).toEqual({
      kind: 'refused',
      problems: [
        {
          field: null,
          message:
            'Des données que votre profil ne montre pas se rapportent à la fiche à supprimer\u00a0: elles ne peuvent pas être rattachées à l’autre.',
        },
      ],
    })
    expect(await merge(of('1', '2'), agent, keys, { taken: [], leftOut: [] }, options)).toMatchObject({
      kind: 'merged',
    })
  })
})

// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../../packages/openmairie/src/model/entity.js'
import {
  bulkReference,
  type Ctx,
  count,
  countWhole,
  create,
  dependents,
  former,
  history,
  type Input,
  type ListQuery,
  likelyDuplicates,
  list,
  merge,
  named,
  namesakes,
  neighbours,
  options,
  previewMerge,
  read,
  rehearse,
  remove,
  runBulk,
  stream,
  undo,
  undoable,
  undoableMerge,
  undoBulk,
  undoMerge,
  update,
} from '../../../packages/openmairie/src/records/index.js'
import type { Random } from '../../crawler/random.js'
import { query } from '../../support/application.js'

export interface Attack {
  readonly random: Random
  /** Who asks. */
  readonly ctx: Ctx
  /** The same user while he worked for all: what he then got hold of, references and digests, is tried again. */
  readonly before: Ctx
  entity(name: string): AnyEntity
}

const tables = ['dossier', 'piece', 'courrier', 'voie', 'om_collectivite'] as const
const once = { idempotencyKey: null, digests: null }

const keyOf = (random: Random, name: string): string =>
  String(1 + random.below(name === 'om_collectivite' ? 4 : name === 'voie' ? 12 : name === 'piece' ? 72 : 36))

function listQuery({ random }: Attack, name: string): ListQuery {
  const marked = `§${1 + random.below(4)}§`
  const parent =
    name === 'piece' || name === 'courrier' ? { reference: 'dossier', key: [keyOf(random, 'dossier')] } : null
  return query({
    size: 5 + random.below(30),
    sort: [{ field: random.pick([name, 'libelle']), direction: random.pick(['asc', 'desc']) }],
    search: random.chance(0.4) ? { text: random.pick([marked, 'dossier', `rue ${marked}`, '*']), field: null } : null,
    criteria: random.chance(0.3)
      ? [
          random.pick([
            { field: 'libelle', kind: 'contains', value: marked } as const,
            { field: name, kind: 'between', from: '1', to: '40' } as const,
          ]),
        ]
      : [],
    parent: random.chance(0.3) ? parent : null,
    ...(random.chance(0.2) ? { keys: [[keyOf(random, name)], [keyOf(random, name)]] } : {}),
  })
}

function inputOf({ random }: Attack, name: string): Input {
  const given: Record<string, string | null> = { libelle: 'écrit' }
  if (name !== 'piece' && random.chance(0.5)) given['om_collectivite'] = String(1 + random.below(4))
  if (name === 'dossier' && random.chance(0.5)) given['voie'] = random.chance(0.2) ? null : keyOf(random, 'voie')
  if (name === 'dossier' && random.chance(0.3)) given['suite'] = keyOf(random, 'dossier')
  if (name === 'piece' || (name === 'courrier' && random.chance(0.6))) given['dossier'] = keyOf(random, 'dossier')
  if (name === 'voie') given['voie'] = String(random.chance(0.3) ? 1 + random.below(12) : 100 + random.below(900))
  return given
}

type Request = (attack: Attack) => Promise<unknown>
const table = ({ random }: Attack): string => random.pick(tables)
const written = ({ random }: Attack): string => random.pick(['dossier', 'piece', 'courrier', 'voie'])

const bulk = (attack: Attack, name: string) => {
  const { random } = attack
  const work = random.chance(0.5)
    ? ({ kind: 'update', input: { ...inputOf(attack, name), [name]: null } } as const)
    : ({ kind: 'delete' } as const)
  const keys = Array.from({ length: 1 + random.below(4) }, () => [keyOf(random, name)])
  return { work, asked: random.chance(0.7) ? query({ keys }) : listQuery(attack, name) }
}

/** Every way that the one door has to read and write, with what belongs to anyone. */
export const requests: Readonly<Record<string, Request>> = {
  list: (attack) => withTable(attack, (name) => list(attack.ctx, attack.entity(name), listQuery(attack, name))),
  count: (attack) => {
    // What is not seen is not counted: more than there are is a leak.
    const name = table(attack)
    return count(attack.ctx, attack.entity(name), query())
  },
  countWhole: (attack) => countWhole(attack.ctx, attack.entity('dossier'), query()),
  export: async (attack) => {
    const name = table(attack)
    const rows: unknown[] = []
    for await (const row of stream(attack.ctx, attack.entity(name), listQuery(attack, name))) rows.push(row)
    return rows
  },
  neighbours: (attack) =>
    withTable(attack, (name) => neighbours(attack.ctx, attack.entity(name), query(), [keyOf(attack.random, name)])),
  read: (attack) => withTable(attack, (name) => read(attack.ctx, attack.entity(name), [keyOf(attack.random, name)])),
  named: (attack) =>
    withTable(attack, (name) =>
      named(attack.ctx, attack.entity(name), [[keyOf(attack.random, name)], [keyOf(attack.random, name)]]),
    ),
  autocomplete: (attack) =>
    withTable(attack, (name) =>
      options(attack.ctx, attack.entity(name), {
        text: attack.random.pick(['', `§${1 + attack.random.below(4)}§`, 'rue']),
        limit: 20,
        held: attack.random.chance(0.5) ? [keyOf(attack.random, name)] : null,
        fields: [name],
      }),
    ),
  dependents: (attack) =>
    withTable(attack, (name) => dependents(attack.ctx, attack.entity(name), [keyOf(attack.random, name)])),
  history: (attack) =>
    withTable(attack, (name) => history(attack.ctx, attack.entity(name), [keyOf(attack.random, name)], null)),
  former: async (attack) => {
    const name = table(attack)
    const key = [keyOf(attack.random, name)]
    // Under the name that the same user was told while he worked for all.
    const told = await history(attack.before, attack.entity(name), key, null)
    const write = told && told.writes.length > 0 ? attack.random.pick(told.writes).id : ''
    return former(attack.ctx, attack.entity(name), key, write)
  },
  alike: (attack) =>
    likelyDuplicates(
      attack.ctx,
      attack.entity('dossier'),
      { libelle: `Dossier §${1 + attack.random.below(4)}§${keyOf(attack.random, 'dossier')}` },
      null,
      10,
    ),
  namesakes: (attack) => {
    const key = keyOf(attack.random, 'dossier')
    return namesakes(
      attack.ctx,
      attack.entity('dossier'),
      { libelle: `Dossier §${1 + (Number(key) % 4)}§${key}` },
      ['0'],
      10,
    )
  },
  create: (attack) => {
    const name = written(attack)
    return create(attack.ctx, attack.entity(name), inputOf(attack, name), once)
  },
  update: (attack) => {
    const name = written(attack)
    const input = attack.random.chance(0.5) ? { libelle: 'récrit' } : inputOf(attack, name)
    return update(attack.ctx, attack.entity(name), [keyOf(attack.random, name)], input, once)
  },
  remove: (attack) => {
    const name = attack.random.pick(['dossier', 'piece', 'courrier', 'etiquette'])
    return remove(attack.ctx, attack.entity(name), [keyOf(attack.random, name)], once)
  },
  bulk: async (attack) => {
    const name = attack.random.pick(['dossier', 'piece', 'courrier'])
    const { work, asked } = bulk(attack, name)
    const rehearsal = await rehearse(attack.ctx, attack.entity(name), asked, work)
    const outcome = await runBulk(attack.ctx, attack.entity(name), asked, work, {
      idempotencyKey: `lot ${attack.random.below(1_000_000_000)}`,
      seal: rehearsal.seal,
      leaveAside: attack.random.chance(0.7),
    })
    return [rehearsal, outcome]
  },
  merge: async (attack) => {
    const [kept, gone] = [[keyOf(attack.random, 'dossier')], [keyOf(attack.random, 'dossier')]]
    const dossier = attack.entity('dossier')
    const [one, other] = [await read(attack.before, dossier, kept), await read(attack.before, dossier, gone)]
    if (kept[0] === gone[0] || !one || !other) return null
    const preview = await previewMerge(attack.ctx, dossier, kept, gone)
    const digests = { kept: one.digests, gone: other.digests }
    const outcome = await merge(
      attack.ctx,
      dossier,
      { kept, gone },
      { taken: ['libelle'], leftOut: [] },
      { idempotencyKey: null, digests },
    )
    return [preview, outcome]
  },
}

async function withTable(attack: Attack, request: (name: string) => Promise<unknown>): Promise<unknown> {
  return request(table(attack))
}

/** What was written before, while the user worked for all, and is then to be undone: returns what tries it. */
export const undoings: Readonly<Record<string, (attack: Attack) => Promise<Request | null>>> = {
  undo: async ({ before, random, entity }) => {
    const name = random.pick(['dossier', 'piece', 'courrier'])
    const key = [keyOf(random, name)]
    if (random.chance(0.5)) await update(before, entity(name), key, { libelle: `changé ${random.below(1e6)}` }, once)
    else await remove(before, entity(name), key, once)
    const reference = await undoable(before, entity(name), key)
    return reference === null ? null : ({ ctx }) => undo(ctx, entity(name), reference)
  },
  undoBulk: async ({ before, random, entity }) => {
    const keys = Array.from({ length: 3 }, () => [keyOf(random, 'dossier')])
    const work = { kind: 'update', input: { numero: String(random.below(1e6)) } } as const
    const rehearsal = await rehearse(before, entity('dossier'), query({ keys }), work)
    const done = await runBulk(before, entity('dossier'), query({ keys }), work, {
      idempotencyKey: `avant ${random.below(1e9)}`,
      seal: rehearsal.seal,
      leaveAside: true,
    })
    const reference = done.kind === 'done' ? bulkReference(before, entity('dossier'), work, done.lot) : null
    return reference === null ? null : ({ ctx }) => undoBulk(ctx, entity('dossier'), reference)
  },
  undoMerge: async ({ before, random, entity }) => {
    // Of one collectivité: what the merge moves stays where it was.
    const kept = [keyOf(random, 'dossier')]
    const gone = [String(1 + ((Number(kept[0]) + 4 * (1 + random.below(8)) - 1) % 36))]
    const [one, other] = [await read(before, entity('dossier'), kept), await read(before, entity('dossier'), gone)]
    if (kept[0] === gone[0] || !one || !other) return null
    const done = await merge(
      before,
      entity('dossier'),
      { kept, gone },
      { taken: [], leftOut: [] },
      { idempotencyKey: null, digests: { kept: one.digests, gone: other.digests } },
    )
    const reference = done.kind === 'merged' ? await undoableMerge(before, entity('dossier'), done.lot) : null
    return reference === null ? null : ({ ctx }) => undoMerge(ctx, entity('dossier'), kept, reference)
  },
}

// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../../packages/openmairie/src/errors/errors.js'
import type { ResolvedApplication } from '../../../packages/openmairie/src/model/application.js'
import type { AnyEntity } from '../../../packages/openmairie/src/model/entity.js'
import type { Ctx, RecordView, WriteOutcome } from '../../../packages/openmairie/src/records/index.js'

/**
 * Leaks that are planted to prove that they would be found: each undoes a real protection, in one place, for as long as it is
 * named here. The test puts these functions before those of the framework.
 */
export const planted: { leak: Leak | null; app: ResolvedApplication | null } = { leak: null, app: null }

/** Where the door is opened to whom nothing is kept from: functions of `records/index.ts`. */
const opening = {
  pages: ['read'],
  exports: ['stream'],
  queries: ['planFor', 'runQuery', 'countQuery', 'exportQuery'],
  tables: ['stream', 'count'],
  sendings: ['read'],
  batches: ['forFile'],
  mailings: ['list'],
  mailLots: ['list'],
  autocompletes: ['options'],
  deletions: ['dependents', 'remove'],
  histories: ['history'],
  neighbours: ['neighbours'],
  alike: ['likelyDuplicates', 'namesakes', 'previewMerge'],
  bulks: ['rehearse', 'runBulk'],
  own: ['named', 'count'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Leak =
  | keyof typeof opening
  | 'sorts'
  | 'cursors'
  | 'searches'
  | 'counts'
  | 'conflicts'
  | 'constraints'
  | 'errors'
  | 'editions'
  | 'previews'
  | 'fieldLists'
  | 'mails'
  | 'mailFiles'

const is = (leak: Leak): boolean => planted.leak === leak

/** The entity with the fields that are kept from the user. */
function whole(entity: AnyEntity): AnyEntity {
  return planted.app?.localised.fr.get(entity.name) ?? entity
}

/** The context of the same user, from whom nothing is kept: all collectivités, all rows, all fields. */
function opened(ctx: Ctx): Ctx {
  const grants = { ...ctx.grants, meets: () => true, can: () => true }
  return { ...ctx, app: planted.app ?? ctx.app, collectivites: null, grants }
}

type Door = typeof import('../../../packages/openmairie/src/records/index.js')
type Entry = (ctx: Ctx, entity: AnyEntity, ...rest: readonly unknown[]) => unknown

/** The door, open where a leak is planted. */
export function leakingDoor(door: Door): Record<string, unknown> {
  const entries = door as unknown as Readonly<Record<string, Entry>> // those that are named have this shape
  const opens = (leak: Leak | null, name: string): boolean =>
    Object.entries(opening).some(([each, names]: [string, readonly string[]]) => each === leak && names.includes(name))
  const wrapped = [...new Set(Object.values(opening).flat())].map((name): [string, Entry] => [
    name,
    (ctx, entity, ...rest) =>
      opens(planted.leak, name)
        ? entries[name]?.(opened(ctx), whole(entity), ...rest)
        : entries[name]?.(ctx, entity, ...rest),
  ])
  const open = Object.fromEntries(wrapped)
  const readOpened = (ctx: Ctx, entity: AnyEntity, key: readonly string[]) => door.read(opened(ctx), whole(entity), key)
  return {
    ...door,
    ...open,
    // What is of another is told from what does not exist.
    async read(ctx: Ctx, entity: AnyEntity, key: readonly string[]): Promise<RecordView | null> {
      const found = await (opens(planted.leak, 'read') ? readOpened(ctx, entity, key) : door.read(ctx, entity, key))
      if (found === null && is('errors') && (await readOpened(ctx, entity, key)))
        throw new OpenMairieError('OM_FORBIDDEN')
      return found
    },
    // A conflict shows the record as it is, with all that it holds.
    async update(...given: Parameters<Door['update']>): Promise<WriteOutcome> {
      const outcome = await door.update(...given)
      const [ctx, entity, key] = given
      const current = outcome.kind === 'conflict' && is('conflicts') ? await readOpened(ctx, entity, key) : null
      return outcome.kind === 'conflict' && current ? { ...outcome, current } : outcome
    },
  }
}

type Order = typeof import('../../../packages/openmairie/src/records/reading/order.js')
/** A listing sorted by what is hidden; a place in it that holds a whole label. */
export function leakingOrder(order: Order): Order {
  return {
    ...order,
    orderOf(ctx, entity, query, alias) {
      const found = order.orderOf(ctx, is('sorts') ? whole(entity) : entity, query, alias)
      return found.kind === 'label' && is('cursors') ? { ...found, target: whole(found.target) } : found
    },
  }
}

type Search = typeof import('../../../packages/openmairie/src/records/reading/search.js')
/** A search that looks into hidden fields. */
export function leakingSearch(search: Search): Search {
  return {
    ...search,
    searchCondition: (dialect, entity, asked, alias) =>
      search.searchCondition(dialect, is('searches') ? whole(entity) : entity, asked, alias),
  }
}

type Count = typeof import('../../../packages/openmairie/src/records/reading/count.js')
/** A count of all rows. */
export function leakingCount(count: Count): Count {
  return {
    ...count,
    count: (ctx, entity, query) =>
      is('counts') ? count.count(opened(ctx), whole(entity), query) : count.count(ctx, entity, query),
  }
}

type Placing = typeof import('../../../packages/openmairie/src/records/writing/placing.js')
/** References that the base alone judges: it knows what exists. */
export function leakingPlacing(placing: Placing): Placing {
  return {
    ...placing,
    strangers: async (...given) => (is('constraints') ? [] : placing.strangers(...given)),
    unknowable: (...given) => (is('constraints') ? [] : placing.unknowable(...given)),
  }
}

type Load = typeof import('../../../packages/openmairie/src/editions/compose/load.js')
/** A document that reads what is around a record for whom nothing is kept from. */
export function leakingLoad(load: Load): Load {
  return {
    ...load,
    openLoader: (ctx, most) => {
      if (!is('editions') && !is('batches')) return load.openLoader(ctx, most)
      const loader = load.openLoader(opened(ctx), most)
      return {
        ...loader,
        record: (entity, ...given) => loader.record(whole(entity), ...given),
        around: (entity, ...given) => loader.around(whole(entity), ...given),
        rows: (entity, ...given) => loader.rows(whole(entity), ...given),
      }
    },
  }
}

type Reach = typeof import('../../../packages/openmairie/src/editions/editor/reach.js')
/** An editor that shows what there is to whom nothing is kept from. */
export function leakingReach(reach: Reach): Reach {
  return {
    ...reach,
    editedBy: async (request) => {
      const edited = await reach.editedBy(request)
      const isPreview = request.url.includes('/apercu')
      if (!is(isPreview ? 'previews' : 'fieldLists')) return edited
      return { ...edited, ctx: opened(edited.ctx), entity: whole(edited.entity), about: whole(edited.about) }
    },
  }
}

type Mails = typeof import('../../../packages/openmairie/src/followup/mails/store.js')
/** Mails that are found by their table alone, whatever record they hang from. */
export function leakingMails(mails: Mails): Mails {
  return {
    ...mails,
    mailsOf: (anchor) => mails.mailsOf(is('mails') ? { ...anchor, key: ['9001'] } : anchor),
  }
}

type MailRights = typeof import('../../../packages/openmairie/src/followup/mails/rights.js')
/** The PDF of a mail for whoever reads its record, whatever it tells beyond it. */
export function leakingMailRights(rights: MailRights): MailRights {
  return { ...rights, mayTakePdf: (...given) => is('mailFiles') || rights.mayTakePdf(...given) }
}

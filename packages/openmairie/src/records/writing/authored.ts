// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { Asked, PageContext, PageOutcome, PageWriting } from '../../model/authored-page.js'
import type { AnyEntity } from '../../model/entity.js'
import type { HookContext } from '../../model/hook-context.js'
import type { Key, Values } from '../../model/value.js'
import { type Ctx, homeOf } from '../context.js'
import type { WriteOptions } from '../contract.js'
import { inTurn } from '../reading/in-turn.js'
import { oneMoment } from '../reading/moment.js'
import { readWith } from '../reading/read.js'
import { demandWrite } from '../reading/scope.js'
import { hookContext } from './hook-context.js'
import { lend } from './lend.js'
import { writingMessages } from './messages.js'
import { Refused, removeWithin } from './remove.js'
import { contextWithin, Refusal } from './save.js'
import { write } from './write.js'
import type { Writing } from './writing.js'

/** What reading gives to a page that an author wrote. */
export type Reads = Omit<HookContext, 'update' | 'create' | 'creating'> & Pick<PageContext, 'collectivite'>

/** Runs what a page of an application reads, all of it of one moment. It writes nothing. */
export async function readPage<T>(ctx: Ctx, work: (reads: Reads) => Promise<T>): Promise<T> {
  const moment = await oneMoment(ctx)
  const refuse = () => Promise.reject(new Error('A page writes by its form alone'))
  const reads = lend({
    ...hookContext(ctx, inTurn(moment.connection), null, { update: refuse, create: refuse }),
    collectivite: homeOf(ctx),
  })
  try {
    const shown = await work(reads.lent)
    await reads.end()
    return shown
  } finally {
    await reads.drop()
    await moment.end()
  }
}

/** Carries out of its transaction, which is undone, what a page said of its form. */
class Undone extends Error {
  readonly outcome: PageOutcome
  constructor(outcome: PageOutcome) {
    super('The form of a page was refused')
    this.outcome = outcome
  }
}

/**
 * Does what the form of a page says, in one transaction, once for a one-time key: kept where it is done, undone otherwise. What
 * hooks, rules and the base refuse are problems. `page` names it; `files` are digests of what the form brought, by control.
 */
export async function submitPage(
  ctx: Ctx,
  page: string,
  asked: Asked,
  links: Pick<PageWriting, 'link'>,
  submit: (writing: PageWriting) => Promise<PageOutcome>,
  { idempotencyKey, files }: WriteOptions & { readonly files: Readonly<Record<string, string>> },
): Promise<PageOutcome> {
  const purpose = {
    operation: `page ${page}` as const,
    entity: { name: '-' },
    key: asked.parts,
    input: {
      ...Object.fromEntries([...new Set(asked.typed.keys())].map((name) => [name, asked.typed.getAll(name)])),
      // No control that a page is told of begins with a dash.
      ...Object.fromEntries(Object.entries(files).map(([name, digest]) => [`-${name}`, digest])),
    },
  }
  const oneTime = { key: idempotencyKey, purpose, repeated: (outcome: PageOutcome) => outcome }
  try {
    return await write(ctx, oneTime, async (writing) => {
      const writes = lend(writingContext(ctx, inTurn(writing)))
      try {
        const outcome = await submit({ ...writes.lent, ...asked, ...links })
        await writes.end()
        if (outcome.kind !== 'done') throw new Undone(outcome)
        return outcome
      } finally {
        await writes.drop()
      }
    })
  } catch (error) {
    if (error instanceof Undone) return error.outcome
    if (error instanceof Refusal) return { kind: 'refused', problems: error.problems }
    if (error instanceof Refused)
      return { kind: 'refused', problems: error.outcome.kind === 'refused' ? stillUsed(ctx, error.outcome) : [] }
    throw error
  }
}

function stillUsed(ctx: Ctx, outcome: Extract<Refused['outcome'], { readonly kind: 'refused' }>) {
  if (outcome.problems.length > 0) return outcome.problems
  return [{ field: null, message: writingMessages(ctx.locale).refused }]
}

type Writes = Omit<PageWriting, keyof Asked | 'link'>

function writingContext(ctx: Ctx, writing: Writing): Writes {
  const entityOf = (name: string): AnyEntity => {
    const entity = ctx.app.localised[ctx.locale].get(name)
    if (!entity) throw new OpenMairieError('OM_NOT_FOUND')
    return entity
  }
  const writes = {
    ...contextWithin(ctx, writing, null),
    collectivite: homeOf(ctx),
    hold: async (name: string, key: Key): Promise<Values | null> => {
      const record = await readWith(ctx, writing, entityOf(name), key, true)
      return record?.values ?? null
    },
    remove: async (name: string, key: Key): Promise<void> => {
      const entity = entityOf(name)
      demandWrite(ctx, entity, 'delete')
      const current = await readWith(ctx, writing, entity, key, true)
      if (!current) throw new OpenMairieError('OM_NOT_FOUND')
      await removeWithin(ctx, writing, entity, current, (each) => !each.follows)
    },
  }
  // The application's own tables type it; generic code knows no table.
  return writes as Writes
}

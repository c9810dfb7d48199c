// SPDX-License-Identifier: EUPL-1.2
import { askJob, jobId } from '../jobs/store.js'
import type { AnyEntity, Sort } from '../model/entity.js'
import { exportedAtOnce, homeOf, isMoreThan, type ListQuery } from '../records/index.js'
import { askedBy } from '../ui/job-target.js'
import { jobUrl } from '../ui/job-urls.js'
import type { Reply } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import type { ExportChoice } from './choice.js'
import { exportJob } from './jobs.js'
import { exportMessages } from './messages.js'
import { exportReply } from './reply.js'

/** What is to be taken away, and where from. */
export interface ExportAsked {
  readonly target: Target
  /** The entity with the columns that are taken. */
  readonly taken: AnyEntity
  readonly query: ListQuery
  /** The state of the listing that the query was read from. */
  readonly state: URLSearchParams
  readonly choice: ExportChoice
  /** How many records, in words. */
  readonly what: string
  /** Address of the listing, as it was left. */
  readonly home: string
  /** One-time key of the form. */
  readonly once: string
}

/** Whether there is more than is sent at once. Raises OM_FORBIDDEN for whoever may not export. */
export function isLongExport({ ctx, entity }: Target, query: ListQuery): Promise<boolean> {
  return isMoreThan(ctx, entity, query, exportedAtOnce)
}

/** The file, or the page of the job that prepares it: where that lasts, or where its user would rather not wait. */
export async function exportAsked(asked: ExportAsked, isLong: boolean): Promise<Reply> {
  const { target, taken, query, choice } = asked
  return isLong || choice.later
    ? { kind: 'redirect', location: jobUrl(await prepare(asked)) }
    : exportReply(target.ctx, taken, query, choice.format)
}

/** Asks for the job, once for a form. */
async function prepare({ target, taken, query, state, choice, what, home, once }: ExportAsked): Promise<string> {
  const { ctx } = target
  const messages = exportMessages(ctx.locale)
  const id = jobId(ctx.actor.id, once, choice.format, ...taken.listing.columns)
  const sort: readonly Sort[] = query.sort
  await askJob(ctx.instance, {
    id,
    user: ctx.actor.id,
    collectivite: homeOf(ctx),
    kind: exportJob,
    label: messages.job(messages.title(what), messages.formats[choice.format].label),
    home,
    payload: {
      ...askedBy(target),
      state: state.toString(),
      sort,
      columns: taken.listing.columns,
      parent: query.parent,
      keys: query.keys ?? null,
      format: choice.format,
    },
  })
  return id
}

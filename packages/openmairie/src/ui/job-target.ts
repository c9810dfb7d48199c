// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import { OpenMairieError } from '../errors/errors.js'
import type { Job } from '../jobs/contract.js'
import type { Locale } from '../model/application.js'
import type { Ctx } from '../records/index.js'
import type { Target } from './target.js'

/** In whose name, and where, a job was asked for. */
export interface JobAsked {
  readonly user: string
  readonly application: string
  readonly locale: Locale
  /** The collectivité that the user worked for, of those of his account; null: all of them. */
  readonly working: string | null
  /** The delegation that he acted under; null: with rights of his own. */
  readonly delegation: string | null
}

/** The context of a user in an application, with his rights as they are now, on a base that stops with the signal; null where there is none any more. */
export type ContextOf = (asked: JobAsked, signal: AbortSignal) => Promise<Ctx | null>

/** What a job keeps of who asks for it, and where. */
export function askedBy({ app, ctx, entity }: Target): Omit<JobAsked, 'user'> & { readonly entity: string } {
  return {
    application: app.definition.name,
    entity: entity.name,
    locale: ctx.locale,
    working: ctx.working ?? null,
    delegation: ctx.actor.delegation ?? null,
  }
}

const locale = z.enum(['fr', 'en'])

/** What a job's payload holds of who asks for it, and where. Those of a former version lack the last two. */
export const askedShape = {
  application: z.string(),
  entity: z.string(),
  locale,
  working: z.string().nullable().default(null),
  delegation: z.string().nullable().default(null),
}

/** Where a job works, with the rights that its user has now. Raises OM_FORBIDDEN where he has none left. */
export async function jobTarget(
  contextOf: ContextOf,
  { user }: Job,
  given: Omit<JobAsked, 'user'> & { readonly entity: string },
  signal: AbortSignal,
): Promise<Target> {
  const ctx = await contextOf({ ...given, user }, signal)
  const entity = ctx?.app.localised[given.locale].get(given.entity)
  if (!ctx || !entity) throw new OpenMairieError('OM_FORBIDDEN')
  return { app: ctx.app, ctx, entity }
}

/** Where a job worked, as its user is known by now: null where he has no right left there, or works no more for the collectivité that he worked for. */
export async function targetStill(
  contextOf: ContextOf,
  job: Job,
  given: Parameters<typeof jobTarget>[2],
): Promise<Target | null> {
  const target = await jobTarget(contextOf, job, given, new AbortController().signal).catch((error: unknown) => {
    if (error instanceof OpenMairieError && error.code === 'OM_FORBIDDEN') return null
    throw error
  })
  const his = target?.ctx.collectivites ?? null
  return job.collectivite === null || his === null || his.includes(job.collectivite) ? target : null
}

/** Whether the user of a job may still read the listing that it was asked for from: what it could not do names records of it. */
export async function listsStill(
  contextOf: ContextOf,
  job: Job,
  given: Parameters<typeof jobTarget>[2],
): Promise<boolean> {
  const target = await targetStill(contextOf, job, given)
  return target?.ctx.grants.can(given.application, target.entity, 'list') ?? false
}

/** The language of who asked for a job. */
export function localeOf(job: Job): Locale {
  return locale.catch('fr').parse(job.payload['locale'])
}

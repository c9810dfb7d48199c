// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import { OpenMairieError } from '../../errors/errors.js'
import { knownQueries } from '../../kept-queries/choice.js'
import { mayRunQueries } from '../../kept-queries/rights.js'
import type { AnyEntity } from '../../model/entity.js'
import { type Ctx, type ListQuery, withinQuery } from '../../records/index.js'

const bound = z.string().nullable()
const shape = z.object({ name: z.string(), given: z.record(z.string(), z.object({ value: bound, to: bound })) })

/** A query whose records a lot is about, with what was answered to it. */
export type LotQuery = z.infer<typeof shape>
export const lotQueryShape = shape

/** A query as the control of a form holds it. */
export function writeLotQuery(query: LotQuery): string {
  return JSON.stringify(query)
}

/** Reads it; null where there is none. Raises OM_BAD_REQUEST. */
export function readLotQuery(text: string | null): LotQuery | null {
  if (text === null) return null
  const read = z.string().transform((json, { addIssue }) => {
    try {
      return JSON.parse(json) as unknown // what it is, the shape tells
    } catch {
      addIssue('no JSON')
      return z.NEVER
    }
  })
  const { data } = read.pipe(shape).safeParse(text)
  if (!data) throw new OpenMairieError('OM_BAD_REQUEST', { reason: 'requete' })
  return data
}

/**
 * The listing of an entity, kept to the records that a query finds as it is by now. Raises OM_FORBIDDEN, OM_NOT_FOUND where it tells of
 * no records of this entity.
 */
export async function keptTo(
  ctx: Ctx,
  entity: AnyEntity,
  listed: ListQuery,
  { name, given }: LotQuery,
): Promise<ListQuery> {
  if (!mayRunQueries((permission) => ctx.grants.holds(permission))) throw new OpenMairieError('OM_FORBIDDEN')
  const known = (await knownQueries(ctx)).find((each) => each.name === name)?.question
  const definition = known?.kind === 'entites' && known.definition.entity === entity.name ? known.definition : null
  const within = definition && withinQuery(ctx, definition, { given, blank: 'all' })
  if (!within) throw new OpenMairieError('OM_NOT_FOUND')
  return { ...listed, within, expired: listed.expired || definition.expired === true }
}

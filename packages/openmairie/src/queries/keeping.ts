// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import { knownQueries } from '../kept-queries/choice.js'
import type { Question } from '../kept-queries/contract.js'
import { keepQuery } from '../kept-queries/store.js'
import { freeName, sqlName } from '../proposal/names.js'
import type { Ctx } from '../records/index.js'
import type { PageRequest, Reply } from '../ui/page.js'
import { queriesMessages } from './messages.js'
import { placeOf, type Reached } from './reach.js'
import { controls, queryUrl } from './urls.js'

/** The revision of a query that whoever sends a form was shown; 0 for none. Raises OM_BAD_REQUEST. */
export function revisionSeen(body: URLSearchParams): number {
  const said = body.get(controls.seen) ?? '0'
  if (!/^\d{1,9}$/.test(said)) throw new OpenMairieError('OM_BAD_REQUEST', { reason: controls.seen })
  return Number(said)
}

interface Keeping {
  /** The query that is changed; null for a new one. */
  readonly reached: Pick<Reached, 'known'> | null
  /** The revision that its author was shown. */
  readonly seen: number
  readonly asked: Question
}

/** Keeps a query, and goes to it; null where somebody changed it meanwhile. A new one is given a name of its own. Raises OM_FORBIDDEN. */
export async function kept(
  { actor }: PageRequest,
  database: Database,
  ctx: Ctx,
  { reached, seen, asked }: Keeping,
): Promise<Reply | null> {
  if (!actor) throw new OpenMairieError('OM_FORBIDDEN')
  const { label } = asked.definition
  const taken = new Set((await knownQueries(ctx)).map(({ name }) => name))
  for (let tried = 0; tried < mostTried; tried++) {
    const name = reached?.known.name ?? freeName(sqlName(label) || 'requete', taken)
    const place = placeOf(ctx, name)
    const outcome = await keepQuery(database, { place, actor, seen: reached ? seen : 0 }, named(asked, name))
    if (outcome.kind === 'done')
      return {
        kind: 'redirect',
        location: queryUrl(place),
        flash: { tone: 'success', message: queriesMessages(ctx.locale).kept(label) },
      }
    if (reached) return null
    // Somebody made one of that name meanwhile.
    taken.add(name)
  }
  throw new Error('No name was left for a query')
}

/** Names that are tried for a new query, while others make theirs. */
const mostTried = 20

function named(asked: Question, name: string): Question {
  return asked.kind === 'sql'
    ? { kind: 'sql', definition: { ...asked.definition, name } }
    : { kind: 'entites', definition: { ...asked.definition, name } }
}

// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import type { Ctx } from '../records/index.js'
import { labelOf, matching } from '../ui/choice.js'
import { listingMessages } from './messages.js'

export interface NamedCriteria {
  /** The address's parameters, every criterion by its value. */
  readonly query: URLSearchParams
  /** The label of each record that a criterion names, by field. */
  readonly labels: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
}

/**
 * A criterion on a long reference is typed by its label (`r.`); the browser's module adds the value found (`c.`) and
 * the label that it stands for (`d.`), and without it the server finds the record meant.
 */
export async function nameCriteria(ctx: Ctx, entity: AnyEntity, given: URLSearchParams): Promise<NamedCriteria> {
  const messages = listingMessages(ctx.locale)
  const query = new URLSearchParams(given)
  const labels = new Map<string, string>()
  const problems: Problem[] = []
  for (const name of entity.listing.criteria) {
    const field = entity.fields[name]
    if (!field || field.hidden || !entity.references.some((each) => each.fields[0] === name)) continue
    const [typed, held] = [given.get(`r.${name}`)?.trim() ?? null, given.get(`d.${name}`)?.trim() ?? '']
    query.delete(`r.${name}`)
    query.delete(`d.${name}`)
    if (typed !== null && (typed !== held || !query.get(`c.${name}`))) {
      query.delete(`c.${name}`)
      if (typed === '') continue
      const found = await matching(ctx, entity, name, typed)
      if (found.only) query.set(`c.${name}`, found.only.key[0] ?? '')
      else {
        const message = found.options.length > 0 ? messages.severalMatch : messages.noneMatches
        problems.push({ field: name, message: message(field.label, typed) })
      }
    }
    const value = query.get(`c.${name}`)
    const label = value && (await labelOf(ctx, entity, name, value))
    if (label) labels.set(name, label)
  }
  return { query, labels, problems }
}

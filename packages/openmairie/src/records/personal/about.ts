// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { all } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Problem } from '../../model/override.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { visible } from '../reading/belonging.js'
import { type Referring, referencesTo, refersTo } from '../reading/dependents.js'
import { keyBlock, keysWhere } from '../reading/keys.js'
import type { AboutPerson } from './contract.js'
import { personalMessages } from './messages.js'

/** Records that one person may have, of all entities: one transaction writes them, one page shows them. */
export const mostAbout = 5000

export interface Walk {
  /** Which references are followed from a record to those that refer to it. */
  readonly follows: (referring: Referring) => boolean
  /** Only rows that the user may see are looked for: nothing then tells of others. */
  readonly seenOnly: boolean
  /** A record under the user's rights; null where he may not see it. */
  readonly read: (entity: AnyEntity, key: Key) => Promise<AboutPerson['record'] | null>
}

export interface Found {
  /** The person first, then what refers to it, and so on. */
  readonly records: readonly AboutPerson[]
  /** What is not among them: not seen, or beyond what one write holds. */
  readonly problems: readonly Problem[]
}

/** The record of a person and what tells of it, by the references that are followed, each record once. */
export async function aboutPerson(ctx: Ctx, connection: Connection, start: AboutPerson, walk: Walk): Promise<Found> {
  const messages = personalMessages(ctx.locale)
  const problems = new Map<string, Problem>()
  const problem = (message: string): void => void problems.set(message, { field: null, message })
  const records = [start]
  const seen = new Set([nameOf(start.entity, start.record.key)])
  for (let next = 0; next < records.length; next++) {
    const held = records[next]
    if (!held) break
    for (const referring of referencesTo(ctx, held.entity).filter(walk.follows)) {
      const { child, reference } = referring
      const refers = child.key.length > 0 ? refersTo(connection, child, reference, held.record) : null
      if (refers === null) continue
      const where = walk.seenOnly ? all([refers, visible(ctx, child, 't')]) : refers
      const keys = await keysWhere(ctx, connection, child, where)
      if (keys.length === keyBlock || records.length + keys.length > mostAbout)
        problem(messages.tooMany(child.label, Math.min(keyBlock, mostAbout)))
      for (const key of keys) {
        if (seen.has(nameOf(child, key)) || records.length >= mostAbout) continue
        seen.add(nameOf(child, key))
        const record = await walk.read(child, key)
        if (record) records.push({ entity: child, record })
        else problem(messages.unseen(child.label))
      }
    }
  }
  return { records, problems: [...problems.values()] }
}

function nameOf(entity: AnyEntity, key: Key): string {
  return `${entity.name}/${keyText(key)}`
}

// SPDX-License-Identifier: EUPL-1.2
import { writeJournal } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import { isWithheld, type Referring } from '../reading/dependents.js'
import { history, type PastWrite } from '../reading/history.js'
import { readWith } from '../reading/read.js'
import { aboutPerson } from './about.js'
import type { AboutPerson } from './contract.js'
import { demandDisclose } from './rights.js'

/** Writes told of all records together. */
const mostWrites = 2000

export interface Disclosed {
  readonly records: readonly (AboutPerson & {
    /** Last first; null where the user may not see what was written of it. */
    readonly writes: readonly PastWrite[] | null
  })[]
  /** False where there is more than is told. */
  readonly complete: boolean
}

/**
 * All that the application holds about a person, as far as the user may see it: the record, what is declared to be about it,
 * what cannot be without it, and what was written of each. What the user may not see is not told of, nor counted. Null where
 * the record is not there. Raises OM_FORBIDDEN, OM_NOT_FOUND.
 */
export async function disclose(ctx: Ctx, entity: AnyEntity, key: Key): Promise<Disclosed | null> {
  demandDisclose(ctx, entity)
  const read = (of: AnyEntity, at: Key) => readWith(ctx, accessOf(ctx), of, at)
  const record = await read(entity, key)
  if (!record) return null
  const walk = { seenOnly: true, follows: (referring: Referring) => tellsOf(ctx, referring), read }
  const { records, problems } = await aboutPerson(ctx, accessOf(ctx), { entity, record }, walk)
  const told: Disclosed['records'][number][] = []
  let left = mostWrites
  for (const each of records) {
    const writes = await writesOf(ctx, each, left)
    left -= writes?.length ?? 0
    told.push({ ...each, writes })
  }
  return { records: told, complete: problems.length === 0 && left > 0 }
}

/** Journals that what is held about a person left the application. */
export async function journalDisclosure(ctx: Ctx, entity: AnyEntity, key: Key, form: string, records: number) {
  await writeJournal(ctx.instance, {
    actor: ctx.actor.login,
    onBehalfOf: ctx.actor.onBehalfOf ?? null,
    application: ctx.app.definition.name,
    entity: entity.name,
    record: keyText(key),
    operation: 'export',
    before: null,
    after: { objet: 'données d’une personne', forme: form, enregistrements: String(records) },
  })
}

function tellsOf(ctx: Ctx, { child, reference }: Referring): boolean {
  const isOfPerson = child.personal?.person === reference.name || reference.required || reference.onDelete === 'cascade'
  const isHidden = isWithheld(child, reference) || reference.fields.some((name) => child.fields[name]?.hidden)
  const may = (verb: string): boolean => ctx.grants.can(ctx.app.definition.name, child, verb)
  return isOfPerson && !isHidden && may('list') && may('read')
}

async function writesOf(ctx: Ctx, { entity, record }: AboutPerson, most: number): Promise<readonly PastWrite[] | null> {
  if (!ctx.grants.can(ctx.app.definition.name, entity, 'history')) return null
  const found: PastWrite[] = []
  let before: string | null = null
  do {
    const page: Awaited<ReturnType<typeof history>> = await history(ctx, entity, record.key, before)
    found.push(...(page?.writes ?? []))
    before = page?.older ?? null
  } while (before !== null && found.length < most)
  return found.slice(0, most)
}

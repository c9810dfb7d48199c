// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Problem } from '../../model/override.js'
import type { PersonalField } from '../../model/personal.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { RecordView } from '../contract.js'
import { sameDigests } from '../digest.js'
import { textOf } from '../reading/columns.js'
import { journalled, readHeld, toldOf } from '../writing/journal.js'
import { overwriteWithin, Refusal, refusalOf } from '../writing/save.js'
import { writeWhole } from '../writing/undoable.js'
import type { Writing } from '../writing/writing.js'
import { aboutPerson } from './about.js'
import type { AboutPerson, AnonymiseOutcome, AnonymisePreview, Erased, Replaced, ReplacedRow } from './contract.js'
import { erasePersons } from './erase.js'
import { personalMessages } from './messages.js'
import { replacements, staying, unreplaced } from './replacement.js'
import { demandAnonymise } from './rights.js'

/** The record is no longer there, or nothing is to be done of it any more. */
class Gone extends Error {}

/** Carries what was found out of a writing, which is rolled back. */
class Rehearsed extends Error {
  readonly found: AnonymisePreview
  constructor(found: AnonymisePreview) {
    super('It was a rehearsal')
    this.found = found
  }
}

/**
 * What anonymising a person would do, and what prevents it: it is done, and undone. Null where the record is not there.
 * Raises OM_FORBIDDEN, OM_NOT_FOUND, OM_TABLE_CHANGED, OM_NOTHING_UNDONE.
 */
export async function previewAnonymise(ctx: Ctx, entity: AnyEntity, key: Key): Promise<AnonymisePreview | null> {
  demandAnonymise(ctx, entity)
  try {
    return await writeWhole<AnonymisePreview | null>(ctx, null, async (writing) => {
      // What is not to be kept is not to be journalled.
      const mute: Writing = { ...writing, journal: async () => '0', follow: async () => undefined }
      const record = await held(ctx, mute, entity, key)
      const { records, problems } = await allAbout(ctx, mute, entity, record)
      const rows: ReplacedRow[] = []
      const found = [...problems]
      for (const each of records) {
        const done = await attempt(ctx, mute, each, personalFields(each.entity))
        if (done.row && done.row.values.length > 0) rows.push(done.row)
        found.push(...done.problems)
      }
      const labels = staying(entity).map((name) => entity.fields[name]?.label ?? name)
      throw new Rehearsed({ record, rows, staying: labels, problems: found })
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.found
    if (error instanceof Gone) return null
    throw error
  }
}

export interface AnonymiseOptions {
  readonly idempotencyKey: string | null
  /** The record as it was shown; null where nobody was shown it. */
  readonly digests: string | null
  /** The fields whose retention has ended; null: all that tells of the person. */
  readonly fields?: readonly string[] | null
  /** Whether it is still to be done, of the record as it is held. */
  readonly wanted?: (writing: Writing, record: RecordView) => Promise<boolean>
  /** What of the records about the person prevents it, where nobody decided. */
  readonly keeping?: (writing: Writing, about: readonly AboutPerson[]) => Promise<readonly Problem[]>
}

/**
 * Replaces all that tells of a person, in one write, by the hooks and under the rights of the user, then erases what the
 * instance still holds of it: payloads of the journal, notes, drafts, outcomes. It cannot be undone. Raises as above.
 */
export async function anonymise(
  ctx: Ctx,
  entity: AnyEntity,
  key: Key,
  { idempotencyKey, digests, fields = null, wanted, keeping }: AnonymiseOptions,
): Promise<AnonymiseOutcome> {
  demandAnonymise(ctx, entity)
  const oneTime = {
    key: idempotencyKey,
    purpose: { operation: 'anonymise' as const, entity, key, input: {} },
    repeated: (outcome: AnonymiseOutcome): AnonymiseOutcome =>
      outcome.kind === 'anonymised' ? { ...outcome, repeated: true } : outcome,
  }
  try {
    return await writeWhole<AnonymiseOutcome>(ctx, oneTime, async (writing) => {
      const record = await held(ctx, writing, entity, key)
      if (wanted && !(await wanted(writing, record))) throw new Gone()
      if (digests !== null && !sameDigests(digests, record.digests))
        throw new Refusal([{ field: null, message: personalMessages(ctx.locale).changedSince }])
      const whole = fields === null
      const { records, problems } = whole
        ? await allAbout(ctx, writing, entity, record)
        : { records: [{ entity, record }], problems: [] }
      const done: RecordView[] = []
      const found = [...problems, ...((await keeping?.(writing, records.slice(1))) ?? [])]
      for (const each of records) {
        const replaced = personalFields(each.entity).filter(({ field }) => whole || fields.includes(field))
        const result = await attempt(ctx, writing, each, replaced)
        found.push(...result.problems)
        done.push(result.record)
      }
      if (found.length > 0) throw new Refusal(found)
      await forget(
        ctx,
        writing,
        records.map((former, index) => ({ former, after: done[index] ?? former.record })),
        fields,
      )
      const after = done[0] ?? record
      return { kind: 'anonymised', key: after.key, label: after.label, repeated: false }
    })
  } catch (error) {
    if (error instanceof Gone) return { kind: 'gone' }
    return { kind: 'refused', problems: refusalOf(ctx, entity, error) }
  }
}

async function held(ctx: Ctx, writing: Writing, entity: AnyEntity, key: Key): Promise<RecordView> {
  const record = await readHeld(ctx, writing, entity, key, true)
  if (!record) throw new Gone()
  return record
}

/** The person, and the records of entities that are said to be about it. */
export function allAbout(ctx: Ctx, writing: Writing, entity: AnyEntity, record: RecordView) {
  return aboutPerson(
    ctx,
    writing,
    { entity, record },
    {
      seenOnly: false,
      follows: ({ child, reference }) => child.personal?.person === reference.name,
      read: (child, key) => readHeld(ctx, writing, child, key, true),
    },
  )
}

interface Attempt {
  readonly row: ReplacedRow | null
  readonly record: RecordView
  readonly problems: readonly Problem[]
}

/** Replaces the values of one record; what refuses it is told, with the name of its table, and nothing of it is written. */
async function attempt(
  ctx: Ctx,
  writing: Writing,
  { entity, record }: AboutPerson,
  fields: readonly PersonalField[],
): Promise<Attempt> {
  const messages = personalMessages(ctx.locale)
  const row = (await toldOf(writing, entity, record)) ?? {}
  const missing = unreplaced(entity, fields, row).map((name) =>
    messages.noReplacement(entity.fields[name]?.label ?? name),
  )
  const may = ctx.grants.can(ctx.app.definition.name, entity, 'update') && !ctx.app.drifted.has(entity.name)
  const input = replacements(entity, fields, record.key, row)
  const refused = may && !entity.readOnly ? missing : [messages.noUpdate(entity.label)]
  if (Object.keys(input).length === 0 || refused.length > 0)
    return { row: null, record, problems: refused.map((message) => ({ field: null, message })) }
  const values = Object.entries(input).flatMap(([name, after]): Replaced[] => {
    const field = entity.fields[name]
    const isSeen = field && !field.hidden
    return isSeen ? [{ field, before: record.values[name] ?? null, after: textOf(after) }] : []
  })
  const told = { entity, key: record.key, label: record.label, values }
  try {
    const written = await writing.attempt(() => overwriteWithin(ctx, writing, entity, record, input))
    return { row: told, record: written ?? record, problems: [] }
  } catch (error) {
    const problems = refusalOf(ctx, entity, error).map(({ message }) => ({
      field: null,
      message: messages.inEntity(entity.label, message),
    }))
    return { row: told, record, problems }
  }
}

interface Done {
  readonly former: AboutPerson
  readonly after: RecordView
}

/** Says in the journal that records were anonymised, and has what the instance holds of them erased with the write. */
async function forget(
  ctx: Ctx,
  writing: Writing,
  all: readonly Done[],
  fields: readonly string[] | null,
): Promise<void> {
  const erased: Erased[] = []
  for (const { former, after } of all) {
    const { entity, record } = former
    const line = await writing.journal({
      actor: ctx.actor.login,
      onBehalfOf: ctx.actor.onBehalfOf ?? null,
      application: ctx.app.definition.name,
      entity: entity.name,
      record: keyText(after.key),
      operation: 'anonymise',
      before: null,
      after: await journalled(writing, entity, after.key),
    })
    erased.push({ entity, key: after.key, label: record.label, line, fields })
  }
  await writing.keep((connection) => erasePersons(connection, ctx, erased))
}

function personalFields(entity: AnyEntity): readonly PersonalField[] {
  return entity.personal?.fields ?? []
}

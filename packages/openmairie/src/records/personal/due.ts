// SPDX-License-Identifier: EUPL-1.2
import { lastWrites } from '../../journal/last-writes.js'
import type { Payload } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText, readKeyText } from '../../model/key-text.js'
import type { Problem } from '../../model/override.js'
import { endOf, type PersonalField, type Retention } from '../../model/personal.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { RecordView } from '../contract.js'
import type { Place } from '../reading/cursor.js'
import { today } from '../today.js'
import { type LiveRow, namedEntities, rowsAfter } from '../verification/rows.js'
import { toldOf } from '../writing/journal.js'
import type { Writing } from '../writing/writing.js'
import type { AboutPerson } from './contract.js'
import { type Due, keepDue } from './due-list.js'
import { personalMessages } from './messages.js'
import { replacements } from './replacement.js'

/** Records told of an entity at a time: when they are done with, others are. Those that a person sorts are counted apart, as they stay. */
const mostDue = 10_000

/** Looks for what is due in the whole of an application, and keeps the list of it. For who answers for the instance. Returns it. */
export async function refreshDue(ctx: Ctx): Promise<readonly Due[]> {
  const found: Due[] = []
  for (const entity of namedEntities(ctx)) {
    const due = ctx.app.drifted.has(entity.name) ? [] : await dueOf(ctx, entity)
    await keepDue(ctx, entity.name, due)
    found.push(...due)
  }
  return found
}

async function dueOf(ctx: Ctx, entity: AnyEntity): Promise<readonly Due[]> {
  const limits = limitsOf(entity)
  if (limits.length === 0) return []
  const table = { application: ctx.app.definition.name, entity: entity.name }
  const asksWrites = limits.some(({ retention }) => retention.from === 'last write')
  const [found, archives]: [Due[], Due[]] = [[], []]
  let place: Place | null = null
  do {
    const batch: Awaited<ReturnType<typeof rowsAfter>> = await rowsAfter(ctx, accessOf(ctx), entity, place)
    const records = batch.rows.map(({ record }) => record)
    const writes = asksWrites ? await lastWrites(ctx.instance, table, records, ctx.timeZone) : new Map<string, string>()
    for (const live of batch.rows)
      for (const due of endedIn(ctx, entity, live, writes)) {
        const list = due.ending === 'archive' ? archives : found
        if (list.length < mostDue) list.push(due)
      }
    place = batch.place
  } while (place !== null && found.length < mostDue)
  return [...found, ...archives]
}

/** What is due of a record, by its row and the day of its last write. */
function endedIn(
  ctx: Ctx,
  entity: AnyEntity,
  { record, row }: LiveRow,
  writes: ReadonlyMap<string, string>,
): readonly Due[] {
  return limitsOf(entity).flatMap((limit): Due[] => {
    const since = sinceOf(limit.retention, { record, row }, writes)
    if (!since || since > today(ctx) || !hasSomething(entity, limit, record, row)) return []
    return [{ entity: entity.name, record, since, ending: limit.retention.ending, fields: limit.fields }]
  })
}

/** The day on which a retention ends; none where it did not begin. */
function sinceOf(
  { from, keep }: Retention,
  { record, row }: LiveRow,
  writes: ReadonlyMap<string, string>,
): string | undefined {
  const start = from === 'last write' ? writes.get(record) : dayOf(row[from.field])
  return start && endOf(start, keep)
}

/** Records about a person that are to be kept longer than the person itself: what nobody decided leaves them whole. */
export async function stillKept(
  ctx: Ctx,
  writing: Writing,
  about: readonly AboutPerson[],
): Promise<readonly Problem[]> {
  const labels = new Set<string>()
  for (const { entity, record: held } of about) {
    const whole = limitsOf(entity).find(({ fields }) => fields === null)
    const row = whole ? await toldOf(writing, entity, held) : null
    if (!whole || !row) continue
    const record = keyText(held.key)
    const since = sinceOf(whole.retention, { record, row }, await writesOf(ctx, writing, entity, record))
    if ((!since || since > today(ctx)) && hasSomething(entity, whole, record, row)) labels.add(entity.label)
  }
  return [...labels].map((label) => ({ field: null, message: personalMessages(ctx.locale).stillKept(label) }))
}

function writesOf(ctx: Ctx, writing: Writing, entity: AnyEntity, record: string): Promise<Map<string, string>> {
  const journal = ctx.instance === ctx.database ? writing : ctx.instance
  const table = { application: ctx.app.definition.name, entity: entity.name }
  return lastWrites(journal, table, [record], ctx.timeZone)
}

/** Whether what was found due of a record, held since, still is: someone may have written it meanwhile. */
export async function remainsDue(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  held: RecordView,
  { ending, fields }: Due,
): Promise<boolean> {
  const record = keyText(held.key)
  const row = await toldOf(writing, entity, held)
  const writes = await writesOf(ctx, writing, entity, record)
  const due = row === null ? [] : endedIn(ctx, entity, { record, row }, writes)
  return due.some((each) => each.ending === ending && String(each.fields) === String(fields))
}

interface Limit {
  readonly retention: Retention
  readonly concerned: readonly PersonalField[]
  /** Null: of the whole record. */
  readonly fields: readonly string[] | null
}

/** The retentions of an entity: that of its records, then those of fields by themselves. */
function limitsOf({ personal }: AnyEntity): readonly Limit[] {
  if (!personal) return []
  const { retention: whole, fields } = personal
  const apart = fields.filter(({ retention }) => retention !== null && retention !== whole)
  return [
    ...(whole ? [{ retention: whole, concerned: fields, fields: null }] : []),
    ...apart.flatMap((each) =>
      each.retention ? [{ retention: each.retention, concerned: [each], fields: [each.field] }] : [],
    ),
  ]
}

/** Whether there is still something to do: what was anonymised is not due again. */
function hasSomething(entity: AnyEntity, { retention, concerned }: Limit, record: string, row: Payload): boolean {
  const key = readKeyText(record)
  if (retention.ending === 'erase') return true
  return key !== null && Object.keys(replacements(entity, concerned, key, row)).length > 0
}

/** The day of a date or moment as the base spells it; nothing where it is blank, or no day of the calendar. */
function dayOf(text: string | null | undefined): string | undefined {
  return text ? /^\d{4}-\d\d-\d\d(?!.*BC)/.exec(text)?.[0] : undefined
}

// SPDX-License-Identifier: EUPL-1.2
import { all, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Input, RecordView } from '../contract.js'
import { isScoped } from '../reading/belonging.js'
import { column, keyCondition } from '../reading/columns.js'
import { type Referring, referencesTo, refersTo } from '../reading/dependents.js'
import { keyBlock, keysWhere } from '../reading/keys.js'
import { readHeld, toldOf } from './journal.js'
import { writingMessages } from './messages.js'
import { type AnnouncedChange, announceUpdate, finish, hooksWithin, Refusal, updateWithin } from './save.js'
import { deleteRow } from './statements.js'
import type { Writing } from './writing.js'

/** A deletion under way, and all that it takes with it. */
interface Deletion {
  readonly ctx: Ctx
  readonly writing: Writing
  /**
   * How high each record under way stands, or hangs from: one that refers, by whatever way, to a record that waits for its
   * followers goes with it, by the database's own cascade.
   */
  readonly standing: Map<string, number>
}

/**
 * Deletes a record with its hooks and its line of journal, after those that follow it, each by the same door: what the
 * database would delete or empty by itself would be told to nobody. Raises Refusal.
 */
export async function deleteWithin(ctx: Ctx, writing: Writing, entity: AnyEntity, current: RecordView): Promise<void> {
  await deleteAt({ ctx, writing, standing: new Map() }, entity, current, 0)
}

/** Returns the height of the highest record that this one hangs from, its own where there is none above. */
async function deleteAt(deletion: Deletion, entity: AnyEntity, current: RecordView, height: number): Promise<number> {
  const { ctx, writing, standing } = deletion
  const name = nameOf(entity, current.key)
  standing.set(name, height)
  const hooks = hooksWithin(ctx, writing, entity, current.key)
  const change = { operation: 'delete' as const, key: current.key, before: current.values, after: null }
  const problems = await hooks.validateDeletion(current.values)
  if (problems.length > 0) throw new Refusal(problems)
  await hooks.beforeWrite(change)
  const before = await toldOf(writing, entity, current)
  let highest = height
  const referring = referencesTo(ctx, entity)
  const emptied = referring.filter(({ reference }) => empties(reference.onDelete))
  for (const each of referring.filter((one) => !emptied.includes(one))) {
    highest = Math.min(highest, await follow(deletion, each, current, height))
  }
  const waits = highest < height
  const silently = !writing.dialect.cascadeTriggers && !waits
  const announced = silently ? await announceAll(deletion, emptied, current) : []
  if (!silently) for (const each of emptied) await follow(deletion, each, current, height)
  if (waits) standing.set(name, highest)
  else {
    await writing.demandChange(entity)
    if (!(await deleteRow(writing, entity, current.key))) throw refusal(writingMessages(ctx.locale).refused)
    standing.delete(name)
  }
  for (const each of announced) await tellEmptied(deletion, each)
  await writing.follow({ kind: 'deleted', entity, key: current.key })
  await finish(ctx, writing, entity, hooks, change, { before, written: null })
  return highest
}

/** Deletes or empties what refers to a record, block by block; returns as above. */
async function follow(deletion: Deletion, referring: Referring, record: RecordView, height: number): Promise<number> {
  const { child, reference } = referring
  let highest = height
  let left = 0
  let first = ''
  for (;;) {
    const keys = await keysReferring(deletion, referring, record, left)
    const [start] = keys
    if (start === undefined) return highest
    // Neither gone nor emptied: a trigger or a hook put it back.
    if (nameOf(child, start) === first) throw refusal(writingMessages(deletion.ctx.locale).refused)
    first = nameOf(child, start)
    for (const key of keys) {
      const standing = deletion.standing.get(nameOf(child, key))
      if (standing === undefined) highest = Math.min(highest, await followOne(deletion, referring, key, height))
      // What is emptied on its way out holds nothing back.
      else if (!empties(reference.onDelete)) highest = Math.min(highest, standing)
      if (deletion.standing.has(nameOf(child, key))) left++
    }
    if (keys.length < keyBlock) return highest
  }
}

async function followOne(deletion: Deletion, referring: Referring, key: Key, height: number): Promise<number> {
  const { ctx, writing } = deletion
  const { child, reference } = referring
  const follower = await heldFollower(deletion, referring, key)
  if (!follower) return height
  if (reference.onDelete === 'cascade') return deleteAt(deletion, child, follower, height + 1)
  await updateWithin(ctx, writing, child, follower, blank(reference.fields))
  return height
}

/** A record that is to be deleted or emptied with another, held; null where it is gone. Raises Refusal where it may not be. */
async function heldFollower(
  { ctx, writing }: Deletion,
  { child, reference }: Referring,
  key: Key,
): Promise<RecordView | null> {
  const messages = writingMessages(ctx.locale)
  const may = (verb: 'delete' | 'update'): boolean =>
    [verb, 'read' as const].every((each) => ctx.grants.can(ctx.app.definition.name, child, each))
  const deletes = reference.onDelete === 'cascade'
  if (!deletes && !empties(reference.onDelete)) throw refusal(messages.stillReferred)
  if (!may(deletes ? 'delete' : 'update'))
    throw refusal(deletes ? messages.wouldDelete(child.label) : messages.wouldEmpty(child.label))
  const follower = await readHeld(ctx, writing, child, key, true)
  // Of another collectivité: the database would take it away, told to nobody.
  if (!follower && isScoped(ctx, child)) throw refusal(messages.stillReferred)
  return follower
}

/** A record that the engine empties as another goes: announced before, told after. */
interface Emptied {
  readonly child: AnyEntity
  readonly fields: readonly string[]
  readonly key: Key
  readonly change: AnnouncedChange
}

/**
 * Announces what the engine will empty by itself. Where its own cascade fires no trigger and moves no column of `ON UPDATE`,
 * a statement of ours would: the row would hold what the base, left alone, does not write. One statement empties them all, so
 * that all are announced before the first is told: they are held together, as what waits for the commit is.
 */
async function announceAll(
  deletion: Deletion,
  referring: readonly Referring[],
  record: RecordView,
): Promise<readonly Emptied[]> {
  const { ctx, writing } = deletion
  // One that refers by several columns is emptied of all of them at once.
  const found = new Map<string, { readonly referring: Referring; readonly key: Key; readonly fields: string[] }>()
  for (const each of referring) {
    for (let left = 0, more = true; more; left += keyBlock) {
      const keys = await keysReferring(deletion, each, record, left)
      more = keys.length === keyBlock
      for (const key of keys) {
        const name = nameOf(each.child, key)
        if (deletion.standing.has(name)) continue
        const one = found.get(name) ?? { referring: each, key, fields: [] }
        one.fields.push(...each.reference.fields)
        found.set(name, one)
      }
    }
  }
  const emptied: Emptied[] = []
  for (const { referring: each, key, fields } of found.values()) {
    const follower = await heldFollower(deletion, each, key)
    const change = follower && (await announceUpdate(ctx, writing, each.child, follower, blank(fields)))
    if (follower && change) emptied.push({ child: each.child, fields, key: follower.key, change })
  }
  return emptied
}

/** Tells hooks and journal what the engine emptied. Raises Refusal where it did not. */
async function tellEmptied({ ctx, writing }: Deletion, { child, fields, key, change }: Emptied): Promise<void> {
  const { rows } = await writing.query(
    sql`SELECT 1 FROM ${ownRowsOf(child.table)} AS ${sql.id('t')} WHERE ${keyCondition(writing.dialect, child, key, 't')} AND ${all(fields.map((name) => sql`${column('t', name)} IS NULL`))}`,
  )
  if (rows.length === 0) throw refusal(writingMessages(ctx.locale).refused)
  await change.complete(key)
}

const blank = (fields: readonly string[]): Input => Object.fromEntries(fields.map((name) => [name, null]))

/** In the order of the keys, after those that are left where they are. */
async function keysReferring(
  { ctx, writing }: Deletion,
  { child, reference }: Referring,
  record: RecordView,
  left: number,
): Promise<readonly Key[]> {
  const refers = refersTo(writing, child, reference, record)
  if (refers === null || !followed(child, reference)) return []
  return keysWhere(ctx, writing, child, refers, left)
}

/**
 * Left to the database: what has no key to be named by, what takes its default, and a reference that is hidden from everybody,
 * or one of several columns, of which the database may empty some only. One that is kept from this user is not.
 */
function followed(child: AnyEntity, { onDelete, fields }: Referring['reference']): boolean {
  if (child.key.length === 0 || onDelete === 'set default') return false
  const isWritten = (name: string): boolean =>
    child.fields[name]?.hidden === false || child.fields[name]?.withheld === true
  return onDelete !== 'set null' || (fields.length === 1 && fields.every(isWritten))
}

const empties = (onDelete: string): boolean => onDelete === 'set null' || onDelete === 'set default'

const nameOf = (entity: AnyEntity, key: Key): string => `${entity.name}/${keyText(key)}`

const refusal = (message: string): Refusal => new Refusal([{ field: null, message }])

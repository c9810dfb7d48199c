// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Sql, Transaction } from '../../database/contract.js'
import { always, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { fileFields } from '../reading/file-names.js'

/** What becomes of a record, for what the instance keeps beside it. */
export type Fate = { readonly entity: AnyEntity; readonly key: Key } & (
  | { readonly kind: 'created' | 'deleted' | 'restored' }
  /** `joined`: with all that is kept beside it, to another record; `parted`: back again. */
  | { readonly kind: 'moved' | 'joined' | 'parted'; readonly from: Key }
)

interface Table {
  readonly name: string
  readonly those: Sql
  /** Those that come back with their record: what was deleted by itself before does not. */
  readonly returning: Sql
  /** What the drafts of one begin their part with, before its number. */
  readonly drafts?: string
}

/** Lines of the instance that hang from a record, by its address: of its files, those attached to it and those of its fields. */
const tables: readonly Table[] = [
  { name: 'om_note', those: always, returning: sql`NOT supprime`, drafts: 'notes/' },
  { name: 'om_tache', those: always, returning: sql`NOT supprime`, drafts: 'taches/' },
  { name: 'om_fichier_usage', those: sql`genre IN ('piece', 'champ')`, returning: always },
]

/** Mails may hang from a record of any entity that has a key. */
const mails: Table = { name: 'om_courriel', those: always, returning: always }

/** The tables that may hold lines of its records. */
function tablesOf(entity: AnyEntity): readonly Table[] {
  if (entity.key.length === 0) return []
  const isNoted = entity.notes || entity.tasks || entity.attachments || fileFields(entity).length > 0
  return isNoted ? [...tables, mails] : [mails]
}

/**
 * Addresses that drafts do not outlive. Each is named by the key of the record that it was typed over: it cannot follow it, and is
 * not that of another record that takes the key. Those of a deleted one wait for it.
 */
function withoutDrafts(fate: Fate): readonly Key[] {
  if (fate.entity.key.length === 0) return []
  switch (fate.kind) {
    case 'created':
      return [fate.key]
    case 'moved':
      return [fate.from, fate.key]
    case 'joined':
      return [fate.from]
    case 'deleted':
    case 'restored':
    case 'parted':
      return []
  }
}

/** A transaction that is told what nobody awaits: most records have nothing beside them. */
type Told = Pick<Transaction, 'last'>

/**
 * Lets notes, tasks, files and mails follow their record, in the transaction that decides its write: they move with its key, wait
 * while its deletion may still be undone, come back with it. A record that takes a key begins without those of the former one, and
 * without its drafts.
 */
export async function follow(transaction: Told, { app }: Pick<Ctx, 'app'>, fate: Fate): Promise<void> {
  const { entity, key } = fate
  const held = fate.kind === 'moved' || fate.kind === 'joined' ? fate.from : key
  if (fate.kind === 'moved' && keyText(held) === keyText(key)) return
  const at = (record: Key): Sql => sql`application = ${app.definition.name} AND entite = ${entity.name}
    AND hashtextextended(enregistrement, 0) = hashtextextended(${keyText(record)}, 0) AND enregistrement = ${keyText(record)}`
  for (const record of withoutDrafts(fate))
    await transaction.last(sql`DELETE FROM openmairie.om_brouillon WHERE ${at(record)}`)
  for (const { name, those, returning } of tablesOf(entity)) {
    const table = sql.id('openmairie', name)
    const of = sql`${at(held)} AND ${those}`
    switch (fate.kind) {
      case 'created':
        await transaction.last(sql`DELETE FROM ${table} WHERE ${of}`)
        break
      case 'deleted':
        await transaction.last(sql`UPDATE ${table} SET retire = now() WHERE ${of} AND retire IS NULL`)
        break
      case 'restored':
        await transaction.last(sql`UPDATE ${table} SET retire = NULL WHERE ${of} AND ${returning}`)
        break
      case 'joined':
        await transaction.last(
          sql`UPDATE ${table} SET enregistrement = ${keyText(key)}, provenance = ${keyText(held)} WHERE ${of} AND retire IS NULL`,
        )
        break
      case 'parted':
        await transaction.last(
          sql`UPDATE ${table} SET enregistrement = provenance, provenance = NULL WHERE ${of} AND provenance = ${keyText(fate.from)}`,
        )
        break
      case 'moved':
        await transaction.last(sql`UPDATE ${table} SET enregistrement = ${keyText(key)} WHERE ${of}`)
        break
    }
  }
}

/** The same for many records of an entity that were just created, or deleted. */
export async function followAll(
  transaction: Told,
  { app }: Pick<Ctx, 'app'>,
  entity: AnyEntity,
  kind: 'created' | 'deleted',
  keys: readonly Key[],
): Promise<void> {
  const records = sql`CAST(${keys.map(keyText)} AS text[])`
  const all = sql`application = ${app.definition.name} AND entite = ${entity.name}`
  // Where none of the entity has any, nothing is sought for each.
  const at = (
    table: Sql,
  ): Sql => sql`EXISTS (SELECT FROM ${table} WHERE ${all}) AND ${all} AND enregistrement = ANY(${records})
    AND hashtextextended(enregistrement, 0) = ANY (ARRAY(SELECT hashtextextended(one, 0) FROM unnest(${records}) AS one))`
  const drafts = sql.id('openmairie', 'om_brouillon')
  if (kind === 'created' && entity.key.length > 0)
    await transaction.last(sql`DELETE FROM ${drafts} WHERE ${at(drafts)}`)
  for (const { name, those } of tablesOf(entity)) {
    const table = sql.id('openmairie', name)
    const of = sql`${at(table)} AND ${those}`
    await transaction.last(
      kind === 'created'
        ? sql`DELETE FROM ${table} WHERE ${of}`
        : sql`UPDATE ${table} SET retire = now() WHERE ${of} AND retire IS NULL`,
    )
  }
}

/** Minutes that notes, tasks, files and mails outlive their record: longer than its deletion may be undone. */
const patience = 10

/** Forgets the notes, tasks, files and mails of records that were deleted for good, and those that were deleted by themselves, with the drafts of each. Returns their number. */
export async function forgetAttached(connection: Connection): Promise<number> {
  let gone = 0
  for (const { name, drafts } of [...tables, mails]) {
    const table = sql.id('openmairie', name)
    const those = sql`retire < now() - make_interval(mins => ${patience})`
    if (drafts !== undefined)
      await connection.query(sql`
        DELETE FROM openmairie.om_brouillon AS b USING ${table} AS t WHERE ${those} AND b.application = t.application
          AND b.entite = t.entite AND b.enregistrement = t.enregistrement AND b.parent = ${drafts} || t.${sql.id(name)}::text`)
    const { count } = await connection.query(sql`DELETE FROM ${table} WHERE ${those}`)
    gone += count
  }
  return gone
}

// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
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

/** Lines of the instance that hang from a record, by its address: of its files, those attached to it and those of its fields. */
const tables = [
  { name: 'om_note', those: always },
  { name: 'om_tache', those: always },
  { name: 'om_fichier_usage', those: sql`genre IN ('piece', 'champ')` },
] as const

/**
 * Lets notes, tasks and files follow their record, in the transaction that decides its write: they move with its key, wait while
 * its deletion may still be undone, come back with it. A record that takes a key begins without those of the former one.
 */
export async function follow(connection: Connection, { app }: Pick<Ctx, 'app'>, fate: Fate): Promise<void> {
  const { entity, key } = fate
  if (!isFollowed(entity)) return
  const held = fate.kind === 'moved' || fate.kind === 'joined' ? fate.from : key
  if (fate.kind === 'moved' && keyText(held) === keyText(key)) return
  const address = sql`application = ${app.definition.name} AND entite = ${entity.name}
    AND hashtextextended(enregistrement, 0) = hashtextextended(${keyText(held)}, 0) AND enregistrement = ${keyText(held)}`
  for (const { name, those } of tables) {
    const table = sql.id('openmairie', name)
    const of = sql`${address} AND ${those}`
    switch (fate.kind) {
      case 'created':
        await connection.query(sql`DELETE FROM ${table} WHERE ${of}`)
        break
      case 'deleted':
        await connection.query(sql`UPDATE ${table} SET retire = now() WHERE ${of} AND retire IS NULL`)
        break
      case 'restored':
        await connection.query(sql`UPDATE ${table} SET retire = NULL WHERE ${of}`)
        break
      case 'joined':
        await connection.query(
          sql`UPDATE ${table} SET enregistrement = ${keyText(key)}, provenance = ${keyText(held)} WHERE ${of} AND retire IS NULL`,
        )
        break
      case 'parted':
        await connection.query(
          sql`UPDATE ${table} SET enregistrement = provenance, provenance = NULL WHERE ${of} AND provenance = ${keyText(fate.from)}`,
        )
        break
      case 'moved':
        await connection.query(sql`UPDATE ${table} SET enregistrement = ${keyText(key)} WHERE ${of}`)
        break
    }
  }
}

/** The same for many records of an entity that were just created, or deleted. */
export async function followAll(
  connection: Connection,
  { app }: Pick<Ctx, 'app'>,
  entity: AnyEntity,
  kind: 'created' | 'deleted',
  keys: readonly Key[],
): Promise<void> {
  if (!isFollowed(entity)) return
  const records = sql`CAST(${keys.map(keyText)} AS text[])`
  const address = sql`application = ${app.definition.name} AND entite = ${entity.name} AND enregistrement = ANY(${records})
    AND hashtextextended(enregistrement, 0) = ANY (ARRAY(SELECT hashtextextended(one, 0) FROM unnest(${records}) AS one))`
  for (const { name, those } of tables) {
    const table = sql.id('openmairie', name)
    await connection.query(
      kind === 'created'
        ? sql`DELETE FROM ${table} WHERE ${address} AND ${those}`
        : sql`UPDATE ${table} SET retire = now() WHERE ${address} AND ${those} AND retire IS NULL`,
    )
  }
}

/** Whether notes, tasks or files may hang from its records. */
export function isFollowed(entity: AnyEntity): boolean {
  return entity.notes || entity.tasks || entity.attachments || fileFields(entity).length > 0
}

/** Minutes that notes, tasks and files outlive their record: longer than its deletion may be undone. */
const patience = 10

/** Forgets the notes, tasks and files of records that were deleted for good, and files that were taken off. Returns their number. */
export async function forgetAttached(connection: Connection): Promise<number> {
  let gone = 0
  for (const { name } of tables) {
    const { count } = await connection.query(
      sql`DELETE FROM ${sql.id('openmairie', name)} WHERE retire < now() - make_interval(mins => ${patience})`,
    )
    gone += count
  }
  return gone
}

// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { StoredFile } from '../../files/contract.js'
import { isUsage, type KeptFile, keepFile, keptFileOf, usageColumns } from '../../files/usages.js'
import { keyText } from '../../model/key-text.js'
import { demandRecord, undoSeconds, writeBeside } from '../../records/index.js'
import type { Person } from '../contract.js'
import { type Anchor, hanging, personOf } from '../rows.js'

/** A file attached to a record. */
export interface Attachment extends KeptFile {
  readonly author: Person | null
}

/** Files shown below a record: the last ones. */
export const mostAttachments = 200

/** What a usage is of, and what it is once it is taken off, for as long as that can be undone. */
const [attached, taken] = ['piece', 'piece retirée']

const columns = sql`${usageColumns}, a.om_utilisateur::text AS author, a.nom AS author_name`
const from = sql`openmairie.om_fichier_usage AS u JOIN openmairie.om_fichier AS f ON f.empreinte = u.empreinte
  LEFT JOIN openmairie.om_utilisateur AS a ON a.om_utilisateur = u.om_utilisateur`

/** The files attached to a record, the last one first, and how many there are. */
export async function attachmentsOf(
  anchor: Anchor,
): Promise<{ readonly attachments: readonly Attachment[]; readonly inAll: number }> {
  const { rows } = await anchor.ctx.instance.query(sql`
    SELECT ${columns}, count(*) OVER () AS total FROM ${from}
    WHERE ${hanging(anchor, 'u')} AND u.genre = ${attached} ORDER BY u.cree DESC, u.om_fichier_usage LIMIT ${mostAttachments}`)
  return {
    attachments: rows.map((row) => ({ ...keptFileOf(row), author: personOf(row, 'author') })),
    inAll: Number(rows[0]?.['total'] ?? 0),
  }
}

/** A file attached to a record; null where it is not there. */
export function readAttachment(anchor: Anchor, id: string): Promise<Attachment | null> {
  return found(anchor.ctx.instance, anchor, id, false)
}

/** One that was taken off, for as long as it can be put back. */
export function readTakenOff(anchor: Anchor, id: string): Promise<Attachment | null> {
  return found(anchor.ctx.instance, anchor, id, true)
}

async function found(connection: Connection, anchor: Anchor, id: string, isTaken: boolean): Promise<Attachment | null> {
  if (!isUsage(id)) return null
  const { rows } = await connection.query(sql`
    SELECT ${columns} FROM ${from}
    WHERE u.om_fichier_usage = ${id} AND ${hanging(anchor, 'u', isTaken)} AND u.genre = ${isTaken ? taken : attached}
      ${isTaken ? sql`AND u.retire > now() - make_interval(secs => ${undoSeconds})` : sql``}`)
  return rows[0] ? { ...keptFileOf(rows[0]), author: personOf(rows[0], 'author') } : null
}

/** Attaches files to a record, signed by who acts, once for a one-time key, in one transaction. Returns their number. Raises OM_NOT_FOUND where the record is gone. */
export function attach(anchor: Anchor, files: readonly StoredFile[], once: string | null): Promise<number> {
  const { app, ctx, entity, key } = anchor
  const form = { entity, key, name: 'piece', input: { empreintes: files.map(({ hash }) => hash).join(' ') }, once }
  return writeBeside(ctx, form, async (connection, journal) => {
    for (const file of files) {
      const id = await keepFile(connection, file, {
        kind: 'piece',
        application: app.definition.name,
        entity: entity.name,
        record: keyText(key),
        user: ctx.actor.id,
      })
      await journal({ ...line(id), operation: 'create', before: null, after: told(anchor, file) })
    }
    await demandRecord(connection, ctx, entity, key)
    return files.length
  })
}

/** Takes a file off; it waits, for as long as that can be undone. False where it is gone already. */
export function takeOff(anchor: Anchor, id: string): Promise<boolean> {
  return moved(anchor, id, false)
}

/** Puts back a file that was taken off; false where it is too late. Raises OM_NOT_FOUND where its record is gone. */
export function putBack(anchor: Anchor, id: string): Promise<boolean> {
  return moved(anchor, id, true)
}

function moved(anchor: Anchor, id: string, isBack: boolean): Promise<boolean> {
  const form = { entity: anchor.entity, key: anchor.key, name: 'piece', input: {}, once: null }
  return writeBeside(anchor.ctx, form, async (connection, journal) => {
    const current = await found(connection, anchor, id, isBack)
    if (!current) return false
    const { count } = await connection.query(sql`
      UPDATE openmairie.om_fichier_usage SET genre = ${isBack ? attached : taken}, retire = ${isBack ? sql`NULL` : sql`now()`}
      WHERE om_fichier_usage = ${id} AND genre = ${isBack ? taken : attached}`)
    if (count === 0) return false
    const file = told(anchor, current)
    const change = isBack
      ? { operation: 'create' as const, before: null, after: file }
      : { operation: 'delete' as const, before: file, after: null }
    await journal({ ...line(id), ...change })
    if (isBack) await demandRecord(connection, anchor.ctx, anchor.entity, anchor.key)
    return true
  })
}

const line = (id: string) => ({ entity: 'om_fichier_usage', record: id })

/** What the journal keeps of a file. */
function told({ entity, key }: Anchor, { name, hash, size }: StoredFile) {
  return { entite: entity.name, enregistrement: keyText(key), nom: name, empreinte: hash, taille: String(size) }
}

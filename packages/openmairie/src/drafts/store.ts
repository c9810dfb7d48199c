// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { Connection, Row } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { AnyEntity } from '../model/entity.js'
import { keyText } from '../model/key-text.js'
import type { Key } from '../model/value.js'
import type { Ctx } from '../records/index.js'

/** The form that drafts belong to: that of a record, or of a new one, or one beside a record. Drafts are their author's alone. */
export interface DraftsOf {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  /** Null for a new record. */
  readonly key: Key | null
  /** The parent that a new record is under; of one that is there, which of the forms beside it: blank for its own. */
  readonly part: string
}

export interface Draft {
  /** One-time key of the form that it was typed in: each form that is opened has a draft of its own. */
  readonly form: string
  /** Milliseconds since the epoch. */
  readonly instant: number
}

/** A draft with what was typed. */
export interface FilledDraft extends Draft {
  readonly fields: URLSearchParams
}

/** Drafts that one person keeps, the oldest go first; days that a draft is kept; drafts that a form offers. */
const most = 50
const days = 7
const offered = 3

/** Keeps what was typed so far in a form; the last one stands. */
export async function keepDraft(of: DraftsOf, form: string, fields: URLSearchParams): Promise<void> {
  const { actor, application, entity, record, part } = namesOf(of)
  const { instance } = of.ctx
  await instance.query(sql`
    INSERT INTO openmairie.om_brouillon (cle, acteur, application, entite, enregistrement, parent, formulaire, contenu)
    VALUES (${keyOf(of, form)}, ${actor}, ${application}, ${entity}, ${record}, ${part}, ${form}, ${JSON.stringify([...fields])})
    ON CONFLICT (cle) DO UPDATE SET contenu = excluded.contenu, instant = now()`)
  await instance.query(sql`
    DELETE FROM openmairie.om_brouillon WHERE acteur = ${actor} AND cle IN (
      SELECT cle FROM openmairie.om_brouillon WHERE acteur = ${actor} ORDER BY instant DESC, cle OFFSET ${most})`)
}

/** The drafts of a form, last first. */
export async function draftsOf(of: DraftsOf): Promise<readonly Draft[]> {
  const { actor, application, entity, record, part } = namesOf(of)
  const { rows } = await of.ctx.instance.query(sql`
    SELECT formulaire, (extract(epoch FROM instant) * 1000)::text AS instant FROM openmairie.om_brouillon
    WHERE acteur = ${actor} AND application = ${application} AND entite = ${entity} AND enregistrement = ${record} AND parent = ${part}
      AND instant > now() - make_interval(days => ${days})
    ORDER BY om_brouillon.instant DESC LIMIT ${offered}`)
  return rows.map((row) => ({ form: String(row['formulaire']), instant: Number(row['instant']) }))
}

/** All that one began over a record and did not save, in its own form and in those beside it (`part`), last first. */
export async function draftsOver(
  over: Omit<DraftsOf, 'part'>,
): Promise<readonly (FilledDraft & Pick<DraftsOf, 'part'>)[]> {
  const { actor, application, entity, record } = namesOf({ ...over, part: '' })
  const { rows } = await over.ctx.instance.query(sql`
    SELECT formulaire, parent, contenu, (extract(epoch FROM instant) * 1000)::text AS instant FROM openmairie.om_brouillon
    WHERE acteur = ${actor} AND application = ${application} AND entite = ${entity} AND enregistrement = ${record}
      AND instant > now() - make_interval(days => ${days})
    ORDER BY om_brouillon.instant DESC`)
  return rows.map((row) => ({
    form: String(row['formulaire']),
    instant: Number(row['instant']),
    part: String(row['parent']),
    fields: fieldsIn(row),
  }))
}

/** A draft by the key of its form; null where this user has none of this form. */
export async function readDraft(of: DraftsOf, form: string): Promise<FilledDraft | null> {
  const { rows } = await of.ctx.instance.query(sql`
    SELECT contenu, (extract(epoch FROM instant) * 1000)::text AS instant FROM openmairie.om_brouillon
    WHERE cle = ${keyOf(of, form)} AND instant > now() - make_interval(days => ${days})`)
  const row = rows[0]
  return row ? { form, instant: Number(row['instant']), fields: fieldsIn(row) } : null
}

function fieldsIn(row: Row): URLSearchParams {
  // Written by `keepDraft`, from the pairs of a form.
  return new URLSearchParams(JSON.parse(String(row['contenu'])) as [string, string][])
}

/** Forgets a draft; nothing happens where there is none. */
export async function dropDraft(of: DraftsOf, form: string): Promise<void> {
  await of.ctx.instance.query(sql`DELETE FROM openmairie.om_brouillon WHERE cle = ${keyOf(of, form)}`)
}

/** Forgets the drafts that nobody came back to. Returns their number. */
export async function forgetDrafts(connection: Connection): Promise<number> {
  const { count } = await connection.query(
    sql`DELETE FROM openmairie.om_brouillon WHERE instant <= now() - make_interval(days => ${days})`,
  )
  return count
}

function namesOf({ ctx, entity, key, part }: DraftsOf) {
  return {
    actor: ctx.actor.id,
    application: ctx.app.definition.name,
    entity: entity.name,
    record: key === null ? '' : keyText(key),
    part,
  }
}

/** Names the author too: a key of someone else's form leads to nothing. */
function keyOf(of: DraftsOf, form: string): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([...Object.values(namesOf(of)), form]))
    .digest()
}

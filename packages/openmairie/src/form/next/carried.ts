// SPDX-License-Identifier: EUPL-1.2
import { sql } from '../../database/sql.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Ctx } from '../../records/index.js'
import { isAsked } from '../../ui/asked.js'

/** Name of the boxes of a form that choose the fields to carry over, and of what was ticked when it was shown. */
export const carriedBox = '-report'
export const carriedBefore = '-report-avant'

/** The fields that a new form may take from another record: asked for, and shared by two records without harm. */
export function sharedFields(entity: AnyEntity, fixed: readonly string[]): readonly Field[] {
  const own = new Set([...entity.key, ...entity.uniques.flatMap((unique) => unique.fields)])
  return Object.values(entity.fields).filter(
    // A file is of one record.
    (field) => isAsked(entity, field, true, fixed) && !own.has(field.name) && field.widget !== 'file',
  )
}

/** The fields that a user carries over from a form saved to the next: those last chosen, else the entity's own. */
export async function carriedFields(ctx: Ctx, entity: AnyEntity): Promise<readonly string[]> {
  const { rows } = await ctx.instance.query(sql`
    SELECT champs FROM openmairie.om_report
    WHERE om_utilisateur = ${ctx.actor.id} AND application = ${ctx.app.definition.name} AND entite = ${entity.name}`)
  const kept = rows[0]?.['champs']
  return kept === undefined ? entity.form.carried : namesIn(String(kept))
}

/** Remembers what was ticked in a posted form, where it is not what the form was shown with. */
export async function keepCarried(ctx: Ctx, entity: AnyEntity, body: URLSearchParams): Promise<void> {
  const names = ticked(body)
  const before = namesIn(body.get(carriedBefore) ?? '[]')
  if (names === null || JSON.stringify(names) === JSON.stringify(before)) return
  const known = names.filter((name) => Object.hasOwn(entity.fields, name))
  await ctx.instance.query(sql`
    INSERT INTO openmairie.om_report (om_utilisateur, application, entite, champs)
    VALUES (${ctx.actor.id}, ${ctx.app.definition.name}, ${entity.name}, ${JSON.stringify(known)})
    ON CONFLICT (om_utilisateur, application, entite) DO UPDATE SET champs = excluded.champs`)
}

/** The fields ticked in a posted form; null where it did not ask. */
export function ticked(body: URLSearchParams): readonly string[] | null {
  return body.has(carriedBefore) ? [...new Set(body.getAll(carriedBox))] : null
}

function namesIn(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.map(String) : []
  } catch {
    return []
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { all, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import { own } from '../../model/own.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { visible } from '../reading/belonging.js'
import { equals } from '../reading/columns.js'
import { writingMessages } from './messages.js'
import type { Writing } from './writing.js'

/**
 * Problems of choices that follow from another field: what is chosen must belong to what the other one holds. Asked of
 * the base where either of them is written. `whole`: the record as it would be.
 */
export async function correlationProblems(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  written: Input,
  whole: Input,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  for (const field of Object.values(entity.fields)) {
    const { dependsOn } = field
    if (!dependsOn || !(Object.hasOwn(written, field.name) || Object.hasOwn(written, dependsOn.field))) continue
    const reference = entity.references.find(({ fields }) => fields.length === 1 && fields[0] === field.name)
    const target = reference && ctx.app.localised[ctx.locale].get(reference.entity)
    const [chosen, other] = [own(whole, field.name), own(whole, dependsOn.field)]
    if (!reference || !target || typeof chosen !== 'string' || typeof other !== 'string') continue
    if (chosen === '' || other === '') continue
    const alias = 't'
    const { dialect } = writing
    const fits = all([
      visible(ctx, target, alias),
      equals(dialect, target, alias, reference.targetFields[0] ?? '', chosen),
      equals(dialect, target, alias, dependsOn.through, other),
    ])
    const { rows } = await writing.query(
      sql`SELECT 1 AS ${sql.id('one')} FROM ${ownRowsOf(target.table)} AS ${sql.id(alias)} WHERE ${fits} LIMIT 1`,
    )
    if (rows.length === 0)
      problems.push({
        field: field.name,
        message: writingMessages(ctx.locale).notOfThat(field.label, entity.fields[dependsOn.field]?.label ?? ''),
      })
  }
  return problems
}

// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Sql } from '../../database/contract.js'
import { any, sql } from '../../database/sql.js'
import { isUsage } from '../../files/usages.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Problem } from '../../model/override.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { fileFields } from '../reading/file-names.js'
import { writingMessages } from './messages.js'
import type { Writing } from './writing.js'

/**
 * What is wrong with the files that a write gives to fields: a file is one that the same user has just sent for that field, or one that
 * the record holds, or held a moment ago. Else whoever knew an identifier would read the file of another record through his own.
 */
export async function fileProblems(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  key: Key | null,
  changes: Input,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  // Elsewhere the rows are held by another base: the instance is asked beside.
  const connection: Connection = ctx.instance === ctx.database ? writing : ctx.instance
  for (const name of fileFields(entity)) {
    const id = changes[name]
    if (typeof id !== 'string' || id === '') continue
    const allowed = any([
      sql`(enregistrement = '' AND om_utilisateur::text = ${ctx.actor.id})`,
      ...(key ? [sql`enregistrement = ${keyText(key)}`] : []),
    ])
    const { rows } = isUsage(id)
      ? await connection.query(sql`
          SELECT 1 FROM openmairie.om_fichier_usage WHERE om_fichier_usage = ${id} AND ${ofField(ctx, entity, name)} AND ${allowed} FOR KEY SHARE`)
      : { rows: [] }
    if (rows.length === 0) problems.push({ field: name, message: writingMessages(ctx.locale).fileGone })
  }
  return problems
}

/** Makes the files that a write gave those of the record; those that it took away wait, as what was deleted does. */
export async function keepFiles(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  key: Key,
  before: Readonly<Record<string, unknown>>,
  changes: Input,
): Promise<void> {
  for (const name of fileFields(entity)) {
    if (!Object.hasOwn(changes, name)) continue
    const [former, given] = [before[name], changes[name]]
    await writing.keep(async (connection) => {
      if (typeof former === 'string' && former !== given && isUsage(former))
        await connection.query(sql`
          UPDATE openmairie.om_fichier_usage SET retire = now() WHERE om_fichier_usage = ${former} AND ${ofField(ctx, entity, name)} AND enregistrement = ${keyText(key)}`)
      if (typeof given === 'string' && isUsage(given))
        await connection.query(sql`
          UPDATE openmairie.om_fichier_usage SET enregistrement = ${keyText(key)}, expire = NULL, retire = NULL
          WHERE om_fichier_usage = ${given} AND ${ofField(ctx, entity, name)}`)
    })
  }
}

function ofField(ctx: Ctx, entity: AnyEntity, name: string): Sql {
  return sql`genre = 'champ' AND application = ${ctx.app.definition.name} AND entite = ${entity.name} AND emplacement = ${name}`
}

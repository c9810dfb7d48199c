// SPDX-License-Identifier: EUPL-1.2
import { codeOfState, DatabaseError } from '../../database/errors.js'
import { type FreeBounds, FreeReadingError, type FreeRows } from '../../database/free-reading.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import { administrationName } from '../../rights/administration.js'
import { contextIn } from '../access.js'
import { type Ctx, homeOf } from '../context.js'
import { today } from '../today.js'
import { gapWords, objectionWords } from './messages.js'
import { parametersIn, readText, refusedText, spelledAt } from './text.js'
import { openEntities, openFields, rowsOpen } from './views.js'

/** The right to write SQL of one's own; whoever may do everything has it. */
export const freeSqlPermission = 'requetes_sql'

/** What a page that waits for its answer is given. */
export const usualBounds: FreeBounds = { milliseconds: 5_000, rows: 1_000, bytes: 4_000_000 }

/** Free texts that a process reads at a time, one a user: each has a connection and a core of the server. */
const atOnce = 4
const running = new Set<string>()

/** What a text may name: tables, each with its columns. */
export interface FreeTable {
  readonly entity: AnyEntity
  readonly fields: readonly Field[]
}

/** The tables and columns that the user's texts may name. Raises OM_FORBIDDEN. */
export function freeSqlSchema(ctx: Ctx): readonly FreeTable[] {
  demandFree(ctx)
  return openEntities(ctx).map((entity) => ({ entity, fields: openFields(entity) }))
}

/** The values that a text may name without being given them. */
export function freeSqlVariables(ctx: Ctx): Readonly<Record<string, string | null>> {
  return { collectivite: homeOf(ctx), aujourdhui: today(ctx), utilisateur: ctx.actor.login }
}

/** The names in a text, keywords included. Raises OM_FORBIDDEN, and OM_FREE_SQL_TEXT for what is no reading. */
export function freeSqlNames(ctx: Ctx, text: string): ReadonlySet<string> {
  demandFree(ctx)
  return readText(text, null).names
}

/** The parameters that a text asks for: those that it names and that are no variables. */
export function freeSqlParameters(ctx: Ctx, text: string): readonly string[] {
  const variables = freeSqlVariables(ctx)
  return parametersIn(text).filter((name) => !Object.hasOwn(variables, name))
}

/**
 * Reads with a text of SQL that a user wrote: tables are views of what is open to him, parameters (`:name`, `&name`) are values.
 * It changes nothing. Raises OM_FORBIDDEN; OM_FREE_SQL_TEXT where the text is at fault, OM_FREE_SQL_NOT_GIVEN where the base
 * cannot hold it to his rights, OM_FREE_SQL_BUSY, and what tells of the base's own state.
 */
export async function runFreeSql(
  ctx: Ctx,
  text: string,
  parameters: Readonly<Record<string, string | null>>,
  bounds: FreeBounds = usualBounds,
  signal: AbortSignal | null = null,
): Promise<FreeRows> {
  demandFree(ctx)
  const given = { ...freeSqlVariables(ctx), ...parameters }
  const read = readText(text, new Set(Object.keys(given)))
  const database = (signal && ctx.database.until?.(signal)) ?? ctx.database
  if (!database.readFreely) throw notGiven(new FreeReadingError({ kind: 'engine' }))
  const { id } = ctx.actor
  if (running.has(id) || running.size >= atOnce) throw new OpenMairieError('OM_FREE_SQL_BUSY')
  running.add(id)
  try {
    return await database.readFreely({
      views: openEntities(ctx)
        .filter(({ name }) => read.names.has(name))
        .map((entity) => ({ name: entity.name, rows: rowsOpen(ctx, entity) })),
      text: read.pieces,
      values: read.parameters.map((name) => given[name] ?? null),
      context: contextIn(ctx),
      bounds,
    })
  } catch (error) {
    throw toldOf(error, text)
  } finally {
    running.delete(id)
  }
}

/** Whether a user may write SQL of his own on an application; nobody may on the administration. */
export function mayFreeSql({ grants, app }: Pick<Ctx, 'grants' | 'app'>): boolean {
  return app.definition.name !== administrationName && grants.holds(freeSqlPermission)
}

function demandFree(ctx: Ctx): void {
  if (!mayFreeSql(ctx)) throw new OpenMairieError('OM_FORBIDDEN')
}

function notGiven(error: FreeReadingError): unknown {
  if (!('kind' in error.why)) return error
  return new OpenMairieError('OM_FREE_SQL_NOT_GIVEN', { reason: gapWords(error.why) }, { cause: error })
}

/** What a user is told; the cause is for nobody, as the engine's words may hold values. */
function toldOf(error: unknown, text: string): unknown {
  if (error instanceof DatabaseError) {
    const code = codeOfState(error)
    return code ? new OpenMairieError(code) : error
  }
  if (!(error instanceof FreeReadingError)) return error
  if ('kind' in error.why) return notGiven(error)
  const { code, place } = error.why
  return refusedText(text, place, objectionWords(code, place === null ? '' : spelledAt(text, place)))
}

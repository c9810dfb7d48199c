// SPDX-License-Identifier: EUPL-1.2
import type { FreeBounds, FreeColumn } from '../../database/free-reading.js'
import { OpenMairieError } from '../../errors/errors.js'
import { writeJournal } from '../../journal/write.js'
import type { AnyEntity, Field, Widget } from '../../model/entity.js'
import type { ColumnType } from '../../model/schema.js'
import type { Value } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Answer } from '../querying/contract.js'
import { entityOfRows, textField } from '../querying/result.js'
import { mostExported } from '../querying/run.js'
import { personalIn } from '../reading/export-event.js'
import { demand } from '../reading/scope.js'
import { freeSqlNames, runFreeSql, usualBounds } from './run.js'
import { openEntities, openFields } from './views.js'

/** A text with what it is called. */
export interface FreeQuestion {
  readonly name: string
  readonly label: string
  readonly text: string
}

type Given = Readonly<Record<string, string | null>>

/** The first rows of a text, as those of a listing. Raises what `runFreeSql` does. */
export async function askFreeSql(
  ctx: Ctx,
  question: FreeQuestion,
  given: Given,
  bounds: FreeBounds = usualBounds,
): Promise<Answer> {
  const { columns, rows, more } = await runFreeSql(ctx, question.text, given, bounds)
  const [root] = ctx.app.localised[ctx.locale].values()
  if (!root) throw new OpenMairieError('OM_NOT_FOUND')
  const { name, label } = question
  const names = apart(columns)
  const fields = columns.map((column, at) => fieldOf(column, names[at] ?? ''))
  const entity = entityOfRows(ctx, root, { name, label, fields, references: [] })
  const told = rows.map((row) => ({
    key: [],
    values: Object.fromEntries(columns.map(({ type }, at) => [names[at] ?? '', asDriven(type, row[at] ?? null)])),
    labels: {},
    expired: false,
  }))
  return { kind: 'answer', entity, rows: told, more, problems: [] }
}

/** What a file may hold. */
const fileBounds: FreeBounds = { milliseconds: 15_000, rows: mostExported, bytes: 32_000_000 }

/**
 * The rows of a text for a file; the journal tells that they leave, by which text, with which personal data of the tables that it
 * names. Raises OM_FORBIDDEN where one of them may not be exported, and what `runFreeSql` does.
 */
export async function exportFreeSql(ctx: Ctx, question: FreeQuestion, given: Given, format: string): Promise<Answer> {
  const names = freeSqlNames(ctx, question.text)
  const told = openEntities(ctx).filter(({ name }) => names.has(name))
  for (const entity of told) demand(ctx, entity, 'export')
  const answer = await askFreeSql(ctx, question, given, fileBounds)
  // What is left out or has no column makes no file.
  if (!answer.more && answer.entity.listing.columns.length > 0) await journalFreeSql(ctx, question, given, told, format)
  return answer
}

async function journalFreeSql(
  ctx: Ctx,
  { name, text }: FreeQuestion,
  given: Given,
  told: readonly AnyEntity[],
  format: string,
): Promise<void> {
  // What a column of the result is made of cannot be told: all that may have gone into it is.
  const personal = told.flatMap((entity) => {
    const columns = openFields(entity).map((field) => field.name)
    return personalIn(ctx, { ...entity, listing: { ...entity.listing, columns } }).map(
      (field) => `${entity.name}.${field}`,
    )
  })
  await writeJournal(ctx.instance, {
    actor: ctx.actor.login,
    onBehalfOf: ctx.actor.onBehalfOf ?? null,
    application: ctx.app.definition.name,
    entity: told[0]?.name ?? '',
    record: '',
    operation: 'export',
    before: null,
    after: {
      requete: name,
      sql: text,
      criteres: Object.keys(given).length > 0 ? JSON.stringify(given) : null,
      format,
      personnelles: personal.length > 0 ? personal.join(' ') : null,
    },
  })
}

/** Names of columns, each once: a result may give one to several, and `?column?` to those that have none. */
function apart(columns: readonly FreeColumn[]): readonly string[] {
  const taken = new Set<string>()
  return columns.map(({ name }) => {
    let own = name
    for (let n = 2; taken.has(own); n++) own = `${name}_${n}`
    taken.add(own)
    return own
  })
}

const widgets: Readonly<Partial<Record<ColumnType, Widget>>> = {
  integer: 'number',
  bigint: 'number',
  decimal: 'decimal',
  float: 'decimal',
}

function fieldOf({ name: label, type }: FreeColumn, name: string): Field {
  return { ...textField, name, label, type, native: type, widget: widgets[type] ?? 'text' }
}

/** A value as the driver would have given it. */
function asDriven(type: ColumnType, text: string | null): Value {
  if (text === null) return null
  switch (type) {
    case 'boolean':
      return text === 'true'
    case 'integer':
    case 'float':
      return Number(text)
    case 'bigint':
      return BigInt(text)
    default:
      return text
  }
}

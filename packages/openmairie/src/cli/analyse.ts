// SPDX-License-Identifier: EUPL-1.2
import { analyse, type TableAnalysis } from '../application/analysis.js'
import { nearest } from '../model/nearest.js'
import { standardParameters } from '../model/parameters.js'
import { readSchema } from '../schema/read.js'
import { cliMessages } from './messages.js'
import { CommandError, print, printJson, progress, terminalLocale } from './output.js'

export interface AnalyseOptions {
  readonly schema?: readonly string[]
  readonly table?: string
  readonly json?: boolean
}

/** `openmairie analyse`: what the generator sees of a database. */
export async function analyseCommand(url: string, options: AnalyseOptions): Promise<void> {
  const messages = cliMessages(terminalLocale())
  progress(messages.reading)
  const schema = await readSchema(url, { schemas: options.schema ?? [] })
  const tables = analyse(schema, standardParameters)
  const names = tables.map((table) => table.table)
  if (options.table !== undefined && !names.includes(options.table)) {
    throw new CommandError(messages.noTable(options.table, nearest(options.table, names).join(', ')))
  }
  const shown = tables.filter((table) => options.table === undefined || table.table === options.table)
  if (options.json)
    return printJson({ engine: schema.engine, database: schema.database, schemas: schema.schemas, tables: shown })
  print(messages.base(schema.engine, schema.database))
  print(messages.tables(names.join(', ')))
  for (const table of shown) printTable(table)
}

function printTable(table: TableAnalysis): void {
  const messages = cliMessages(terminalLocale())
  print()
  print(messages.table(table.table))
  print(table.keyKind === null ? messages.noKey : messages.key(table.keyKind, table.automatic, table.key.join(' + ')))
  print(messages.length(table.recordLength))
  print(`  ${messages.fields}`)
  const width = Math.max(...table.fields.map((field) => field.name.length))
  const lengths = table.fields.map((field) => String(field.length ?? '–'))
  const figures = Math.max(5, ...lengths.map((length) => length.length))
  for (const [index, field] of table.fields.entries())
    print(`    ${field.name.padEnd(width)}  ${(lengths[index] ?? '').padStart(figures)}  ${field.type}`)
  print(messages.children(table.children.join(', ') || '–'))
  print(messages.secondary(table.secondaryKeys.join(', ') || '–'))
}

// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path'
import { type Generation, prepareGeneration } from '../application/generation.js'
import { schemaOf } from '../application/schema-of.js'
import { readParameters, readSource } from '../application/source.js'
import { apply, isRefused } from '../generate/apply.js'
import { differenceOf } from '../generate/difference.js'
import { isKind, type Kind, kinds } from '../generate/kinds.js'
import type { FileStatus } from '../generate/status.js'
import { tablesWanted } from '../model/infer/infer.js'
import { nearest } from '../model/nearest.js'
import { dataFolder } from './data-folder.js'
import { cliMessages } from './messages.js'
import { CommandError, exitCodes, print, printJson, progress, tell, terminalLocale } from './output.js'

export interface GenerateOptions {
  readonly table?: string
  readonly only?: string
  readonly dryRun?: boolean
  readonly diff?: boolean
  readonly json?: boolean
}

/** `openmairie generate`: rewrites what is generated, never what is the author's. Exit 1 where a file is refused. */
export async function generateCommand(path: string, options: GenerateOptions): Promise<void> {
  const messages = cliMessages(terminalLocale())
  if (process.env.NODE_ENV === 'production') throw new CommandError(messages.production)
  const only = kindsIn(options.only)
  const folder = resolve(path)
  const source = await readSource(folder)
  const parameters = await readParameters(folder, source.parameters)
  progress(messages.reading)
  const schema = await schemaOf(folder, source, process.env, dataFolder())
  const names = tablesWanted(schema, parameters).flatMap((table) => [table.name, `${table.schema}.${table.name}`])
  if (options.table !== undefined && !names.includes(options.table))
    throw new CommandError(messages.noTable(options.table, nearest(options.table, names).join(', ')))
  const tables = options.table === undefined ? null : [options.table]
  const generation = await prepareGeneration(folder, schema, parameters, tables)
  const { statuses } = generation
  const asked = askedFor(only, generation)
  if (options.diff) {
    for (const status of statuses.filter(asked)) process.stdout.write(differenceOf(status))
    return
  }
  if (options.dryRun) {
    const shown = statuses.filter(asked)
    if (options.json) return printJson(shown.map(({ path: file, state }) => ({ path: file, state })))
    for (const status of shown) print(`${messages.states[status.state].padEnd(18)} ${status.path}`)
    return
  }
  progress(messages.writing(statuses.filter(asked).length))
  const report = await apply(folder, statuses, asked)
  if (options.json) printJson(report)
  else for (const line of report) print(`${messages.outcomes[line.outcome].padEnd(12)} ${line.path}`)
  const refused = statuses.filter((status) => asked(status) && isRefused(status))
  if (refused.length > 0) {
    tell(messages.refused)
    for (const status of refused) tell(differenceOf(status))
    process.exitCode = exitCodes.found
  }
}

/** Files asked for; those shared by all tables always are, so that what is generated compiles. */
function askedFor(only: ReadonlySet<Kind> | null, { entities }: Generation): (status: FileStatus) => boolean {
  return ({ planned }) => {
    if (!planned) return entities === null && only === null
    const isOfTable = entities === null || planned.entity === null || entities.has(planned.entity)
    return isOfTable && (only === null || only.has(planned.kind))
  }
}

/** The kinds that a list of words names; null where nothing is said. */
function kindsIn(list: string | undefined): ReadonlySet<Kind> | null {
  const words = (list ?? '').split(',').map((word) => word.trim())
  const given = words.filter((word) => word !== '')
  const unknown = given.find((word) => !isKind(word))
  if (unknown !== undefined)
    throw new CommandError(cliMessages(terminalLocale()).kinds(unknown, Object.keys(kinds).join(', ')))
  return given.length === 0 ? null : new Set(given.filter(isKind))
}

// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path'
import { prepareGeneration } from '../application/generation.js'
import { schemaOf } from '../application/schema-of.js'
import { readParameters, readSource } from '../application/source.js'
import { apply, isRefused } from '../generate/apply.js'
import { differenceOf } from '../generate/difference.js'
import { isKind, type Kind, kinds } from '../generate/kinds.js'
import type { FileStatus } from '../generate/status.js'
import { nearest } from '../model/nearest.js'
import { dataFolder } from './data-folder.js'
import { cliMessages } from './messages.js'
import { CommandError, exitCodes, print, printJson, tell, terminalLocale } from './output.js'

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
  const folder = resolve(path)
  const source = await readSource(folder)
  const parameters = await readParameters(folder, source.parameters)
  const schema = await schemaOf(folder, source, process.env, dataFolder())
  const names = schema.tables.map((table) => table.name)
  if (options.table !== undefined && !names.includes(options.table)) {
    throw new CommandError(messages.noTable(options.table, nearest(options.table, names).join(', ')))
  }
  const { statuses } = await prepareGeneration(
    folder,
    schema,
    parameters,
    options.table === undefined ? null : [options.table],
  )
  const asked = askedFor(options, statuses)
  if (options.diff) {
    for (const status of statuses.filter(asked)) process.stdout.write(differenceOf(status))
    return
  }
  if (options.dryRun) {
    if (options.json) return printJson(statuses.map(({ path: file, state }) => ({ path: file, state })))
    for (const status of statuses.filter(asked)) print(`${messages.states[status.state].padEnd(18)} ${status.path}`)
    return
  }
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
function askedFor(options: GenerateOptions, statuses: readonly FileStatus[]): (status: FileStatus) => boolean {
  const words =
    options.only
      ?.split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '') ?? []
  const unknown = words.find((word) => !isKind(word))
  if (unknown !== undefined)
    throw new CommandError(cliMessages(terminalLocale()).kinds(unknown, Object.keys(kinds).join(', ')))
  const only = words.length === 0 ? null : new Set<Kind>(words.filter(isKind))
  const wanted =
    options.table === undefined
      ? null
      : statuses.find(
          (status) => status.planned?.content.startsWith('// Generated') && sourceIs(status, options.table ?? ''),
        )?.planned?.entity
  return (status) => {
    if (!status.planned) return options.table === undefined && only === null
    const isShared = status.planned.entity === null
    const isOfTable = wanted === null || wanted === undefined || status.planned.entity === wanted || isShared
    return isOfTable && (only === null || only.has(status.planned.kind))
  }
}

function sourceIs(status: FileStatus, table: string): boolean {
  return status.planned?.content.startsWith(`// Generated from ${JSON.stringify(table)}`) ?? false
}

// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs'
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { prepareGeneration } from '../application/generation.js'
import { schemaOf } from '../application/schema-of.js'
import { apply } from '../generate/apply.js'
import { printOverride } from '../generate/print.js'
import type { FileStatus } from '../generate/status.js'
import { standardParameters } from '../model/parameters.js'
import { type Proposal, proposalSchema } from '../proposal/contract.js'
import { dataSql } from '../proposal/data-sql.js'
import { type Proposed, propose } from '../proposal/propose.js'
import { schemaSql } from '../proposal/schema-sql.js'
import { type SheetTable, sheetTables } from '../proposal/sheets.js'
import { wordsOf } from '../proposal/words.js'
import { dataFolder } from './data-folder.js'
import { CommandError, print, progress, terminalLocale } from './output.js'
import { proposalMessages } from './proposal-messages.js'
import { proposalLines } from './proposal-text.js'
import { applicationName, shellWord, writeScaffold } from './scaffolding.js'

interface Options {
  readonly framework?: string
  readonly proposal?: string
}

/**
 * `openmairie new --from`: proposes tables for spreadsheets, prints them, and writes the application with its tables and its
 * data. With `--proposal` a file holds the proposal: written the first time, to be corrected; followed once it is there.
 */
export async function newFromSheets(
  path: string,
  folder: string,
  files: readonly string[],
  { framework, proposal: file }: Options,
): Promise<void> {
  const messages = proposalMessages(terminalLocale())
  progress(messages.reading)
  const sheets = await sheetTables(files.map((each) => ({ path: resolve(each), name: basename(each) })))
  if (sheets.length === 0) throw new CommandError(messages.nothing)
  const label = basename(folder)
  const known = file !== undefined && existsSync(file)
  const { proposal, notes }: Proposed = known
    ? { proposal: await readProposal(file), notes: [] }
    : propose(sheets, label)
  for (const line of proposalLines(proposal, notes, terminalLocale())) print(line)
  if (file !== undefined && !known) {
    await writeFile(file, `${JSON.stringify(proposal, null, 2)}\n`, { flag: 'wx' })
    return print(messages.written(file))
  }
  await makeApplication(folder, label, proposal, sheets, framework)
  print(messages.next(shellWord(path)))
}

async function makeApplication(
  folder: string,
  label: string,
  proposal: Proposal,
  sheets: readonly SheetTable[],
  framework: string | undefined,
): Promise<void> {
  const messages = proposalMessages(terminalLocale())
  const name = applicationName(label)
  const { sql, rows, misfits } = dataSql(proposal, sheets)
  if (misfits.length > 0)
    throw new CommandError([messages.misfits(misfits.length), ...misfits.slice(0, 20).map(messages.misfit)].join('\n'))
  await writeScaffold(folder, { name, label: proposal.label, engine: 'postgresql', schemas: [name] }, framework)
  try {
    await mkdir(join(folder, 'schema'))
    await writeFile(join(folder, 'schema/0001-initial.sql'), schemaSql(proposal))
    progress(messages.making)
    const source = { database: 'DATABASE_URL', schemas: [name], parameters: 'standard' }
    const schema = await schemaOf(folder, source, {}, dataFolder())
    const { statuses } = await prepareGeneration(folder, schema, standardParameters, null)
    await apply(
      folder,
      statuses.map((status) => named(status, proposal)),
      () => true,
    )
    if (sql !== '') await writeFile(join(folder, 'schema/0002-donnees.sql'), sql)
    // Data of people are no part of a program: they stay where they were put.
    await appendFile(join(folder, '.gitignore'), 'schema/0002-donnees.sql\n')
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  print(messages.made(folder, proposal.tables.length, rows))
}

/** The author's file of an entity, with the words of the sheets where those of the lexicon are others. */
function named(status: FileStatus, proposal: Proposal): FileStatus {
  const { planned } = status
  const words = planned?.mode === 'once' && planned.entity !== null ? wordsOf(planned.entity, proposal) : null
  if (!planned || words === null) return status
  return { ...status, planned: { ...planned, content: printOverride(planned.entity ?? '', words) } }
}

async function readProposal(file: string): Promise<Proposal> {
  const messages = proposalMessages(terminalLocale())
  let value: unknown
  try {
    value = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new CommandError(messages.badProposal(file, '', error instanceof Error ? error.message : String(error)))
  }
  const read = proposalSchema.safeParse(value)
  const [issue] = read.error?.issues ?? []
  if (!read.success)
    throw new CommandError(messages.badProposal(file, issue?.path.join('.') ?? '', issue?.message ?? ''))
  const names = new Set(read.data.tables.map(({ name }) => name))
  for (const { name, columns } of read.data.tables)
    for (const { references } of columns)
      if (references && !names.has(references)) throw new CommandError(messages.badProposal(file, name, references))
  return read.data
}

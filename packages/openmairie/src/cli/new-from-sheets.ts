// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { writeFromSheets } from '../application/from-sheets.js'
import { applicationName, shellWord } from '../application/scaffolding.js'
import { schemaOf } from '../application/schema-of.js'
import { type Proposal, proposalSchema } from '../proposal/contract.js'
import { dataSql } from '../proposal/data-sql.js'
import { sheetMessages } from '../proposal/messages.js'
import { type Proposed, propose } from '../proposal/propose.js'
import { type SheetTable, sheetTables } from '../proposal/sheets.js'
import { dataFolder } from './data-folder.js'
import { CommandError, print, progress, terminalLocale } from './output.js'
import { proposalMessages } from './proposal-messages.js'
import { proposalLines } from './proposal-text.js'

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
  if (sheets.length === 0) throw new CommandError(sheetMessages(terminalLocale()).nothing)
  const label = basename(folder)
  const known = file !== undefined && existsSync(file)
  const { proposal, notes }: Proposed = known
    ? { proposal: await readProposal(file), notes: [], columns: [] }
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
  const { misfit, misfits: told } = sheetMessages(terminalLocale())
  const name = applicationName(label)
  const { sql, rows, misfits } = dataSql(proposal, sheets)
  if (misfits.length > 0)
    throw new CommandError(
      [told(misfits.length), ...misfits.slice(0, 20).map((each) => `  ${misfit(each)}`)].join('\n'),
    )
  try {
    const source = { database: 'DATABASE_URL', schemas: [name], parameters: 'standard' }
    await writeFromSheets(folder, { name, proposal, data: sql, ...source, framework }, () => {
      progress(messages.making)
      return schemaOf(folder, source, {}, dataFolder())
    })
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  print(messages.made(folder, proposal.tables.length, rows))
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

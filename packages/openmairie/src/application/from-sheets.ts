// SPDX-License-Identifier: EUPL-1.2
import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { apply } from '../generate/apply.js'
import { printOverride } from '../generate/print.js'
import type { FileStatus } from '../generate/status.js'
import { standardParameters } from '../model/parameters.js'
import type { Schema } from '../model/schema.js'
import type { Proposal } from '../proposal/contract.js'
import { schemaSql } from '../proposal/schema-sql.js'
import { wordsOf } from '../proposal/words.js'
import { prepareGeneration } from './generation.js'
import { writeScaffold } from './scaffolding.js'

/** Scripts of an application made of spreadsheets: its tables, then their rows. */
export const sheetScripts = { tables: '0001-initial.sql', rows: '0002-donnees.sql' } as const

interface OfSheets {
  readonly name: string
  readonly proposal: Proposal
  /** Statements that fill the tables; blank for none. */
  readonly data: string
  /** Variable that holds the address of its base. */
  readonly database: string
  readonly framework?: string | undefined
}

/** Writes an application made of spreadsheets into a new folder. `readTables`: its tables, as a base has them once the first script ran there. */
export async function writeFromSheets(
  folder: string,
  { name, proposal, data, database, framework }: OfSheets,
  readTables: () => Promise<Schema>,
): Promise<void> {
  const about = { name, label: proposal.label, engine: 'postgresql', schemas: [name], database } as const
  await writeScaffold(folder, about, framework)
  await mkdir(join(folder, 'schema'))
  await writeFile(join(folder, 'schema', sheetScripts.tables), schemaSql(proposal))
  const { statuses } = await prepareGeneration(folder, await readTables(), standardParameters, null)
  await apply(
    folder,
    statuses.map((status) => named(status, proposal)),
    () => true,
  )
  if (data !== '') await writeFile(join(folder, 'schema', sheetScripts.rows), data)
  // Data of people are no part of a program: they stay where they were put.
  await appendFile(join(folder, '.gitignore'), `schema/${sheetScripts.rows}\n`)
}

/** The author's file of an entity, with the words of the sheets where those of the lexicon are others. */
function named(status: FileStatus, proposal: Proposal): FileStatus {
  const { planned } = status
  const words = planned?.mode === 'once' && planned.entity !== null ? wordsOf(planned.entity, proposal) : null
  if (!planned || words === null) return status
  return { ...status, planned: { ...planned, content: printOverride(planned.entity ?? '', words) } }
}

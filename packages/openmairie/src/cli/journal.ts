// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { verifiedAdministration } from '../administration/verified.js'
import { type LoadedApplication, loadApplication } from '../application/load.js'
import type { Database } from '../database/contract.js'
import { openByAddress } from '../database/open.js'
import { verifyJournal } from '../journal/verify.js'
import {
  acceptStrays,
  baselineTables,
  type Ctx,
  continueBaseline,
  systemContext,
  type Verification,
  verifyRows,
} from '../records/index.js'
import { addressesOf } from '../web/addresses.js'
import { withInstance } from '../web/instance.js'
import { dataFolder } from './data-folder.js'
import { cliMessages } from './messages.js'
import { CommandError, exitCodes, print, printJson, progress, terminalLocale } from './output.js'
import { settingOf } from './settings/read.js'

interface Report {
  /** Number of the first line that breaks the chain; null where it is whole. */
  readonly broken: string | null
  readonly applications: readonly (Verification & { readonly application: string })[]
}

const actions = ['verify', 'baseline', 'accept'] as const
type Action = (typeof actions)[number]

/**
 * `openmairie journal verify [dirs…]`: is the chain of the journal whole, and are the rows of these applications, and of the administration, what their
 * last line, or the baseline, says. Exit 1 where something is found. `baseline` takes down now the rows that were there before
 * the journal, `accept` those that `verify` finds to differ.
 */
export async function journalCommand(
  action: string,
  folders: readonly string[],
  { json }: { readonly json?: boolean },
): Promise<void> {
  const asked = actions.find((known) => known === action)
  if (!asked) throw new CommandError(cliMessages(terminalLocale()).unknownAction(action, actions.join(', ')))
  const apps = await Promise.all(folders.map((folder) => loadApplication(resolve(folder))))
  const variables = apps.length > 0 ? apps.map(({ app }) => app.source.database) : ['DATABASE_URL']
  // As the server spells moments, or every one would differ from what its line says.
  const timeZone = settingOf('timeZone', process.env)
  // Rows are read beside the transaction that takes them down.
  const options = { environment: process.env, dataFolder: dataFolder(), variables, timeZone, connections: 2 }
  const report = await withInstance(options, (database) => carry(asked, database, apps, timeZone))
  if (json) printJson(report)
  else tellReport(report)
  if (report.broken !== null || report.applications.some(({ strays }) => strays.length > 0))
    process.exitCode = exitCodes.found
}

async function carry(
  action: Action,
  instance: Database,
  apps: readonly LoadedApplication[],
  timeZone: string,
): Promise<Report> {
  const messages = cliMessages(terminalLocale())
  const { elsewhere } = addressesOf(apps, process.env)
  const options = {
    size: 1,
    applicationName: 'openmairie journal',
    statementTimeout: 60_000,
    timeZone,
    failed: () => undefined,
  }
  progress(messages.followingChain)
  const broken = await verifyJournal(instance)
  const applications: (Verification & { readonly application: string })[] = []
  for (const app of [...apps.map((each) => each.app), verifiedAdministration]) {
    const { name, label } = app.definition
    const url = elsewhere[name]
    const database = url === undefined ? instance : openByAddress({ ...options, url })
    try {
      const ctx = systemContext(app, database, instance, timeZone)
      if (action === 'baseline') await wholeBaseline(ctx)
      progress(messages.comparingRows(label))
      const found = await verifyRows(ctx)
      if (action === 'accept') {
        await acceptStrays(ctx, found.strays)
        print(messages.accepted(found.strays.length))
      }
      applications.push({ application: name, ...(action === 'accept' ? await verifyRows(ctx) : found) })
    } finally {
      if (database !== instance) await database.close()
    }
  }
  return { broken, applications }
}

async function wholeBaseline(ctx: Ctx): Promise<void> {
  for (const table of baselineTables(ctx)) {
    for (
      let looked = await continueBaseline(ctx, table);
      looked !== 'ended';
      looked = await continueBaseline(ctx, table)
    ) {
      // A server takes it down at this moment.
      if (looked === 'busy') await setTimeout(200)
    }
  }
  print(cliMessages(terminalLocale()).baselined(ctx.app.definition.label))
}

function tellReport({ broken, applications }: Report): void {
  const messages = cliMessages(terminalLocale())
  print(broken === null ? messages.chainWhole : `✗ ${messages.chainBroken(broken)}`)
  for (const { application, compared, strays, uncovered } of applications) {
    for (const { entity, record, kind, fields } of strays)
      print(`✗ ${application}/${entity}/${record}  ${messages.stray[kind](fields.join(', '))}`)
    print(messages.rowsCompared(application, compared, strays.length))
    if (uncovered.length > 0) print(messages.uncovered(application, uncovered.join(', ')))
  }
}

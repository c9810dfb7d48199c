// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { verifiedAdministration } from '../administration/verified.js'
import { loadApplication } from '../application/load.js'
import { type Erasures, erasuresIn } from '../journal/erase.js'
import { verifyJournal } from '../journal/verify.js'
import {
  acceptStrays,
  baselineTables,
  type Ctx,
  continueBaseline,
  type Verification,
  verifyRows,
} from '../records/index.js'
import { type Contexts, withContexts } from './app-contexts.js'
import { cliMessages } from './messages.js'
import { CommandError, exitCodes, print, printJson, progress, terminalLocale } from './output.js'
import { personalCliMessages } from './personal-messages.js'

interface Report extends Erasures {
  /** Number of the first line that breaks the chain; null where it is whole. */
  readonly broken: string | null
  readonly applications: readonly (Verification & { readonly application: string })[]
}

const actions = ['verify', 'baseline', 'accept'] as const
type Action = (typeof actions)[number]

/**
 * `openmairie journal verify [dirs…]`: is the chain of the journal whole, was what it holds erased by the application alone,
 * and are the rows of these applications, and of the administration, what their last line, or the baseline, says. Exit 1 where something is found. `baseline` takes down now the rows that were there before
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
  const report = await withContexts(apps, 'openmairie journal', (contexts) => carry(asked, contexts))
  if (json) printJson(report)
  else tellReport(report)
  const isAltered = report.broken !== null || report.unaccounted.length > 0
  if (isAltered || report.applications.some(({ strays }) => strays.length > 0)) process.exitCode = exitCodes.found
}

async function carry(action: Action, { instance, each, within }: Contexts): Promise<Report> {
  const messages = cliMessages(terminalLocale())
  progress(messages.followingChain)
  const broken = await verifyJournal(instance)
  const erasures = await erasuresIn(instance)
  const applications: (Verification & { readonly application: string })[] = []
  const answer = async (ctx: Ctx): Promise<void> => {
    const { name, label } = ctx.app.definition
    if (action === 'baseline') await wholeBaseline(ctx)
    progress(messages.comparingRows(label))
    const found = await verifyRows(ctx)
    if (action === 'accept') {
      await acceptStrays(ctx, found.strays)
      print(messages.accepted(found.strays.length))
    }
    applications.push({ application: name, ...(action === 'accept' ? await verifyRows(ctx) : found) })
  }
  await each(answer)
  await answer(within(verifiedAdministration))
  return { broken, ...erasures, applications }
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

function tellReport({ broken, erased, unaccounted, applications }: Report): void {
  const messages = cliMessages(terminalLocale())
  print(broken === null ? messages.chainWhole : `✗ ${messages.chainBroken(broken)}`)
  const said = personalCliMessages(terminalLocale())
  if (erased > 0) print(said.erased(erased))
  if (unaccounted.length > 0) print(`✗ ${said.unaccounted(unaccounted.join(', '))}`)
  for (const { application, compared, strays, uncovered } of applications) {
    for (const { entity, record, kind, fields } of strays)
      print(`✗ ${application}/${entity}/${record}  ${messages.stray[kind](fields.join(', '))}`)
    print(messages.rowsCompared(application, compared, strays.length))
    if (uncovered.length > 0) print(messages.uncovered(application, uncovered.join(', ')))
  }
}

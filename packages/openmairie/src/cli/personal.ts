// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path'
import { type LoadedApplication, loadApplication } from '../application/load.js'
import { oldLines } from '../journal/purge.js'
import { verifyJournal } from '../journal/verify.js'
import { endOf } from '../model/personal.js'
import {
  type Applied,
  applyDue,
  type Ctx,
  type Due,
  purgeJournal,
  refreshDue,
  today,
  verifyRows,
} from '../records/index.js'
import { type Contexts, withContexts } from './app-contexts.js'
import { cliMessages } from './messages.js'
import { CommandError, exitCodes, print, printJson, terminalLocale } from './output.js'
import { personalCliMessages } from './personal-messages.js'
import { settingOf } from './settings/read.js'

const actions = ['due', 'apply', 'purge'] as const

interface Options {
  readonly dryRun?: boolean
  readonly before?: string
  readonly json?: boolean
}

type Told = Due & { readonly application: string; readonly applied: Applied | null }

/**
 * `openmairie personal due <dirs…>` lists what was kept as long as the applications say; `apply` does what is due, `purge`
 * erases what lines of the journal from before a day hold. `--dry-run` changes nothing. Exit 1 where something is refused.
 */
export async function personalCommand(action: string, folders: readonly string[], options: Options): Promise<void> {
  const messages = personalCliMessages(terminalLocale())
  const asked = actions.find((known) => known === action)
  if (!asked) throw new CommandError(cliMessages(terminalLocale()).unknownAction(action, actions.join(', ')))
  if (folders.length === 0) throw new CommandError(messages.noApplication)
  const apps = await Promise.all(folders.map((folder) => loadApplication(resolve(folder))))
  if (asked === 'purge') return purge(apps, options)
  const told: Told[] = []
  await withContexts(apps, 'openmairie personal', ({ each }) =>
    each(async (ctx) => {
      const application = ctx.app.definition.name
      for (const due of await refreshDue(ctx))
        told.push({
          ...due,
          application,
          applied: asked === 'apply' && !options.dryRun ? await applyDue(ctx, due) : null,
        })
    }),
  )
  if (options.json) printJson(told)
  else tell(apps, told)
  if (told.some(({ applied }) => applied?.kind === 'refused')) process.exitCode = exitCodes.found
}

function tell(apps: readonly LoadedApplication[], told: readonly Told[]): void {
  const messages = personalCliMessages(terminalLocale())
  for (const { application, entity, record, since, ending, fields, applied } of told) {
    const said = messages.due(
      `${application}/${entity}/${record}`,
      since,
      messages.ends[ending],
      fields?.join(', ') ?? '',
    )
    print(applied === null ? said : `${said} → ${outcomeOf(applied)}`)
  }
  for (const { app } of apps) {
    const { name } = app.definition
    print(messages.dueCount(name, told.filter(({ application }) => application === name).length))
  }
}

function outcomeOf(applied: Applied): string {
  const messages = personalCliMessages(terminalLocale())
  return applied.kind === 'refused'
    ? messages.refused(applied.problems.map(({ message }) => message).join(' '))
    : messages.applied[applied.kind]
}

/** Erases old payloads, once the chain and the rows are known to be what the journal says. */
async function purge(apps: readonly LoadedApplication[], { before, dryRun = false, json }: Options): Promise<void> {
  const messages = personalCliMessages(terminalLocale())
  const report = await withContexts(apps, 'openmairie personal', async ({ instance, each }: Contexts) => {
    let payloads = 0
    let day = ''
    await each(async (ctx) => {
      day = dayOf(ctx, before)
      if (!dryRun && (await verifyJournal(instance)) !== null)
        throw new CommandError(messages.chainBroken, exitCodes.found)
      const application = ctx.app.definition.name
      const old = await oldLines(instance, application, day, ctx.timeZone)
      if (old === null) return
      const { strays } = dryRun ? { strays: [] } : await verifyRows(ctx)
      if (strays.length > 0) throw new CommandError(messages.strays(application, strays.length), exitCodes.found)
      payloads += dryRun ? old.payloads : await purgeJournal(ctx, old.until)
    })
    return { day, payloads, dryRun }
  })
  if (json) printJson(report)
  else print((dryRun ? messages.wouldPurge : messages.purged)(report.payloads, report.day))
}

/** The day before which payloads go: the one that was given, else what the setting says. */
function dayOf(ctx: Ctx, given: string | undefined): string {
  const messages = personalCliMessages(terminalLocale())
  const now = today(ctx)
  if (given !== undefined) {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(given) && endOf(given, { days: 0 }) === given
    if (!isDay || given > now) throw new CommandError(messages.badDate(given))
    return given
  }
  const months = settingOf('journalMonths', process.env)
  if (months === null) throw new CommandError(messages.noPurgeDate)
  return endOf(now, { months: -months })
}

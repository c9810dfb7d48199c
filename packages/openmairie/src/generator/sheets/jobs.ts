// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import { OpenMairieError } from '../../errors/errors.js'
import type { Job, JobKind, KeepStep, Step } from '../../jobs/contract.js'
import { writeJournal } from '../../journal/write.js'
import type { Locale } from '../../model/application.js'
import { sheetMessages } from '../../proposal/messages.js'
import { proposalOf } from '../../proposal/sketch.js'
import type { Ctx } from '../../records/index.js'
import { administrationName } from '../../rights/administration.js'
import { localeOf } from '../../ui/job-target.js'
import type { Draft, SheetsNeeded } from './contract.js'
import { makeApplication } from './install.js'
import { sheetsMessages } from './messages.js'
import { dataOf, proposed, tablesOf } from './reading.js'
import { findDraft, keepDraft } from './store.js'

/** Names of the kinds of job of this feature. */
export const readingJob = 'lecture de tableur'
export const makingJob = 'application de tableur'

const payload = z.object({ draft: z.string(), locale: z.enum(['fr', 'en']), delegation: z.string().nullable() })
const madeIn = z.object({ folder: z.string() })

/** What is told to the user of what could not be done. */
class Untaken extends Error {}

/** How spreadsheets are read, and applications made of them. */
export function sheetsJobs(needed: SheetsNeeded): readonly JobKind[] {
  const { contextOf } = needed
  const begun = async (job: Job, signal: AbortSignal): Promise<Begun> => {
    const { draft: id, locale, delegation } = payload.parse(job.payload)
    const asked = { user: job.user, application: administrationName, locale, working: null, delegation }
    const ctx = await contextOf(asked, signal)
    if (!needed.allowed || !ctx?.grants.holds('generateur')) throw new OpenMairieError('OM_FORBIDDEN')
    const draft = await findDraft(needed, { id, user: job.user })
    if (draft?.job !== job.id) throw new OpenMairieError('OM_NOT_FOUND')
    return { ctx, draft, id, locale }
  }
  const common = {
    // Rows are held as they are read.
    heavy: { memoryMegabytes: 1200 },
    total: async () => null,
    broken: (job: Job) => sheetsMessages(localeOf(job)).broken,
    stopped: (job: Job) => sheetsMessages(localeOf(job)).stopped,
    failed: (job: Job, error: unknown) => refusalOf(error, localeOf(job)),
  }
  return [
    {
      ...common,
      name: readingJob,
      async next(job, keep, signal) {
        const { draft, id, locale } = await begun(job, signal)
        const found = proposed(await tablesOf(needed.files, draft.sources), draft, locale)
        signal.throwIfAborted()
        if (!found) throw new Untaken(sheetMessages(locale).nothing)
        await keepDraft(needed, { id, user: job.user }, { ...draft, ...found }, (transaction) =>
          keep(transaction, last(sheetsMessages(locale).read(found.sketch?.tables.length ?? 0))),
        )
      },
    },
    {
      ...common,
      name: makingJob,
      async next(job, keep, signal) {
        await make(needed, job, await begun(job, signal), keep, signal)
      },
      after(job) {
        const made = madeIn.safeParse(job.checkpoint)
        if (made.success) needed.served(made.data.folder)
      },
    },
  ]
}

interface Begun {
  readonly ctx: Ctx
  readonly draft: Draft
  readonly id: string
  readonly locale: Locale
}

async function make(
  needed: SheetsNeeded,
  job: Job,
  { ctx, draft, id, locale }: Begun,
  keep: KeepStep,
  signal: AbortSignal,
): Promise<void> {
  const { sketch, name } = draft
  if (!sketch) throw new OpenMairieError('OM_NOT_FOUND')
  const { sql: data, rows, misfits, problems } = dataOf(sketch, await tablesOf(needed.files, draft.sources), locale)
  if (misfits.length > 0) {
    await keepDraft(needed, { id, user: job.user }, { ...draft, problems: [...problems] })
    throw new Untaken(sheetMessages(locale).misfits(misfits.length))
  }
  const proposal = proposalOf(sketch)
  const [tables, label] = [proposal.tables.length, proposal.label]
  const folder = await needed.withOwner((owner) =>
    makeApplication(
      owner.until?.(signal) ?? owner,
      needed,
      { id, name, proposal, data },
      async (transaction, folder) => {
        await writeJournal(transaction, {
          actor: ctx.actor.login,
          onBehalfOf: ctx.actor.onBehalfOf ?? null,
          application: 'openmairie',
          entity: 'application',
          record: name,
          operation: 'create',
          before: null,
          after: { libelle: label, tables: String(tables), lignes: String(rows) },
        })
        const ended = sheetsMessages(locale).madeSaid(label, tables, rows)
        await keep(transaction, { ...last(ended), checkpoint: { folder } })
      },
    ),
  )
  if (folder === null) throw new Untaken(sheetsMessages(locale).takenApplication(name))
}

const last = (ended: string): Step => ({ checkpoint: {}, done: 0, refusals: [], ended })

function refusalOf(error: unknown, locale: Locale): string | null {
  if (error instanceof Untaken) return error.message
  if (error instanceof OpenMairieError) return error.publicMessage(locale)
  const isOfFile = error instanceof Error && 'code' in error && 'path' in error
  return isOfFile ? sheetsMessages(locale).notWritten(String(error.code)) : null
}

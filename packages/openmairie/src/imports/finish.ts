// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database } from '../database/contract.js'
import type { Job, KeepStep, Step } from '../jobs/contract.js'
import type { Locale } from '../model/application.js'
import { type Ctx, reconcileLot, reconcileUndo } from '../records/index.js'
import { howMany } from '../ui/how-many.js'
import type { Target } from '../ui/target.js'
import { type Import, type ImportState, noOutcome, type Outcome } from './contract.js'
import { importJobMessages } from './job-messages.js'
import { importMessages } from './messages.js'
import { takeAside } from './refused-store.js'
import { findImport, tellImport } from './store.js'

/** The end of a job, in words. */
export const ended = (message: string): Step => ({ checkpoint: {}, done: 0, refusals: [], ended: message })

/** Says that an import is done, by statements of the transaction that keeps its rows or, where they lie elsewhere, follows them. */
export async function finishImport(
  connection: Connection,
  target: Pick<Target, 'entity'> & { readonly ctx: Pick<Ctx, 'locale'> },
  mine: { readonly id: string; readonly job: string },
  outcome: Outcome,
  keep: KeepStep,
): Promise<void> {
  await takeAside(connection, mine.id)
  await tellImport(connection, mine, 'importe', outcome)
  await keep(connection, ended(importMessages(target.ctx.locale).imported(countOf(target, outcome))))
}

/** The framework's own context in an application; null where it is not served here. */
export type SystemOf = (application: string) => Ctx | null

/** What a job on an import was asked for. */
export interface AskedImport {
  readonly application: string
  readonly entity: string
  readonly locale: Locale
  readonly import: string
}

interface Late {
  readonly database: Database
  readonly systemOf: SystemOf
}

/**
 * Finishes an import whose rows were committed in another base before what is kept of it here: whoever asked for it may have lost
 * his rights, or stopped it, meanwhile. False where no row was, and in a base that holds both, where one is not without the other.
 */
export async function finishLate(needed: Late, job: Job, asked: AskedImport, keep: KeepStep): Promise<boolean> {
  const found = await heldElsewhere(needed, job, asked, ['reglage', 'verifie'])
  if (!found) return false
  const { system, entity, held } = found
  const decision = await reconcileLot(system, entity, held.id)
  if (decision === null || decision === 'abandon') return false
  const ctx = { locale: asked.locale }
  await needed.database.transaction((transaction) =>
    decision === 'fait'
      ? finishImport(
          transaction,
          { ctx, entity },
          { id: held.id, job: job.id },
          held.foretold ?? held.outcome ?? noOutcome,
          keep,
        )
      : keep(transaction, ended(importJobMessages(asked.locale).undecided)),
  )
  return true
}

/** Says that an import is undone, by statements of the transaction that takes its rows back or, where they lie elsewhere, follows them. */
export async function finishUndo(
  connection: Connection,
  locale: Locale,
  { held, job, lines }: { readonly held: Import; readonly job: string; readonly lines: number },
  keep: KeepStep,
): Promise<void> {
  await tellImport(connection, { id: held.id, job }, 'annule', held.outcome)
  await keep(connection, ended(importMessages(locale).undone(lines)))
}

/** Finishes what undoes an import once its rows are gone from another base, as `finishLate` finishes an import. */
export async function finishUndoLate(needed: Late, job: Job, asked: AskedImport, keep: KeepStep): Promise<boolean> {
  const found = await heldElsewhere(needed, job, asked, ['importe'])
  if (!found?.held.undoing) return false
  const { system, entity, held } = found
  const { write, lines } = found.held.undoing
  const decision = await reconcileUndo(system, entity, { lot: held.id, write })
  if (decision === null || decision === 'abandon') return false
  await needed.database.transaction((transaction) =>
    decision === 'fait'
      ? finishUndo(transaction, asked.locale, { held, job: job.id, lines }, keep)
      : keep(transaction, ended(importJobMessages(asked.locale).undoUndecided)),
  )
  return true
}

/** The import that a job works on, where its rows lie in another base and it is in one of these states; else null. */
async function heldElsewhere(
  { database, systemOf }: Late,
  job: Job,
  { application, entity: name, locale, import: id }: AskedImport,
  states: readonly ImportState[],
) {
  const system = systemOf(application)
  const entity = system?.app.localised[locale].get(name)
  if (!system || !entity || system.instance === system.database) return null
  const held = await findImport(database, { id, application, entity: name, user: job.user })
  return held?.job === job.id && states.includes(held.state) ? { system, entity, held } : null
}

/** «37 ressources ajoutées, 2 modifiées» */
function countOf({ ctx, entity }: Parameters<typeof finishImport>[1], { created, updated, refused }: Outcome): string {
  const messages = importMessages(ctx.locale)
  const of = (count: number) => howMany(ctx, entity, { count, capped: false })
  const parts = [
    ...(created > 0 || updated === 0 ? [messages.added(of(created), entity.noun, created)] : []),
    ...(updated > 0 ? [messages.modified(of(updated), entity.noun, updated)] : []),
    ...(refused > 0 ? [messages.leftAside(refused)] : []),
  ]
  return parts.join(', ')
}

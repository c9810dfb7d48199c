// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Connection, Database } from '../database/contract.js'
import { askJobWithin } from '../jobs/store.js'
import { askedBy } from '../ui/job-target.js'
import type { PageRequest, Reply } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import type { Import } from './contract.js'
import { checkJob } from './jobs.js'
import { importMessages } from './messages.js'
import { heldImport, importUrl } from './place.js'
import { claimImport, holdIdle } from './store.js'

/** An import that a request is about, and where it goes in. */
export interface Held {
  readonly target: Target
  readonly held: Import
}

/** Changes an import that nothing works on, in one transaction; says that it has moved meanwhile where it has. */
export async function changeHeld(
  database: Database,
  found: Held,
  change: (transaction: Connection) => Promise<void>,
): Promise<Reply | null> {
  const isDone = await database.transaction(async (transaction) => {
    if (!(await holdIdle(transaction, found.held))) return false
    await change(transaction)
    return true
  })
  return isDone ? null : lateFor(found)
}

/** The check of an import. */
export function checkOf({ ctx }: Target, { name }: Pick<Import, 'name'>): Work {
  return { kind: checkJob, label: importMessages(ctx.locale).checkLabel(name) }
}

/** A job to ask for on an import, and what is said as it begins. */
export interface Work {
  readonly kind: string
  readonly label: string
  readonly more?: Readonly<Record<string, unknown>>
  readonly said?: string
}

/**
 * Changes an import, and asks for the job that follows, in one transaction; then shows how far it is. Where none follows, goes on
 * elsewhere.
 */
export async function startWork(
  database: Database,
  found: Held,
  decide: (transaction: Connection) => Promise<Work | null>,
  elsewhere: string = importUrl(found.target, found.held.id),
): Promise<Reply> {
  const { target, held } = found
  const { ctx } = target
  const home = importUrl(target, held.id)
  let work: Work | null = null
  const late = await changeHeld(database, found, async (transaction) => {
    work = await decide(transaction)
    if (work === null) return
    const id = randomUUID()
    await claimImport(transaction, held.id, id)
    await askJobWithin(transaction, {
      id,
      user: ctx.actor.id,
      collectivite: ctx.collectivites?.[0] ?? null,
      kind: work.kind,
      label: work.label,
      home,
      payload: { ...askedBy(target), import: held.id, ...work.more },
    })
  })
  return late ?? goingOn(work, home, elsewhere)
}

function goingOn(work: Work | null, home: string, elsewhere: string): Reply {
  if (work === null) return { kind: 'redirect', location: elsewhere }
  const flash = work.said === undefined ? {} : { flash: { tone: 'info', message: work.said } as const }
  return { kind: 'redirect', location: home, ...flash }
}

/** The import that a request is about; with the answer to give where it is in none of these states any more. Raises OM_NOT_FOUND, OM_FORBIDDEN. */
export async function heldIn(
  database: Database,
  request: PageRequest,
  ...states: readonly Import['state'][]
): Promise<Held & { readonly late: Reply | null }> {
  const found = await heldImport(database, request)
  return { ...found, late: states.includes(found.held.state) ? null : lateFor(found) }
}

function lateFor({ target, held }: Held): Reply {
  const message = importMessages(target.ctx.locale).tooLate
  return { kind: 'redirect', location: importUrl(target, held.id), flash: { tone: 'info', message } }
}

// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Connection, Database } from '../database/contract.js'
import { askJobWithin } from '../jobs/store.js'
import { askedBy } from '../ui/job-target.js'
import type { PageRequest, Reply } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import type { Import } from './contract.js'
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

/** Asks for a job on an import, with what is changed first; then shows how far it is. */
export async function startWork(
  database: Database,
  found: Held,
  work: { readonly kind: string; readonly label: string; readonly more?: Readonly<Record<string, unknown>> },
  change: (transaction: Connection) => Promise<void> = async () => undefined,
): Promise<Reply> {
  const { target, held } = found
  const { ctx } = target
  const home = importUrl(target, held.id)
  const late = await changeHeld(database, found, async (transaction) => {
    const id = randomUUID()
    await change(transaction)
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
  return late ?? { kind: 'redirect', location: home }
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

// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Database } from '../database/contract.js'
import { askJob } from '../jobs/store.js'
import { askedBy } from '../ui/job-target.js'
import type { PageRequest, Reply } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import type { Import } from './contract.js'
import { importMessages } from './messages.js'
import { heldImport, importUrl } from './place.js'
import { claimImport } from './store.js'

/** An import that a request is about, and where it goes in. */
export interface Held {
  readonly target: Target
  readonly held: Import
}

/** Asks for a job on an import, and shows how far it is; says that the import has changed where another was asked for meanwhile. */
export async function startWork(
  database: Database,
  { target, held }: Held,
  kind: string,
  label: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Reply> {
  const { ctx } = target
  const messages = importMessages(ctx.locale)
  const id = randomUUID()
  const home = importUrl(target, held.id)
  if (!(await claimImport(database, held, id))) {
    return { kind: 'redirect', location: home, flash: { tone: 'info', message: messages.tooLate } }
  }
  await askJob(database, {
    id,
    user: ctx.actor.id,
    collectivite: ctx.collectivites?.[0] ?? null,
    kind,
    label,
    home,
    payload: { ...askedBy(target), import: held.id, ...more },
  })
  return { kind: 'redirect', location: home }
}

/** The import that a request is about; with the answer to give where it is in none of these states any more. Raises OM_NOT_FOUND, OM_FORBIDDEN. */
export async function heldIn(
  database: Database,
  request: PageRequest,
  ...states: readonly Import['state'][]
): Promise<Held & { readonly late: Reply | null }> {
  const found = await heldImport(database, request)
  const location = importUrl(found.target, found.held.id)
  const message = importMessages(found.target.ctx.locale).tooLate
  const late: Reply = { kind: 'redirect', location, flash: { tone: 'info', message } }
  return { ...found, late: states.includes(found.held.state) ? null : late }
}

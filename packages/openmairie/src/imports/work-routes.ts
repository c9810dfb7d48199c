// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database } from '../database/contract.js'
import { dropFile } from '../files/usages.js'
import { cancelJob } from '../jobs/cancel.js'
import { findJob } from '../jobs/store.js'
import { markSeen } from '../jobs/told.js'
import { demandImport } from '../records/index.js'
import { mediaTypes } from '../spreadsheets/write/contract.js'
import type { PageRequest, Route } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { queryText } from '../ui/urls.js'
import type { Import } from './contract.js'
import { endPage, runningPage } from './end-page.js'
import { afterName, foundPage, nextName, settingsNext } from './found-page.js'
import { importJob, undoImportJob } from './jobs.js'
import { mend } from './mend.js'
import { importMessages } from './messages.js'
import type { Needed } from './needed.js'
import { heldImport, importUrl, startUrl } from './place.js'
import { causesOf, hasUnchecked, refusedAfter } from './refused-store.js'
import { rejectsOf } from './rejects.js'
import { settingsPage } from './settings-page.js'
import { dropImport } from './store.js'
import { changeHeld, checkOf, type Held, heldIn, startWork, type Work } from './work.js'

/** Lines to correct on a page. */
const linesShown = 20

const common = { method: 'GET', scope: 'application', access: 'signed-in' } as const

/** What becomes of an import once it is read: what was found, mended, written, undone. */
export function workRoutes({ database, jobKinds }: Pick<Needed, 'database' | 'jobKinds'>): readonly Route[] {
  // Whatever leads on from what was found sends what was mended along.
  const again: Route['again'] = async (request) => {
    const { target, held, late } = await heldIn(database, request, 'verifie')
    return late ?? foundAt(database, request, { target, held }, null)
  }
  return [
    {
      ...common,
      path: '/:entity/-/imports/:import',
      async handle(request) {
        const { target, held } = await heldImport(database, request)
        const job = held.job === null ? null : await findJob(database, held.job, target.ctx.actor.id)
        if (job && (job.state === 'attente' || job.state === 'en cours'))
          return runningPage({ request, target, held, job })
        // Its end is told here.
        if (job) await markSeen(database, job.user, [job.id])
        if (held.state === 'importe' || held.state === 'annule') return endPage({ request, target, held, job })
        const said = job && (job.state !== 'fait' || job.kind === importJob) ? job.message : null
        if (held.state === 'reglage') return settingsPage({ request, target, held, problems: [], said })
        return foundAt(database, request, { target, held }, said)
      },
    },
    {
      ...common,
      method: 'POST',
      path: '/:entity/-/imports/:import/corrections',
      again,
      async handle(request) {
        const { target, held, late } = await heldIn(database, request, 'verifie')
        if (late) return late
        const next = nextOf(request.body)
        const keep = async (transaction: Connection): Promise<Work | null> => {
          const mended = await mend(transaction, held.id, request.body)
          if (next === null) return checkOf(target, held)
          // Lines that come next may be mended by it: they are looked at as it leaves them.
          return mended === 'alike' ? checkFirst(target, held) : null
        }
        return startWork(database, { target, held }, keep, next === null ? undefined : placeOf(target, held, next))
      },
    },
    {
      ...common,
      method: 'POST',
      path: '/:entity/-/imports/:import/confirmer',
      again,
      async handle(request) {
        const { target, held, late } = await heldIn(database, request, 'verifie')
        if (late) return late
        demandImport(target.ctx, target.entity, held.settings)
        const leaveAside = request.body.get('laisser') === '1'
        const label = importMessages(target.ctx.locale).importLabel(held.name)
        return startWork(database, { target, held }, async (transaction) => {
          const mended = await mend(transaction, held.id, request.body)
          // What was confirmed is what was told: lines that were mended since are neither left aside nor counted yet.
          if (mended !== 'nothing' || (await hasUnchecked(transaction, held.id))) return checkFirst(target, held)
          return { kind: importJob, label, more: { leaveAside } }
        })
      },
    },
    {
      ...common,
      method: 'POST',
      path: '/:entity/-/imports/:import/annuler',
      async handle(request) {
        const { target, held, late } = await heldIn(database, request, 'importe')
        const label = importMessages(target.ctx.locale).undoLabel(held.name)
        return late ?? startWork(database, { target, held }, async () => ({ kind: undoImportJob, label }))
      },
    },
    {
      ...common,
      method: 'POST',
      path: '/:entity/-/imports/:import/arreter',
      async handle(request) {
        const { target, held } = await heldImport(database, request)
        if (held.job !== null) await cancelJob(database, jobKinds, held.job, target.ctx.actor.id)
        return { kind: 'redirect', location: importUrl(target, held.id) }
      },
    },
    {
      ...common,
      method: 'POST',
      path: '/:entity/-/imports/:import/abandon',
      async handle(request) {
        const { target, held, late } = await heldIn(database, request, 'reglage', 'verifie')
        if (late) return late
        const moved = await changeHeld(database, { target, held }, async (transaction) => {
          if (await dropImport(transaction, held.id)) await dropFile(transaction, held.file)
        })
        if (moved) return moved
        const message = importMessages(target.ctx.locale).dropped
        return { kind: 'redirect', location: startUrl(target), flash: { tone: 'success', message } }
      },
    },
    {
      ...common,
      path: '/:entity/-/imports/:import/rejets',
      async handle(request) {
        const { target, held } = await heldImport(database, request)
        const { format } = held.preview
        return {
          kind: 'stream',
          type: mediaTypes[format],
          filename: `rejets-${target.entity.name}.${format}`,
          content: rejectsOf(database, held, target.ctx.locale),
        }
      },
    },
  ]
}

/** What was found, with the lines to correct after the one that the address, or the form that is shown again, names. */
async function foundAt(database: Database, request: PageRequest, { target, held }: Held, said: string | null) {
  const from = lineIn(request.query.get(afterName) ?? request.body.get(afterName)) ?? 0
  // One that was checked by a former version is counted at each look.
  const causes = held.causes ?? (await causesOf(database, held.id))
  const lines = await refusedAfter(database, held.id, from, linesShown + 1)
  const more = lines.length > linesShown
  return foundPage({ request, target, held, said, causes, lines: lines.slice(0, linesShown), more, from })
}

/** Where one goes on once what was mended is kept: after a line, or to the settings. Null: it is checked at once. */
function nextOf(body: URLSearchParams): number | typeof settingsNext | null {
  const asked = body.get(nextName)
  return asked === settingsNext ? settingsNext : lineIn(asked)
}

function placeOf(target: Target, held: Import, next: number | typeof settingsNext): string {
  if (next === settingsNext) return importUrl(target, held.id, 'reglages')
  return `${importUrl(target, held.id)}${next === 0 ? '' : queryText({ [afterName]: String(next) })}#lignes`
}

function lineIn(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** A check that comes before what was asked for, and says so. */
function checkFirst(target: Target, held: Import): Work {
  return { ...checkOf(target, held), said: importMessages(target.ctx.locale).checkedFirst }
}

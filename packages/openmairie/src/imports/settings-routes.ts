// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { withSource } from '../files/local.js'
import { findFile } from '../files/usages.js'
import type { Locale } from '../model/application.js'
import { demandImport } from '../records/index.js'
import type { Route } from '../ui/page.js'
import { choicesOf, hasSameCells } from './choices.js'
import { formerSettings, keepFormer } from './former.js'
import { importMessages } from './messages.js'
import type { Needed } from './needed.js'
import { importUrl } from './place.js'
import { propose } from './propose.js'
import { readSettings, readsOtherwise, readWished, settingsProblems } from './read-settings.js'
import { forgetCorrections, forgetRefused } from './refused-store.js'
import { settingsPage } from './settings-page.js'
import { keepSettings } from './store.js'
import { changeHeld, checkOf, heldIn, startWork } from './work.js'

const common = { method: 'GET', scope: 'application', access: 'signed-in' } as const

/** How a file is read, chosen before it is checked. */
export function settingsRoutes({ database, files }: Needed): readonly Route[] {
  return [
    {
      ...common,
      path: '/:entity/-/imports/:import/reglages',
      async handle(request) {
        const { target, held, late } = await heldIn(database, request, 'reglage', 'verifie')
        return late ?? settingsPage({ request, target, held, problems: [], said: null })
      },
    },
    {
      ...common,
      method: 'POST',
      path: '/:entity/-/imports/:import/reglages',
      async again(request) {
        const { target, held, late } = await heldIn(database, request, 'reglage', 'verifie')
        if (late) return late
        const settings = { ...readSettings(target, held, request.body), ...readWished(held, request.body) }
        return settingsPage({ request, target, held: { ...held, settings }, problems: [], said: null })
      },
      async handle(request) {
        const { target, held, late } = await heldIn(database, request, 'reglage', 'verifie')
        if (late) return late
        const { ctx, entity } = target
        const wished = readWished(held, request.body)
        const settings = readSettings(target, held, request.body)
        if (readsOtherwise(held, wished) || request.body.get('action') === 'relire') {
          const file = await findFile(database, held.file)
          if (!file) throw new OpenMairieError('OM_NOT_FOUND')
          const recall = {
            former: (headings: readonly string[]) => formerSettings(database, held, headings),
            choices: choicesOf(held, settings),
          }
          const again = await withSource(files, file, (source) => propose(ctx, entity, source, recall, wished)).catch(
            unreadableIn(ctx.locale),
          )
          if (typeof again === 'string') {
            const problems = [{ control: 'titres', message: again }]
            const chosen = { ...held, settings: { ...settings, ...wished } }
            return settingsPage({ request, target, held: chosen, problems, said: null })
          }
          const moved = await changeHeld(database, { target, held }, async (transaction) => {
            await keepSettings(transaction, held.id, again)
            await forgetRefused(transaction, held.id)
            if (!hasSameCells(held.settings, again.settings)) await forgetCorrections(transaction, held.id)
          })
          const message = importMessages(ctx.locale).reread
          return moved ?? { kind: 'redirect', location: importUrl(target, held.id), flash: { tone: 'info', message } }
        }
        const chosen = { ...held, settings }
        const problems = settingsProblems(target, settings)
        if (problems.length > 0) return settingsPage({ request, target, held: chosen, problems, said: null })
        demandImport(ctx, entity, settings)
        return startWork(database, { target, held }, async (transaction) => {
          await keepSettings(transaction, held.id, { settings, preview: held.preview })
          await keepFormer(transaction, held, held.preview.columns, settings)
          return checkOf(target, held)
        })
      },
    },
  ]
}

/** What is said of a file that cannot be read so; anything else is raised again. */
function unreadableIn(locale: Locale): (error: unknown) => string {
  return (error) => {
    if (error instanceof OpenMairieError && error.code.startsWith('OM_SHEET')) return error.publicMessage(locale)
    throw error
  }
}

// SPDX-License-Identifier: EUPL-1.2
import type { Companion } from '../ui/page.js'
import { importMessages } from './messages.js'
import { mayImport, startUrl } from './place.js'

/** On a listing, the way to its imports, for whoever may import there. Asks the base for nothing. */
export const importsCompanion: Companion = {
  async accompany(app, subject, request) {
    if (subject.kind !== 'listing') return null
    const target = { app, ctx: request.contextOf(app), entity: subject.entity }
    if (!mayImport(target)) return null
    return {
      actions: (
        <a class="button" href={startUrl(target)}>
          {importMessages(request.locale).link}
        </a>
      ),
    }
  },
}

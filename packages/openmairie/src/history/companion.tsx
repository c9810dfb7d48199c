// SPDX-License-Identifier: EUPL-1.2
import type { Companion } from '../ui/page.js'
import { recordUrl } from '../ui/urls.js'
import { historyMessages } from './messages.js'
import { historyVerb } from './urls.js'

/** On the page of a record, the way to what was written of it, for whoever may see that. Asks the base for nothing. */
export const historyCompanion: Companion = {
  async accompany(app, subject, request) {
    if (subject.kind !== 'record' || subject.key.length === 0) return null
    const { entity, key, carried } = subject
    if (!request.grants.can(app.definition.name, entity, 'history')) return null
    return {
      actions: (
        <a class="button" href={recordUrl(app, entity.name, key, historyVerb, carried)}>
          {historyMessages(request.locale).title}
        </a>
      ),
    }
  },
}

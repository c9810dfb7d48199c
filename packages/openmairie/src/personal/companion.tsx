// SPDX-License-Identifier: EUPL-1.2
import { mayAnonymise, mayDisclose } from '../records/index.js'
import type { Companion } from '../ui/page.js'
import { recordUrl } from '../ui/urls.js'
import { personalMessages } from './messages.js'
import { anonymiseVerb, disclosureVerb } from './urls.js'

/**
 * On the page of a person, the way to all that is held about it, from where it is anonymised; straight to its anonymisation for whoever
 * may not read all that. Asks the base for nothing.
 */
export const personalCompanion: Companion = {
  async accompany(app, subject, request) {
    if (subject.kind !== 'record' || subject.key.length === 0) return null
    const { entity, key, carried } = subject
    const ctx = request.contextOf(app)
    const messages = personalMessages(request.locale)
    const [disclosing, anonymising] = [mayDisclose(ctx, entity), mayAnonymise(ctx, entity)]
    if (!disclosing && !anonymising) return null
    return {
      actions: disclosing && (
        <a class="button" href={recordUrl(app, entity.name, key, disclosureVerb, carried)}>
          {messages.data}
        </a>
      ),
      lastActions: anonymising && !disclosing && (
        <a class="button" href={recordUrl(app, entity.name, key, anonymiseVerb, carried)}>
          {messages.anonymise}
        </a>
      ),
    }
  },
}

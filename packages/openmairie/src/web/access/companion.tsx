// SPDX-License-Identifier: EUPL-1.2
import type { Companion } from '../../ui/page.js'
import { recordUrl } from '../../ui/urls.js'
import { holdsAccounts } from './held.js'
import { accessMessages } from './messages.js'
import { accessVerb } from './urls.js'

/** On the page of an account, the way to help its owner back into it. Asks the base for nothing. */
export const accessCompanion: Companion = {
  async accompany(app, subject, request) {
    if (subject.kind !== 'record' || subject.key.length === 0) return null
    const { entity, key } = subject
    const { name } = app.definition
    if (!holdsAccounts(name, entity.name) || !request.grants.can(name, entity, 'update')) return null
    return {
      actions: (
        <a class="button" href={recordUrl(app, entity.name, key, accessVerb, {})}>
          {accessMessages(request.locale).title}
        </a>
      ),
    }
  },
}

// SPDX-License-Identifier: EUPL-1.2
import { administrationName } from '../rights/administration.js'
import type { Companion } from '../ui/page.js'
import { reversibilityMessages } from './messages.js'
import { reversibilityPermission, reversibilityUrlOf } from './urls.js'

/** On the page of a collectivité, the way to its archive, for whoever may ask for it. Asks the base for nothing. */
export const reversibilityCompanion: Companion = {
  async accompany(app, subject, request) {
    if (subject.kind !== 'record' || app.definition.name !== administrationName) return null
    const { entity, key } = subject
    if (entity.name !== 'om_collectivite' || !request.grants.holds(reversibilityPermission)) return null
    return {
      actions: (
        <a class="button" href={reversibilityUrlOf(key[0] ?? '')}>
          {reversibilityMessages(request.locale).button}
        </a>
      ),
    }
  },
}

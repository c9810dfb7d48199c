// SPDX-License-Identifier: EUPL-1.2
import { administrationName } from '../../rights/administration.js'
import type { Companion } from '../../ui/page.js'
import { logoMessages } from './messages.js'
import { logoPageUrl } from './page.js'

/** On the page of a collectivité, the way to its logo, for whoever may change it. Asks the base for nothing. */
export const logoCompanion: Companion = {
  async accompany(app, subject, request) {
    if (subject.kind !== 'record' || app.definition.name !== administrationName) return null
    const { entity, key } = subject
    if (entity.name !== 'om_collectivite' || !request.grants.can(administrationName, entity, 'update')) return null
    return {
      actions: (
        <a class="button" href={logoPageUrl(key[0] ?? '')}>
          {logoMessages(request.locale).button}
        </a>
      ),
    }
  },
}

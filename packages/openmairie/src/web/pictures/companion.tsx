// SPDX-License-Identifier: EUPL-1.2
import { administrationName } from '../../rights/administration.js'
import type { Companion } from '../../ui/page.js'
import { logo, signature } from './kinds.js'
import { picturePageUrl } from './page.js'

/** On the page of a collectivité, the way to its logo and its signature, for whoever may change it. Asks the base for nothing. */
export const picturesCompanion: Companion = {
  async accompany(app, subject, request) {
    if (subject.kind !== 'record' || app.definition.name !== administrationName) return null
    const { entity, key } = subject
    if (entity.name !== 'om_collectivite' || !request.grants.can(administrationName, entity, 'update')) return null
    return {
      actions: [logo, signature].map((kind) => (
        <a class="button" href={picturePageUrl(kind, key[0] ?? '')} key={kind.path}>
          {kind.messages(request.locale).button}
        </a>
      )),
    }
  },
}

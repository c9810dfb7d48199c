// SPDX-License-Identifier: EUPL-1.2
import { withoutPlace } from '../ui/list-state.js'
import type { Companion } from '../ui/page.js'
import { editionMessages } from './messages.js'
import { etatsOf } from './offered.js'
import { maySend } from './rights.js'
import { sendingMessages } from './sending/messages.js'
import type { EditionServices } from './services.js'
import { editionUrl, offerUrl, printUrl, sendUrl } from './urls.js'

/** «Imprimer» on records, at once where there is one edition, which is sent from there too; on listings, for whoever may export them. */
export const editionsCompanion = ({ mails }: Pick<EditionServices, 'mails'>): Companion => ({
  async accompany(app, subject, request) {
    const messages = editionMessages(request.locale)
    if (subject.kind === 'listing') {
      if (!request.grants.can(app.definition.name, subject.entity, 'export')) return null
      return {
        actions: (
          <a class="button" href={printUrl(app, subject.entity, withoutPlace(subject.state))}>
            {messages.print}
          </a>
        ),
      }
    }
    if (subject.kind !== 'record') return null
    const etats = etatsOf(app, subject.entity)
    const [only] = etats
    if (!only) return null
    const href =
      etats.length === 1
        ? editionUrl(app, subject.entity, subject.key, only.name)
        : offerUrl(app, subject.entity, subject.key, subject.carried)
    const { entity, key, carried } = subject
    const sends = mails && etats.length === 1 && maySend({ app, ctx: request.contextOf(app), entity })
    return {
      actions: (
        <>
          <a class="button" href={href} {...(etats.length === 1 ? { type: 'application/pdf' } : {})}>
            {messages.print}
          </a>
          {sends && (
            <a class="button" href={sendUrl(app, entity, key, only.name, carried)}>
              {sendingMessages(request.locale).send}
            </a>
          )}
        </>
      ),
    }
  },
})

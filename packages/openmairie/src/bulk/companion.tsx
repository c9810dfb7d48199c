// SPDX-License-Identifier: EUPL-1.2
import type { Companion } from '../ui/page.js'
import { bulkVerbs } from '../ui/selection.js'
import { entityUrl } from '../ui/urls.js'
import { SelectionBar } from './bar.js'

/** Below each listing whose rows may be chosen: what is to be done with them. Asks the base for nothing. */
export const bulkCompanion: Companion = {
  async accompany(app, subject, request) {
    if (subject.kind !== 'listing' || subject.rows === 0) return null
    const verbs = bulkVerbs(request.contextOf(app), subject.entity)
    if (verbs.length === 0) return null
    const action = entityUrl(app, subject.entity.name, 'selection')
    return { below: <SelectionBar {...subject} request={request} verbs={verbs} action={action} /> }
  },
}

// SPDX-License-Identifier: EUPL-1.2
import type { Companion } from '../ui/page.js'
import { besideOf } from './beside.js'
import { NotesSection } from './notes/section.js'

/** Below the page of a record, what is to do there and what was noted, where its entity asks for it. */
export const followupCompanion: Companion = {
  async accompany(app, subject, request) {
    if (subject.kind !== 'record') return null
    const { entity, key, carried } = subject
    if ((!entity.notes && !entity.tasks) || key.length === 0) return null
    const anchor = { app, ctx: request.contextOf(app), entity, key }
    const beside = await besideOf(anchor)
    return {
      below: (
        <>{entity.notes && <NotesSection request={request} anchor={anchor} carried={carried} beside={beside} />}</>
      ),
    }
  },
}

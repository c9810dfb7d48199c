// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { offeredDrafts } from '../drafts/opened.js'
import type { ResolvedApplication } from '../model/application.js'
import { today } from '../records/index.js'
import type { Addition, Companion, PageRequest, Subject } from '../ui/page.js'
import { AttachmentsSection } from './attachments/section.js'
import { attachmentsOf } from './attachments/store.js'
import { besideOf } from './beside.js'
import { draftsBeside, draftUrlsBeside } from './drafts.js'
import { mailMessages } from './mails/messages.js'
import { MailsSection } from './mails/section.js'
import { mailsOf } from './mails/store.js'
import { followupMessages } from './messages.js'
import { NotesSection } from './notes/section.js'
import { mayAnnotate } from './rights.js'
import type { Anchor } from './rows.js'
import { urgentTasks } from './tasks/list-route.js'
import { Reminder } from './tasks/reminder.js'
import { TasksSection } from './tasks/section.js'
import { noteUrl } from './urls.js'

/**
 * Below the page of a record, what is to do there and what was noted, where its entity asks for it, and what was sent of it. On the tableau de bord,
 * how many tasks wait: nowhere else, as other pages owe nobody that question.
 */
export function followupCompanion(database: Database, most: number): Companion {
  return {
    async accompany(app, subject, request) {
      if (subject.kind === 'record') return accompanyRecord(app, subject, request, most)
      if (subject.kind !== 'dashboard') return null
      const waiting = await urgentTasks(database, request, today(request.contextOf(app)))
      return { above: <Reminder request={request} {...waiting} /> }
    },
  }
}

async function accompanyRecord(
  app: ResolvedApplication,
  { entity, key, carried }: Extract<Subject, { readonly kind: 'record' }>,
  request: PageRequest,
  most: number,
): Promise<Addition | null> {
  if (key.length === 0) return null
  const anchor = { app, ctx: request.contextOf(app), entity, key }
  const none = { attachments: [], inAll: 0 }
  const [beside, drafts, { attachments, inAll }, sent] = await Promise.all([
    besideOf(anchor),
    entity.notes && mayAnnotate(anchor) ? offeredNotes(request, anchor, carried) : null,
    entity.attachments ? attachmentsOf(anchor) : none,
    mailsOf(anchor),
  ])
  const props = { request, anchor, carried, beside }
  const messages = followupMessages(request.locale)
  const open = beside.tasks.filter(({ done }) => done === null).length
  return {
    above: (open > 0 || beside.notesInAll > 0 || inAll > 0 || sent.mailsInAll > 0) && (
      <p class="beside-links">
        {open > 0 && <a href="#taches">{messages.countTasks(open)}</a>}
        {inAll > 0 && <a href="#pieces">{messages.countAttachments(inAll)}</a>}
        {sent.mailsInAll > 0 && <a href="#courriels">{mailMessages(request.locale).count(sent.mailsInAll)}</a>}
        {beside.notesInAll > 0 && <a href="#notes">{messages.countNotes(beside.notesInAll)}</a>}
      </p>
    ),
    below: (
      <>
        {entity.tasks && <TasksSection {...props} />}
        {entity.attachments && <AttachmentsSection {...props} attachments={attachments} inAll={inAll} most={most} />}
        <MailsSection {...props} {...sent} />
        {entity.notes && <NotesSection {...props} drafts={drafts} />}
      </>
    ),
  }
}

/** What was begun of a new note, as its form unfolds on the page of the record itself. */
function offeredNotes(request: PageRequest, anchor: Anchor, carried: Readonly<Record<string, string>>) {
  const form = { kind: 'notes', id: '' } as const
  const { drop } = draftUrlsBeside(anchor, carried, form)
  return offeredDrafts(request, draftsBeside(anchor, form), drop, noteUrl(anchor, carried))
}

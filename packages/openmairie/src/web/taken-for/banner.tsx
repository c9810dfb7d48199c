// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { Session } from '../sessions.js'
import { spokenDay } from './days.js'
import { takenForMessages } from './messages.js'
import { ownRightsUrl } from './urls.js'

/** On every page of a session that is taken for someone else, or for a profil: what it is, and the one click back. */
export function TakenForBanner({ session, locale }: { session: Session | null; locale: Locale }) {
  if (!session || !(session.view || session.acting)) return null
  const messages = takenForMessages(locale)
  const { view, acting, csrf } = session
  return (
    <div class="flash warning taken-for">
      {acting && <p role="status">{messages.acting(acting.name, spokenDay(acting.until, locale))}</p>}
      {view && <p role="status">{messages.looking(view.label)}</p>}
      <form method="post" action={ownRightsUrl}>
        <input type="hidden" name="-csrf" value={csrf} />
        <button type="submit">{view ? messages.stopLooking : messages.stopActing}</button>
      </form>
    </div>
  )
}

// SPDX-License-Identifier: EUPL-1.2
import { spokenInstant } from '../../ui/moments.js'
import type { PageRequest } from '../../ui/page.js'
import type { Version } from '../kept/contract.js'
import { stateOf } from '../kept/store.js'
import { editorMessages } from './messages.js'
import type { Edited } from './reach.js'
import { editorControls, editorUrl } from './urls.js'

interface Props {
  readonly request: PageRequest
  readonly edited: Edited
  readonly viewing: Version | null
  readonly timeZone: string
}

/** Every version that was kept, the way to restore one, and the way back to the file. */
export function Versions({ request, edited, viewing, timeZone }: Props) {
  const { versions, place, subject } = edited
  const { locale, csrf } = request
  const messages = editorMessages(locale)
  if (versions.length === 0) return null
  const hidden = (
    <>
      <input type="hidden" name="-csrf" value={csrf} />
      <input type="hidden" name={editorControls.seen} value={String(stateOf(versions))} />
    </>
  )
  return (
    <section class="edition-versions">
      <h2>{messages.versions}</h2>
      <p class="help">{messages.versionsHelp}</p>
      <ol reversed>
        {versions.map(({ number, author, at, active }) => (
          <li key={number} value={number}>
            {messages.ownVersion(number, author, spokenInstant(at, { locale, timeZone }))}
            {active && <strong>{` – ${messages.active}`}</strong>}{' '}
            {viewing?.number !== number && (
              <a href={`${editorUrl(place)}?${editorControls.version}=${number}`}>{messages.view}</a>
            )}
            {!active && (
              <form method="post" action={editorUrl(place, 'restore')}>
                {hidden}
                <input type="hidden" name={editorControls.version} value={String(number)} />
                <button type="submit" class="link" aria-label={messages.restoreOne(number)}>
                  {messages.restore}
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
      {versions.some(({ active }) => active) && (
        <form
          method="post"
          action={editorUrl(place, 'takeBack')}
          data-confirm={subject ? messages.withdrawAsk : messages.takeBackAsk}
        >
          {hidden}
          <button type="submit">{subject ? messages.withdraw : messages.takeBack}</button>
        </form>
      )}
    </section>
  )
}

// SPDX-License-Identifier: EUPL-1.2
import { type ComponentChildren, toChildArray } from 'preact'
import type { Locale } from '../model/application.js'
import { webMessages } from './messages.js'

const sheet = 'autres-actions'

/** The buttons of a record: in a row; on a telephone all but what is usually done, if there are others, wait behind one of their own. */
export function RecordActions({
  others,
  main,
  locale,
}: {
  others: ComponentChildren
  main: ComponentChildren
  locale: Locale
}) {
  const { otherActions, close } = webMessages(locale)
  if (toChildArray(others).length === 0) return <>{main}</>
  return (
    <>
      <button type="button" class="record-actions-toggle" popovertarget={sheet}>
        {otherActions}
      </button>
      <div class="record-actions" id={sheet} popover="auto" role="group" aria-label={otherActions}>
        {others}
        <button type="button" class="record-actions-toggle" popovertarget={sheet} popovertargetaction="hide">
          {close}
        </button>
      </div>
      {main}
    </>
  )
}

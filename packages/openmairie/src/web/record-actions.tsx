// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { Locale } from '../model/application.js'
import { webMessages } from './messages.js'

const sheet = 'autres-actions'

/** The buttons of a record: in a row; on a telephone all but what is usually done wait behind one of their own. */
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
  return (
    <>
      <button type="button" class="more" popovertarget={sheet}>
        {otherActions}
      </button>
      <div class="others" id={sheet} popover="auto">
        {others}
        <button type="button" class="more" popovertarget={sheet} popovertargetaction="hide">
          {close}
        </button>
      </div>
      {main}
    </>
  )
}

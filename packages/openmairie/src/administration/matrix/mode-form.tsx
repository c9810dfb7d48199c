// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { RightsMode } from '../../rights/rights.js'
import { matrixUrl } from '../urls.js'
import { matrixMessages } from './messages.js'

/** Whether profils have their own droits alone, or those of the ones below them too. */
export function ModeForm({ csrf, mode, locale }: { csrf: string; mode: RightsMode; locale: Locale }) {
  const messages = matrixMessages(locale)
  const modes = [
    { value: 'plat', label: messages.flat, help: messages.flatHelp },
    { value: 'hierarchique', label: messages.hierarchical, help: messages.hierarchicalHelp },
  ] as const
  return (
    <form method="post" action={`${matrixUrl}/mode`} class="card matrix-mode">
      <input type="hidden" name="-csrf" value={csrf} />
      <fieldset>
        <legend>{messages.modeTitle}</legend>
        {modes.map(({ value, label, help }) => (
          <div key={value}>
            <input
              type="radio"
              id={`mode-${value}`}
              name="mode"
              value={value}
              checked={mode === value}
              aria-describedby={`mode-${value}-aide`}
            />{' '}
            <label for={`mode-${value}`}>{label}</label>
            <p class="help" id={`mode-${value}-aide`}>
              {help}
            </p>
          </div>
        ))}
      </fieldset>
      <div class="buttons">
        <button type="submit">{messages.setMode}</button>
      </div>
    </form>
  )
}

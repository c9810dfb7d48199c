// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { Treatment } from './disclosure.js'
import { personalMessages } from './messages.js'

/** Why data are held, by what right and for how long. */
export function Treatments({ locale, treatments }: { locale: Locale; treatments: readonly Treatment[] }) {
  const messages = personalMessages(locale)
  return (
    <>
      {treatments.map(({ entity, purpose, basis, retention, recipients }) => (
        <div key={entity.name}>
          <h3>{entity.label}</h3>
          <dl class="facts">
            <div>
              <dt>{messages.purpose}</dt>
              <dd>{purpose}</dd>
            </div>
            <div>
              <dt>{messages.basis}</dt>
              <dd>{basis}</dd>
            </div>
            <div>
              <dt>{messages.retention}</dt>
              <dd>{retention ?? messages.unsaid}</dd>
            </div>
            {recipients !== null && (
              <div>
                <dt>{messages.recipients}</dt>
                <dd>{recipients}</dd>
              </div>
            )}
          </dl>
        </div>
      ))}
    </>
  )
}

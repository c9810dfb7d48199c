// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { Profil } from '../../rights/rights.js'
import { lookUrl } from '../urls.js'
import { matrixMessages } from './messages.js'

/** Shows the applications as a profil sees them. */
export function LookForm({ csrf, profils, locale }: { csrf: string; profils: readonly Profil[]; locale: Locale }) {
  const messages = matrixMessages(locale)
  return (
    <form method="post" action={lookUrl} class="card matrix-look" aria-labelledby="voir-comme">
      <input type="hidden" name="-csrf" value={csrf} />
      <h2 id="voir-comme">{messages.lookTitle}</h2>
      <p class="help">{messages.lookHelp}</p>
      <div class="field">
        <label for="vu">{messages.profil}</label>
        <select id="vu" name="profil">
          {profils.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div class="buttons">
        <button type="submit">{messages.look}</button>
      </div>
    </form>
  )
}

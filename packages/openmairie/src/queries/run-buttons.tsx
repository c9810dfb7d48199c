// SPDX-License-Identifier: EUPL-1.2
import { exportFormats } from '../exports/choice.js'
import { exportMessages } from '../exports/messages.js'
import type { QueryPlace } from '../kept-queries/contract.js'
import type { Locale } from '../model/application.js'
import { queriesMessages } from './messages.js'
import { asked, queryUrl } from './urls.js'

/** The buttons by which a query is run, exported and printed. */
export function RunButtons({ locale, place }: { readonly locale: Locale; readonly place: QueryPlace }) {
  const messages = queriesMessages(locale)
  return (
    <div class="buttons">
      <button type="submit" class="primary" name={asked.run} value="1">
        {messages.run}
      </button>
      <label for={asked.format}>{messages.format}</label>
      <select id={asked.format} name={asked.format}>
        {exportFormats.map((format) => (
          <option value={format} key={format}>
            {exportMessages(locale).formats[format].label}
          </option>
        ))}
      </select>
      <button type="submit" formaction={queryUrl(place, 'export')} data-again="1">
        {messages.export}
      </button>
      <button type="submit" formaction={queryUrl(place, 'pdf')} data-again="1">
        {messages.pdf}
      </button>
    </div>
  )
}

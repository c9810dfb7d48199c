// SPDX-License-Identifier: EUPL-1.2
import { DatabaseError } from '../database/errors.js'
import { OpenMairieError } from '../errors/errors.js'
import type { Locale } from '../model/application.js'
import type { PageContent } from '../ui/page.js'
import { webMessages } from './messages.js'

/** The error of the catalogue behind what was thrown; null for a bug. `names`: the address names a record. */
export function knownError(error: unknown, names: boolean, locale: Locale): OpenMairieError | null {
  if (error instanceof OpenMairieError) return error
  if (error instanceof DatabaseError && error.violation === 'timeout')
    return new OpenMairieError('OM_TOO_LONG', {}, { cause: error })
  // A key of the address that the column's type cannot hold names no record; elsewhere it is a value of the query.
  if (error instanceof DatabaseError && error.violation === 'value')
    return names
      ? new OpenMairieError('OM_NOT_FOUND', {}, { cause: error })
      : new OpenMairieError('OM_BAD_REQUEST', { reason: webMessages(locale).badValue }, { cause: error })
  return null
}

/** The page of an error: what happened, and what to do. `incident` is the number of a bug in the log. */
export function errorPage(locale: Locale, error: OpenMairieError | null, incident: string): PageContent {
  const messages = webMessages(locale)
  const status = error?.status ?? 500
  const titles: Readonly<Record<number, string>> = messages.errorTitle
  return {
    kind: 'page',
    status,
    title: titles[status] ?? titles[500] ?? '',
    breadcrumb: [],
    body: (
      <div class="card">
        <p>{error ? error.publicMessage(locale) : messages.unexpected}</p>
        {!error && (
          <p>
            <code>{incident}</code>
          </p>
        )}
        <p class="buttons">
          <a class="button" href="/">
            {messages.back}
          </a>
        </p>
      </div>
    ),
  }
}

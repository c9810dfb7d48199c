// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { AnyEntity } from '../model/entity.js'
import { Carried } from '../ui/carried.js'
import { keptAround } from '../ui/html.js'
import { listParameters, sortedField, withoutPlace } from '../ui/list-state.js'
import { listingMessages } from './messages.js'

interface Props {
  readonly entity: AnyEntity
  readonly state: URLSearchParams
  readonly path: string
  readonly locale: Locale
}

/** Goes to a place of a long listing by the first value of the column that it is sorted by. */
export function StartAt({ entity, state, path, locale }: Props) {
  const messages = listingMessages(locale)
  const sorted = sortedField(entity, state)
  if (!sorted) return null
  const values = { state: <Carried state={withoutPlace(state)} />, from: state.get(listParameters.from) ?? '' }
  return keptAround(JSON.stringify(['start-at', locale, path, sorted.label]), values, (placed) => (
    <form method="get" action={path} class="start-at">
      {placed.state}
      <label for="de">{messages.startAt(sorted.label)}</label>
      <input id="de" name={listParameters.from} value={placed.from} class="w-10" autoComplete="off" />
      <button type="submit">{messages.go}</button>
    </form>
  ))
}

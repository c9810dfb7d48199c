// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import { newOne, none } from '../model/lexicon/index.js'
import { listMessages } from '../ui/list-messages.js'
import type { PageRequest } from '../ui/page.js'

interface Props {
  readonly request: PageRequest
  readonly entity: AnyEntity
  readonly path: string
  /** Address of the form of a new record; null where the user may not add one. */
  readonly addUrl: string | null
  readonly filtered: boolean
}

/** A listing without rows: what it would hold, and what to do. */
export function Empty({ request, entity, path, addUrl, filtered }: Props) {
  const messages = listMessages(request.locale)
  if (filtered)
    return (
      <>
        <p>{messages.nothingFound}</p>
        <a class="button" href={path}>
          {messages.clear}
        </a>
      </>
    )
  return (
    <>
      <p>{messages.nothingYet(none(entity.noun, request.locale))}</p>
      {addUrl !== null && (
        <a class="button" href={addUrl}>
          {newOne(entity.noun, request.locale)}
        </a>
      )}
    </>
  )
}

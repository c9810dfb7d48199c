// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Key } from '../model/value.js'
import type { OfferedAction } from '../records/index.js'
import type { PageRequest } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'

interface Props {
  readonly request: PageRequest
  readonly target: Target
  readonly record: Key
  readonly action: OfferedAction
  readonly carried: Readonly<Record<string, string>>
}

/** The button of a declared action: it runs once, after the question that it asks. */
export function ActionForm({ request, target: { app, entity }, record, action, carried }: Props) {
  return (
    <form
      method="post"
      action={recordUrl(app, entity.name, record, `action/${encodeURIComponent(action.name)}`, carried)}
      data-confirm={action.confirm ?? ''}
    >
      <input type="hidden" name="-csrf" value={request.csrf} />
      <input type="hidden" name="-once" value={randomUUID()} />
      <button type="submit">{action.label}</button>
    </form>
  )
}

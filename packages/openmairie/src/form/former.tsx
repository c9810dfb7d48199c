// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import { former, type RecordView } from '../records/index.js'
import { controlText } from '../ui/format.js'
import { spokenInstant } from '../ui/moments.js'
import type { PageRequest } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { formerParameter } from '../ui/urls.js'
import { formMessages } from './messages.js'

interface Proposed {
  /** What the controls hold of it. */
  readonly taken: Readonly<Record<string, string>>
  readonly notice: ComponentChildren
}

/**
 * The values that a record had before the write which the address of its form names; nothing where it names none. They are
 * proposed in the controls, so that saving them follows the rules of any other change.
 */
export async function formerOf(
  request: PageRequest,
  { ctx, entity }: Target,
  record: RecordView,
): Promise<Proposed | null> {
  const asked = request.query.get(formerParameter)
  if (asked === null) return null
  const messages = formMessages(ctx.locale)
  const found = await former(ctx, entity, record.key, asked)
  if (!found) return { taken: {}, notice: <p class="flash warning">{messages.formerLost}</p> }
  // The number of bytes says nothing of them.
  const fields = Object.values(entity.fields).filter(({ name, type }) => name in found.values && type !== 'bytes')
  return {
    taken: Object.fromEntries(
      fields.map((field) => [field.name, controlText(entity, field, found.values[field.name], ctx)]),
    ),
    notice: (
      <p class="flash" role="status">
        {messages.formerProposed(spokenInstant(found.write.instant, ctx))}
      </p>
    ),
  }
}

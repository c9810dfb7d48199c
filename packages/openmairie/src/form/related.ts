// SPDX-License-Identifier: EUPL-1.2
import type { Child } from '../model/entity.js'
import type { Dependents } from '../records/index.js'
import type { Target } from '../ui/target.js'
import { formMessages } from './messages.js'

/** What refers to a record, in words («3 – Absences»), and its tab where it has one. */
export function related({ app, ctx, entity }: Target, found: Dependents): { tab: Child | undefined; text: string } {
  const messages = formMessages(ctx.locale)
  const child = app.localised[ctx.locale].get(found.entity)
  const tab = entity.children.find((one) => one.entity === found.entity && one.reference === found.reference)
  const count = found.count.capped ? messages.more(found.count.count) : String(found.count.count)
  return { tab, text: messages.related(count, tab?.label ?? child?.label ?? found.entity) }
}

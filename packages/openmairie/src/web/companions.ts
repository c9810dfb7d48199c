// SPDX-License-Identifier: EUPL-1.2
import { Fragment, h } from 'preact'
import type { Companion, PageRequest, Reply } from '../ui/page.js'

/** The answer with what each companion adds to a page that has a subject. */
export async function accompanied(
  answer: Reply,
  companions: readonly Companion[],
  request: PageRequest,
): Promise<Reply> {
  if (answer.kind !== 'page' || !answer.subject || !request.app) return answer
  const { app } = request
  const { subject } = answer
  const found = await Promise.all(companions.map((companion) => companion.accompany(app, subject, request)))
  const additions = found.filter((addition) => addition !== null)
  return {
    ...answer,
    actions: h(Fragment, null, ...additions.map(({ actions }) => actions), answer.actions),
    body: h(
      Fragment,
      null,
      ...additions.map(({ above }) => above),
      answer.body,
      ...additions.map(({ below }) => below),
    ),
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { Fragment, h } from 'preact'
import type { ResolvedApplication } from '../model/application.js'
import type { AnyEntity } from '../model/entity.js'
import type { Companion, PageRequest, Reply } from '../ui/page.js'
import { RecordActions } from './record-actions.js'

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
  const others = [
    ...additions.map(({ actions }) => actions),
    answer.actions,
    ...additions.map(({ lastActions }) => lastActions),
    answer.lastActions,
  ]
  return {
    ...answer,
    actions:
      subject.kind === 'record'
        ? h(RecordActions, { others, main: answer.mainAction, locale: request.locale })
        : h(Fragment, null, ...others),
    body: h(
      Fragment,
      null,
      ...additions.map(({ above }) => above),
      answer.body,
      ...additions.map(({ below }) => below),
    ),
  }
}

/** An entity as its visitor usually lists it, each companion in turn. */
export async function usual(
  app: ResolvedApplication,
  entity: AnyEntity,
  companions: readonly Companion[],
  request: PageRequest,
): Promise<AnyEntity> {
  let shown = entity
  for (const companion of companions) shown = (await companion.usual?.(app, shown, request)) ?? shown
  return shown
}

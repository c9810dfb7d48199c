// SPDX-License-Identifier: EUPL-1.2
import type { WriteOutcome } from '../records/index.js'
import { controlText, referenceLabel } from '../ui/format.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { controlId } from './fields.js'
import type { Posted } from './input.js'
import { formMessages } from './messages.js'
import { crumbsOf, type Place } from './place.js'
import { writeHeld } from './untouched.js'

/**
 * Both wrote the same fields: the user chooses, field by field. Only what the user changed is sent again, so that the
 * other's changes elsewhere stay.
 */
export function conflictPage(
  request: PageRequest,
  target: Target,
  place: Place,
  outcome: Extract<WriteOutcome, { kind: 'conflict' }>,
  posted: Posted,
  once: string,
): PageContent {
  const { app, ctx, entity } = target
  const messages = formMessages(ctx.locale)
  const back = recordUrl(app, entity.name, outcome.current.key, null, place.carried)
  // Whoever keeps the other's value leaves the field as it is.
  const held = Object.fromEntries(
    outcome.conflicts.flatMap(({ field: name }) => {
      const field = entity.fields[name]
      return field ? [[name, controlText(entity, field, outcome.current.values[name], ctx)] as const] : []
    }),
  )
  return {
    kind: 'page',
    status: 409,
    title: messages.conflictTitle,
    current: entity.name,
    breadcrumb: crumbsOf(target, place, [
      { label: outcome.current.label, href: back },
      { label: messages.conflictTitle, href: null },
    ]),
    body: (
      <form method="post" action={request.url} class="record-form conflict">
        <input type="hidden" name="-csrf" value={request.csrf} />
        <input type="hidden" name="-once" value={once} />
        <input type="hidden" name="-digests" value={outcome.current.digests} />
        <input type="hidden" name="-held" value={writeHeld(held)} />
        {outcome.changed.map((name) => (
          <input type="hidden" name={`v.${name}`} value={posted.typed[name] ?? ''} key={name} />
        ))}
        <p class="flash warning" role="alert">
          {messages.conflictIntro}
        </p>
        {outcome.conflicts.map((conflict) => {
          const field = entity.fields[conflict.field]
          if (!field) return null
          const theirs = held[conflict.field] ?? ''
          const id = controlId(entity, conflict.field)
          const choices = [
            {
              id: `${id}-a`,
              word: messages.theirs,
              value: theirs,
              shown: referenceLabel(entity, outcome.current.labels, conflict.field) ?? theirs,
            },
            {
              id: `${id}-b`,
              word: messages.mine,
              value: posted.typed[conflict.field] ?? '',
              shown: request.body.get(`r.${conflict.field}`) ?? posted.typed[conflict.field] ?? '',
            },
          ]
          return (
            <fieldset class="group" key={conflict.field}>
              <legend>{field.label}</legend>
              {choices.map((choice, index) => (
                <p class="check" key={choice.id}>
                  <input
                    type="radio"
                    id={choice.id}
                    name={`v.${conflict.field}`}
                    value={choice.value}
                    checked={index === 1}
                  />{' '}
                  <label for={choice.id}>
                    {choice.word}&nbsp;: <strong>{choice.shown === '' ? messages.blank : choice.shown}</strong>
                  </label>
                </p>
              ))}
            </fieldset>
          )
        })}
        <div class="buttons">
          <button type="submit" class="primary">
            {messages.keep}
          </button>
          <a class="button" href={back}>
            {messages.cancel}
          </a>
        </div>
      </form>
    ),
  }
}

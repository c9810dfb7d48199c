// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../model/entity.js'
import type { RecordView, WriteOutcome } from '../records/index.js'
import { controlId } from '../ui/asked.js'
import { controlText } from '../ui/format.js'
import type { Posted } from '../ui/input.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { crumbsOf, type Place, rootOf } from '../ui/place.js'
import type { Target } from '../ui/target.js'
import { writeHeld } from '../ui/untouched.js'
import { recordUrl } from '../ui/urls.js'
import { seenName } from './duplicates/found.js'
import { formMessages } from './messages.js'
import { spokenValue } from './spoken.js'

/**
 * Both wrote the same fields: the user chooses, field by field. Only what the user changed is sent again, so that the
 * other's changes elsewhere stay.
 */
export async function conflictPage(
  request: PageRequest,
  target: Target,
  place: Place,
  outcome: Extract<WriteOutcome, { kind: 'conflict' }>,
  posted: Posted,
  once: string,
): Promise<PageContent> {
  const { app, ctx, entity } = target
  const messages = formMessages(ctx.locale)
  const back = recordUrl(app, entity.name, outcome.current.key, null, place.carried)
  const rows = await Promise.all(
    outcome.conflicts.flatMap((conflict) => {
      const field = entity.fields[conflict.field]
      return field ? [rowOf(target, outcome.current, field, posted)] : []
    }),
  )
  // Whoever keeps the other's value leaves the field as it is.
  const held = Object.fromEntries(rows.map(({ field, theirs }) => [field.name, theirs]))
  return {
    kind: 'page',
    status: 409,
    title: messages.conflictTitle,
    current: rootOf(entity, place).name,
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
        {request.body.getAll(seenName).map((seen) => (
          <input type="hidden" name={seenName} value={seen} key={seen} />
        ))}
        {outcome.changed.map((name) => (
          <input type="hidden" name={`v.${name}`} value={posted.typed[name] ?? ''} key={name} />
        ))}
        <p class="flash warning" role="alert">
          {messages.conflictIntro}
        </p>
        {rows.map(({ field, choices }) => (
          <fieldset class="group" key={field.name}>
            <legend>{field.label}</legend>
            {choices.map((choice) => (
              <p class="check" key={choice.id}>
                <input
                  type="radio"
                  id={choice.id}
                  name={`v.${field.name}`}
                  value={choice.value}
                  checked={choice.checked}
                />{' '}
                <label for={choice.id}>
                  {choice.word}&nbsp;: <strong>{choice.shown === '' ? messages.blank : choice.shown}</strong>
                </label>
              </p>
            ))}
          </fieldset>
        ))}
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

/** A field that both wrote, with both values: as they are sent, and as they are read. */
async function rowOf({ ctx, entity }: Target, current: RecordView, field: Field, posted: Posted) {
  const messages = formMessages(ctx.locale)
  const theirs = controlText(entity, field, current.values[field.name], ctx)
  const mine = posted.typed[field.name] ?? ''
  const id = controlId(entity, field.name)
  const [theirWords, myWords] = await Promise.all([theirs, mine].map((typed) => spokenValue(ctx, entity, field, typed)))
  const choices = [
    { id: `${id}-a`, word: messages.theirs, value: theirs, shown: theirWords ?? theirs, checked: false },
    { id: `${id}-b`, word: messages.mine, value: mine, shown: myWords ?? mine, checked: true },
  ]
  return { field, theirs, choices }
}

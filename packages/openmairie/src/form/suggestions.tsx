// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import { type Ctx, type Option, options } from '../records/index.js'
import { shortList } from '../ui/choice.js'
import { controlMessages } from '../ui/control-messages.js'
import { formMessages } from './messages.js'
import { reviewName } from './review.js'

/** The labels proposed beside each long text that asks for them and whose records the user may list, by field. */
export async function suggestionsOf(
  ctx: Ctx,
  entity: AnyEntity,
  wanted: (field: string) => boolean,
): Promise<ReadonlyMap<string, readonly Option[]>> {
  const found = await Promise.all(
    Object.values(entity.fields).map(async (field): Promise<readonly [string, readonly Option[]] | null> => {
      const target = ctx.app.localised[ctx.locale].get(field.suggestions ?? '')
      if (
        !target ||
        target.key.length === 0 ||
        !wanted(field.name) ||
        !ctx.grants.can(ctx.app.definition.name, target, 'list')
      )
        return null
      const search = { text: '', limit: shortList, held: null, fields: target.key }
      return [field.name, (await options(ctx, target, search)).options]
    }),
  )
  return new Map(found.filter((each) => each !== null))
}

/** What was chosen to be added to a long text, at its end, on a line of its own. */
export function withSuggestion(body: URLSearchParams): URLSearchParams {
  const asked = body.get(reviewName) ?? ''
  if (!asked.startsWith('ajout.')) return body
  const name = asked.slice('ajout.'.length)
  const chosen = body.get(`s.${name}`) ?? ''
  const text = body.get(`v.${name}`)
  if (chosen === '' || text === null) return body
  const changed = new URLSearchParams(body)
  changed.set(`v.${name}`, text.trim() === '' ? chosen : `${text.trimEnd()}\n${chosen}`)
  return changed
}

/** A list of labels and the button that adds one to the text above; without script the form comes back with it. */
export function Suggestions({
  ctx,
  field,
  id,
  labels,
}: {
  ctx: Ctx
  field: Field
  id: string
  labels: readonly Option[]
}) {
  const messages = formMessages(ctx.locale)
  return (
    <p class="suggestions" data-for={id}>
      <label for={`${id}-ajout`} class="hidden">
        {messages.suggest(field.label)}
      </label>
      <select id={`${id}-ajout`} name={`s.${field.name}`}>
        <option value="">{controlMessages(ctx.locale).choose}</option>
        {labels.map(({ label }) => (
          <option value={label} key={label}>
            {label}
          </option>
        ))}
      </select>
      <button type="submit" name={reviewName} value={`ajout.${field.name}`}>
        {messages.add}
      </button>
    </p>
  )
}

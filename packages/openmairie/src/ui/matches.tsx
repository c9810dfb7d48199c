// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../model/entity.js'
import type { Ctx, Option } from '../records/index.js'
import { controlMessages } from './control-messages.js'

interface Props {
  readonly ctx: Ctx
  readonly field: Field
  readonly id: string
  readonly matches: readonly Option[]
  /** What was typed. */
  readonly label: string
  readonly attributes: Readonly<Record<string, string | boolean | number | undefined>>
}

/**
 * Several records answer to what was typed: one of them is chosen, or something else is typed. The choice stands for
 * the text as long as that is left as it was.
 */
export function Matches({ ctx, field, id, matches, label, attributes }: Props) {
  const messages = controlMessages(ctx.locale)
  return (
    <>
      <select {...attributes} id={id}>
        <option value="">{messages.choose}</option>
        {matches.map((option) => (
          <option value={option.key.join(',')} key={option.key.join(',')}>
            {option.label}
          </option>
        ))}
      </select>
      <input type="hidden" name={`d.${field.name}`} value={label} />
      <p class="again">
        <label for={`${id}-autre`}>{messages.searchAgain}</label>
        <input type="text" id={`${id}-autre`} name={`r.${field.name}`} value={label} autoComplete="off" />
      </p>
    </>
  )
}

// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../../records/index.js'
import { formMessages } from '../messages.js'
import { reviewName } from '../review.js'
import { carriedBefore, carriedBox, sharedFields } from './carried.js'

interface Props {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  readonly fixed: readonly string[]
  /** Fields ticked. */
  readonly carried: readonly string[]
  /** Whether the user asked to choose them. */
  readonly open: boolean
}

/** Saves and opens the next new form; beside it, the way to the fields that it carries over. */
export function SaveAndNext({ ctx, entity, fixed, carried, open }: Props) {
  const messages = formMessages(ctx.locale)
  const fields = sharedFields(entity, fixed)
  const shown = fields.filter((field) => carried.includes(field.name)).map((field) => field.name)
  return (
    <>
      <button type="submit" name="-suite" value="1">
        {messages.saveAndAdd}
      </button>
      {fields.length > 0 && !open && (
        <button type="submit" name={reviewName} value="report" class="carry-ask">
          {messages.carry} <span class="hidden">{messages.carryTo}</span>
          {shown.length > 0 && <span class="count">{shown.length}</span>}
        </button>
      )}
      {open && (
        <details class="popup carry" open>
          <summary class="button">{messages.carry}</summary>
          <fieldset class="sheet">
            <legend>{messages.carryLegend}</legend>
            <input type="hidden" name={carriedBefore} value={JSON.stringify(shown)} />
            {fields.map((field, index) => (
              <span class="check" key={field.name}>
                <input
                  type="checkbox"
                  id={`report-${index}`}
                  name={carriedBox}
                  value={field.name}
                  checked={carried.includes(field.name)}
                />{' '}
                <label for={`report-${index}`}>{field.label}</label>
              </span>
            ))}
          </fieldset>
        </details>
      )}
    </>
  )
}

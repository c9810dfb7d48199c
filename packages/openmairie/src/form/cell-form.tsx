// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import type { RecordView } from '../records/index.js'
import { choicesOf } from '../ui/choice.js'
import { controlText } from '../ui/format.js'
import type { Posted } from '../ui/input.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { crumbsOf, type Place, rootOf, rowUrl } from '../ui/place.js'
import type { Target } from '../ui/target.js'
import { writeHeld } from '../ui/untouched.js'
import { recordUrl } from '../ui/urls.js'
import { FieldRow } from './fields.js'
import { formMessages } from './messages.js'

export interface CellState {
  readonly record: RecordView
  readonly field: Field
  readonly posted: Posted | null
  readonly problems: readonly Problem[]
  /** Digests of the record as the user saw it, and the one-time key. */
  readonly digests: string
  readonly once: string
  /** Mark of what the control held; null where it is that of this page. */
  readonly held: string | null
  readonly status: number
}

/** The form of one field of a record: a page of its own, whose form scripts put in the cell. */
export async function cellPage(
  request: PageRequest,
  target: Target,
  place: Place,
  state: CellState,
): Promise<PageContent> {
  const { app, ctx, entity } = target
  const { record, field, posted } = state
  const messages = formMessages(ctx.locale)
  const shown = controlText(entity, field, record.values[field.name], ctx)
  const value = posted?.typed[field.name] ?? shown
  // The choices of a field may hang on what another one holds.
  const held = Object.values(entity.fields).map(
    (each) => [each.name, controlText(entity, each, record.values[each.name], ctx)] as const,
  )
  const governed = { ...Object.fromEntries(held), [field.name]: value }
  const choices = await choicesOf(ctx, entity, governed, (name) => name === field.name)
  // What is wrong with the rest of the record is said too, under the name of its field.
  const problems = state.problems.map((problem) => {
    const other = problem.field !== null && problem.field !== field.name ? entity.fields[problem.field] : undefined
    return { field: field.name, message: other ? `${other.label}\u00a0: ${problem.message}` : problem.message }
  })
  const title = messages.cellTitle(field.label, record.label)
  return {
    kind: 'page',
    status: state.status,
    title,
    current: rootOf(entity, place).name,
    breadcrumb: crumbsOf(target, place, [{ label: title, href: null }]),
    body: (
      <form
        method="post"
        action={request.url}
        class="record-form cell-form"
        noValidate
        data-failed={messages.failedCell}
      >
        <input type="hidden" name="-csrf" value={request.csrf} />
        <input type="hidden" name="-once" value={state.once} />
        <input type="hidden" name="-digests" value={state.digests} />
        <input type="hidden" name="-held" value={state.held ?? writeHeld({ [field.name]: shown })} />
        <FieldRow
          ctx={ctx}
          entity={entity}
          field={field}
          creating={false}
          values={{ [field.name]: value }}
          labels={record.labels}
          typedLabels={posted?.typedLabels ?? new Map()}
          choices={choices}
          statics={new Map()}
          suggestions={new Map()}
          matches={posted?.matches ?? new Map()}
          problems={problems}
          fileName={() => ''}
          fixed={[]}
        />
        {problems.length > 0 && (
          <p>
            <a href={recordUrl(app, entity.name, record.key, 'modifier', place.carried)}>{messages.openForm}</a>
          </p>
        )}
        <div class="buttons">
          <button type="submit" class="primary">
            {messages.save}
          </button>
          <a class="button" href={rowUrl(target, place, record.key)} data-cancel="1">
            {messages.cancel}
          </a>
        </div>
      </form>
    ),
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { controlId } from '../ui/asked.js'
import { choicesOf } from '../ui/choice.js'
import { howMany } from '../ui/how-many.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { fixedBy, homeUrl } from '../ui/place.js'
import { bulkFields } from '../ui/selection.js'
import type { Target } from '../ui/target.js'
import { entityUrl } from '../ui/urls.js'
import { type Chosen, chosenFields } from './chosen.js'
import { FieldRow, type Form } from './field-row.js'
import { bulkMessages } from './messages.js'
import { choosing, commonValues } from './narrowing.js'
import { bulkPage, Hidden } from './pages.js'
import type { TypedWork } from './work.js'

/** The fields to change on all records chosen, and the value of each. */
export async function fieldsPage(
  request: PageRequest,
  target: Target,
  chosen: Chosen,
  typed: TypedWork | null,
): Promise<PageContent> {
  const { app, ctx, entity } = target
  const messages = bulkMessages(ctx.locale)
  const fields = bulkFields(entity, fixedBy(chosen.place))
  const { posted = null, problems = [] } = typed ?? {}
  const common = commonValues(typed?.input ?? {}, chosen.place)
  const open = new Set(fields.filter((field) => choosing(field, fields, common) === 'open').map(({ name }) => name))
  const choices = await choicesOf(ctx, entity, { ...posted?.typed, ...common }, (name) => open.has(name))
  const form = { target, request, posted, problems, choices, fields, common }
  const title = messages.updateTitle(howMany(ctx, entity, chosen.counted))
  return bulkPage(
    target,
    chosen.place,
    title,
    problems.length > 0 ? 422 : 200,
    <form method="post" action={entityUrl(app, entity.name, 'selection/apercu')} class="record-form bulk" noValidate>
      <input type="hidden" name="-csrf" value={request.csrf} />
      <Hidden fields={chosenFields(chosen)} />
      {/* The key Entrée sends a form by its first button: it previews, whatever buttons stand among the fields. */}
      <button type="submit" class="hidden" tabIndex={-1} aria-hidden="true" />
      <p class="help">{messages.chooseFields}</p>
      <Summary {...form} />
      <div class="group">
        {fields.map((field) => (
          <FieldRow key={field.name} field={field} form={form} />
        ))}
      </div>
      <div class="buttons sticky">
        <button type="submit" class="primary">
          {messages.preview}
        </button>
        <a class="button" href={homeUrl(target, chosen.place)}>
          {messages.cancel}
        </a>
      </div>
    </form>,
  )
}

function Summary({ target: { ctx, entity }, problems }: Form) {
  const messages = bulkMessages(ctx.locale)
  if (problems.length === 0) return null
  return (
    <div class="summary" role="alert" id="problemes" tabIndex={-1}>
      <h2>{messages.problems(problems.length)}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={message}>
            {field === null ? (
              message
            ) : (
              <a href={`#${controlId(entity, field)}`}>
                {messages.problem(entity.fields[field]?.label ?? '', message)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import { controlId, helpOf } from '../ui/asked.js'
import { type Choices, choicesOf } from '../ui/choice.js'
import { Control, isGroup } from '../ui/control.js'
import { FieldNotes, notesOf } from '../ui/field-notes.js'
import { howMany } from '../ui/how-many.js'
import type { Posted } from '../ui/input.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { fixedBy, homeUrl } from '../ui/place.js'
import { bulkFields } from '../ui/selection.js'
import type { Target } from '../ui/target.js'
import { entityUrl } from '../ui/urls.js'
import { type Chosen, chosenFields } from './chosen.js'
import { bulkMessages } from './messages.js'
import { bulkPage, Hidden } from './pages.js'
import { modeOf } from './work.js'

interface Form {
  readonly target: Target
  readonly request: PageRequest
  readonly posted: Posted | null
  readonly problems: readonly Problem[]
  readonly choices: ReadonlyMap<string, Choices>
}

/** The fields to change on all records chosen, and the value of each. */
export async function fieldsPage(
  request: PageRequest,
  target: Target,
  chosen: Chosen,
  posted: Posted | null,
  problems: readonly Problem[],
): Promise<PageContent> {
  const { app, ctx, entity } = target
  const messages = bulkMessages(ctx.locale)
  const fields = bulkFields(entity, fixedBy(chosen.place))
  const choices = await choicesOf(ctx, entity, posted?.typed ?? {}, (name) => fields.some((each) => each.name === name))
  const form = { target, request, posted, problems, choices }
  const title = messages.updateTitle(howMany(ctx, entity, chosen.counted))
  return bulkPage(
    target,
    chosen.place,
    title,
    problems.length > 0 ? 422 : 200,
    <form method="post" action={entityUrl(app, entity.name, 'selection/apercu')} class="record-form bulk" noValidate>
      <input type="hidden" name="-csrf" value={request.csrf} />
      <Hidden fields={chosenFields(chosen)} />
      <p class="help">{messages.chooseFields}</p>
      <Summary {...form} />
      <div class="group">
        {fields.map((field) => (
          <Row key={field.name} field={field} {...form} />
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

function Row({ field, target, request, posted, problems, choices }: Form & { readonly field: Field }) {
  const { ctx, entity } = target
  const messages = bulkMessages(ctx.locale)
  const { name, label } = field
  const id = controlId(entity, name)
  const mode = modeOf(request.body, name)
  const wrong = problems.filter((problem) => problem.field === name)
  const matches = posted?.matches ?? new Map()
  const help = helpOf(ctx, field, choices, matches)
  const notes = notesOf(id, help, wrong)
  const value = posted?.typed[name] ?? ''
  const chosenLabel = choices.get(name)?.options.find((option) => option.key[0] === value)?.label
  return (
    <fieldset class={`field change${wrong.length > 0 ? ' wrong' : ''}`}>
      <legend>{label}</legend>
      <FieldNotes id={id} help={help} wrong={wrong} />
      <div class="choices">
        <select name={`m.${name}`} aria-label={messages.change(label)}>
          <option value="">{messages.keep}</option>
          <option value="valeur" selected={mode === 'valeur'}>
            {messages.set}
          </option>
          {!field.required && field.nullable && (
            <option value="vider" selected={mode === 'vider'}>
              {messages.empty}
            </option>
          )}
        </select>
        <div class="value">
          {!isGroup(field) && (
            <label class="hidden" for={id}>
              {label}
            </label>
          )}
          <Control
            ctx={ctx}
            entity={entity}
            field={field}
            id={id}
            value={value}
            label={posted?.typedLabels.get(name) ?? request.body.get(`r.${name}`) ?? chosenLabel ?? ''}
            choices={choices.get(name)}
            matches={matches.get(name)}
            describedBy={notes}
            invalid={wrong.length > 0}
            required={true}
          />
        </div>
      </div>
    </fieldset>
  )
}

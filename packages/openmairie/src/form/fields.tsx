// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import type { Ctx, Option } from '../records/index.js'
import { controlId, helpOf, isAsked } from '../ui/asked.js'
import type { Choices } from '../ui/choice.js'
import { Control, isRadio } from '../ui/control.js'
import { referenceLabel } from '../ui/format.js'
import { FormGroup, groupsOf } from './groups.js'
import { formMessages } from './messages.js'

export interface FieldsProps {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  readonly creating: boolean
  /** What each control holds. */
  readonly values: Readonly<Record<string, string>>
  /** Labels of references. */
  readonly labels: Readonly<Record<string, string | null>>
  /** What was typed for references, where it is shown again. */
  readonly typedLabels: ReadonlyMap<string, string>
  readonly choices: ReadonlyMap<string, Choices>
  readonly matches: ReadonlyMap<string, readonly Option[]>
  readonly problems: readonly Problem[]
  /** Fields that the parent gives. */
  readonly fixed: readonly string[]
}

/** The fields of a form, by group. Problems stand in a summary that leads to each field, and at the field. */
export function Fields(props: FieldsProps) {
  const { entity, creating, fixed, problems } = props
  const groups = groupsOf(entity, (field) => isAsked(entity, field, creating, fixed))
  return (
    <>
      <Summary {...props} />
      {groups.map(({ fieldset, fields }) => (
        <FormGroup
          key={fields[0]?.name}
          fieldset={fieldset}
          open={fields.some((field) => problems.some((problem) => problem.field === field.name))}
        >
          {fields.map((field) => (
            <FieldRow key={field.name} field={field} {...props} />
          ))}
        </FormGroup>
      ))}
    </>
  )
}

function Summary({ ctx, entity, problems }: FieldsProps) {
  if (problems.length === 0) return null
  return (
    <div class="summary" role="alert" id="problemes" tabIndex={-1}>
      <h2>{formMessages(ctx.locale).problems(problems.length)}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field}${problem.message}`}>
            {problem.field === null || !entity.fields[problem.field] ? (
              problem.message
            ) : (
              <a href={`#${controlId(entity, problem.field)}`}>
                {entity.fields[problem.field]?.label}&nbsp;: {problem.message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function FieldRow({ field, ...props }: FieldsProps & { field: Field }) {
  const { ctx, entity, problems, creating } = props
  const messages = formMessages(ctx.locale)
  const id = controlId(entity, field.name)
  const wrong = problems.filter((problem) => problem.field === field.name)
  const required = field.required || (!field.nullable && !creating && field.type !== 'boolean')
  const help = helpOf(ctx, field, props.choices, props.matches)
  const describedBy = [help === null ? '' : `${id}-aide`, wrong.length > 0 ? `${id}-erreur` : '']
    .filter((part) => part !== '')
    .join(' ')
  const check = field.widget === 'checkbox'
  const wide = ['textarea', 'json', 'list'].includes(field.widget) || field.width > 60
  const value = props.values[field.name] ?? ''
  const control = (
    <Control
      ctx={ctx}
      entity={entity}
      field={field}
      id={id}
      value={value}
      label={props.typedLabels.get(field.name) ?? labelOf(props, field.name, value)}
      choices={props.choices.get(field.name)}
      matches={props.matches.get(field.name)}
      describedBy={describedBy}
      invalid={wrong.length > 0}
      required={required}
    />
  )
  const words = (
    <>
      {field.label}
      {!required && !check && <span class="optional"> ({messages.optional})</span>}
    </>
  )
  const notes = (
    <>
      {help !== null && (
        <p class="help" id={`${id}-aide`}>
          {help}
        </p>
      )}
      {wrong.length > 0 && (
        <p class="error" id={`${id}-erreur`}>
          {wrong.map((problem) => problem.message).join(' ')}
        </p>
      )}
    </>
  )
  const style = `field${wrong.length > 0 ? ' wrong' : ''}${wide ? ' wide' : ''}${check ? ' check' : ''}`
  if (isRadio(field))
    return (
      <fieldset class={style} aria-describedby={describedBy || undefined}>
        <legend>{words}</legend>
        {notes}
        {control}
      </fieldset>
    )
  return (
    <div class={style}>
      {check && control}
      <label for={id}>{words}</label>
      {notes}
      {!check && control}
    </div>
  )
}

/** The label of what a reference holds now, which may no longer be what the record holds. */
function labelOf({ entity, labels, choices }: FieldsProps, name: string, value: string): string {
  if (value === '') return ''
  const chosen = choices.get(name)?.options.find((option) => option.key[0] === value)
  return chosen?.label ?? referenceLabel(entity, labels, name) ?? value
}

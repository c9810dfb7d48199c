// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { AnyEntity, Field } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import type { Ctx, Option } from '../records/index.js'
import { controlId, helpOf, isAsked } from '../ui/asked.js'
import type { Choices } from '../ui/choice.js'
import { Control, isGroup } from '../ui/control.js'
import { controlMessages } from '../ui/control-messages.js'
import { FieldNotes, notesOf } from '../ui/field-notes.js'
import { referenceLabel } from '../ui/format.js'
import { ProblemSummary } from '../ui/problems.js'
import { FormGroup, groupsOf } from './groups.js'
import { formMessages } from './messages.js'
import { reviewName } from './review.js'
import { Suggestions } from './suggestions.js'

export interface FieldsProps {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  readonly creating: boolean
  /** What each control holds. */
  readonly values: Readonly<Record<string, string>>
  /** Labels of references. */
  readonly labels: Readonly<Record<string, string | null>>
  /** Name of a file that a control holds, by its identifier; empty where it is not known. */
  readonly fileName: (id: string) => string
  /** What was typed for references, where it is shown again. */
  readonly typedLabels: ReadonlyMap<string, string>
  readonly choices: ReadonlyMap<string, Choices>
  readonly matches: ReadonlyMap<string, readonly Option[]>
  readonly problems: readonly Problem[]
  /** Fields that the parent gives. */
  readonly fixed: readonly string[]
  /** What is shown of the fields that are not typed, by field. */
  readonly statics: ReadonlyMap<string, ComponentChildren>
  /** Labels proposed beside long texts, by field. */
  readonly suggestions: ReadonlyMap<string, readonly Option[]>
}

/** The fields of a form, by group. Problems stand in a summary that leads to each field, and at the field. */
export function Fields(props: FieldsProps) {
  const { entity, creating, fixed, problems, statics } = props
  const groups = groupsOf(entity, (field) => isAsked(entity, field, creating, fixed) || statics.has(field.name))
  return (
    <>
      <Summary {...props} />
      {groups.map(({ fieldset, fields }) => (
        <FormGroup
          key={fields[0]?.name}
          fieldset={fieldset}
          open={fields.some((field) => problems.some((problem) => problem.field === field.name))}
        >
          {fields.map((field) =>
            statics.has(field.name) ? (
              <StaticRow key={field.name} field={field} shown={statics.get(field.name)} />
            ) : (
              <FieldRow key={field.name} field={field} {...props} />
            ),
          )}
        </FormGroup>
      ))}
    </>
  )
}

/** A value that is shown among the controls, and not typed. */
function StaticRow({ field, shown }: { field: Field; shown: ComponentChildren }) {
  return (
    <dl class={`field static${field.widget === 'html' ? ' wide' : ''}`}>
      <dt>{field.label}</dt>
      <dd>{shown}</dd>
    </dl>
  )
}

function Summary({ ctx, entity, problems }: FieldsProps) {
  const told = problems.map(({ field, message }) => {
    const known = field === null ? undefined : entity.fields[field]
    return {
      text: known ? `${known.label}\u00a0: ${message}` : message,
      control: known ? controlId(entity, known.name) : null,
    }
  })
  return <ProblemSummary title={formMessages(ctx.locale).problems(problems.length)} problems={told} />
}

/** One field: its words, its help, what is wrong with it, its control. */
export function FieldRow({ field, ...props }: FieldsProps & { field: Field }) {
  const { ctx, entity, problems, creating } = props
  const messages = formMessages(ctx.locale)
  const id = controlId(entity, field.name)
  const wrong = problems.filter((problem) => problem.field === field.name)
  const required = field.required || (!field.nullable && !creating && field.type !== 'boolean')
  const help = helpOf(ctx, field, props.choices, props.matches)
  const describedBy = notesOf(id, help, wrong)
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
      label={
        field.widget === 'file'
          ? props.fileName(value)
          : (props.typedLabels.get(field.name) ?? labelOf(props, field.name, value))
      }
      choices={props.choices.get(field.name)}
      matches={props.matches.get(field.name)}
      describedBy={describedBy}
      invalid={wrong.length > 0}
      required={required}
      governing={field.dependsOn ? (props.values[field.dependsOn.field] ?? '') : null}
    />
  )
  const labels = props.suggestions.get(field.name)
  const beside = (
    <>
      {labels && <Suggestions ctx={ctx} field={field} id={id} labels={labels} />}
      {field.dependsOn && (
        <button type="submit" name={reviewName} value="choix" class="refresh">
          {controlMessages(ctx.locale).refreshChoices}
        </button>
      )}
    </>
  )
  const words = (
    <>
      {field.label}
      {!required && !check && <span class="optional"> ({messages.optional})</span>}
    </>
  )
  const notes = <FieldNotes id={id} help={help} wrong={wrong} />
  const style = `field${wrong.length > 0 ? ' wrong' : ''}${wide ? ' wide' : ''}${check ? ' check' : ''}`
  if (isGroup(field))
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
      {beside}
    </div>
  )
}

/** The label of what a reference holds now, which may no longer be what the record holds. */
function labelOf({ entity, labels, choices }: FieldsProps, name: string, value: string): string {
  if (value === '') return ''
  const chosen = choices.get(name)?.options.find((option) => option.key[0] === value)
  return chosen?.label ?? referenceLabel(entity, labels, name) ?? value
}

// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field, Widget } from '../model/entity.js'
import { isSeveral } from '../model/several.js'
import type { Ctx, Option } from '../records/index.js'
import type { Choices } from './choice.js'
import { controlMessages } from './control-messages.js'
import { FileControl } from './file-control.js'
import { shown } from './format.js'
import { Matches } from './matches.js'
import { Radios } from './radios.js'
import { Several } from './several.js'
import { entityUrl } from './urls.js'
import { widthClass } from './width.js'

export interface ControlProps {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  readonly field: Field
  readonly id: string
  /** What the control holds, as it would be typed. */
  readonly value: string
  /** Label of the record that a reference holds, or what was typed for it. */
  readonly label: string
  readonly choices: Choices | undefined
  /** What the field that narrows the choices holds; null where none does. */
  readonly governing?: string | null
  readonly matches: readonly Option[] | undefined
  readonly describedBy: string
  readonly invalid: boolean
  readonly required: boolean
}

type Attributes = Pick<ControlProps, 'id'> & Readonly<Record<string, string | boolean | number | undefined>>

/** Whether a field is asked by a few buttons or boxes, all in sight. */
export function isGroup(field: Field): boolean {
  return (field.widget === 'radio' || field.widget === 'checkboxes') && field.choices !== null
}

/** The control of a field, by its widget; a list that is too long to unfold is found by typing. */
export function Control(props: ControlProps) {
  const { ctx, field, choices, id, describedBy, invalid } = props
  const attributes: Attributes = {
    id,
    name: `v.${field.name}`,
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(invalid ? { 'aria-invalid': 'true' } : {}),
    ...(props.required ? { 'aria-required': 'true' } : {}),
    ...(field.dependsOn
      ? {
          'data-depends': `v.${field.dependsOn.field}`,
          'data-choices': entityUrl(ctx.app, props.entity.name, 'choix', { champ: field.name, tout: '1' }),
        }
      : {}),
    ...(field.widget === 'colour' ? { 'data-colour': controlMessages(ctx.locale).pickColour(field.label) } : {}),
    ...(field.format ? { 'data-format': field.format, 'data-recased': controlMessages(ctx.locale).recasedHere } : {}),
  }
  if (choices) {
    if (props.matches) return <Matches {...props} matches={props.matches} attributes={attributes} />
    return choices.long || field.widget === 'autocomplete' ? (
      <Autocomplete {...props} attributes={attributes} />
    ) : (
      <Select {...props} attributes={attributes} options={choices.options} />
    )
  }
  if (field.choices && isSeveral(field))
    return <Several field={field} id={id} value={props.value} showing={ctx} attributes={attributes} />
  if (field.choices && isGroup(field)) {
    const none = props.required ? null : controlMessages(ctx.locale).unknown
    const options = field.choices.map((choice) => ({ ...choice, label: shown(field, choice.value, ctx) }))
    return <Radios name={`v.${field.name}`} id={id} value={props.value} options={options} none={none} />
  }
  if (field.choices && field.widget === 'select') {
    const options = field.choices.map((choice) => ({ key: [choice.value], label: shown(field, choice.value, ctx) }))
    return <Select {...props} attributes={attributes} options={options} />
  }
  if (field.widget === 'file')
    return (
      <FileControl
        field={field}
        value={props.value}
        name={props.label}
        required={props.required}
        showing={ctx}
        attributes={attributes}
      />
    )
  return <Plain {...props} attributes={attributes} />
}

function Select({
  ctx,
  value,
  required,
  options,
  attributes,
}: ControlProps & { options: readonly Option[]; attributes: Attributes }) {
  const messages = controlMessages(ctx.locale)
  const isKnown = value === '' || options.some((option) => option.key.join(',') === value)
  return (
    <select {...attributes}>
      <option value="">{required ? messages.choose : messages.unknown}</option>
      {!isKnown && (
        <option value={value} selected>
          {value}
        </option>
      )}
      {options.map((option) => (
        <option value={option.key.join(',')} selected={option.key.join(',') === value} key={option.key.join(',')}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** The label is typed; the browser's module proposes records, and without it the server finds the one meant. */
function Autocomplete({
  ctx,
  entity,
  field,
  value,
  label,
  attributes,
  governing,
}: ControlProps & { attributes: Attributes }) {
  const source = entityUrl(ctx.app, entity.name, 'choix', { champ: field.name, pour: governing ?? null })
  return (
    <span class="autocomplete" data-source={source}>
      <input type="hidden" name={`v.${field.name}`} value={value} />
      <input type="hidden" name={`d.${field.name}`} value={label} />
      <input type="text" {...attributes} name={`r.${field.name}`} value={label} autoComplete="off" class="w-40" />
    </span>
  )
}

const inputTypes: Readonly<Partial<Record<Widget, string>>> = { email: 'email', tel: 'tel', url: 'url' }
const inputModes: Readonly<Partial<Record<Widget, string>>> = { number: 'numeric', decimal: 'decimal' }

function Plain({ ctx, field, value, attributes, required }: ControlProps & { attributes: Attributes }) {
  const messages = controlMessages(ctx.locale)
  const limit = field.maxLength === null ? {} : { maxLength: field.maxLength }
  switch (field.widget) {
    case 'checkbox':
      return (
        <>
          <input type="hidden" name={`v.${field.name}`} value="false" />
          <input type="checkbox" {...attributes} value="true" checked={value === 'true'} />
        </>
      )
    case 'yesno':
      return (
        <select {...attributes}>
          <option value="">{required ? messages.choose : messages.unknown}</option>
          <option value="true" selected={value === 'true'}>
            {messages.yes}
          </option>
          <option value="false" selected={value === 'false'}>
            {messages.no}
          </option>
        </select>
      )
    case 'textarea':
    case 'json':
    case 'list':
      return <Lines field={field} value={value} attributes={attributes} limit={limit} />
    default: {
      // An input of one line would lose the ends of lines that a value holds.
      if (/[\r\n]/.test(value)) return <Lines field={field} value={value} attributes={attributes} limit={limit} />
      const mode = inputModes[field.widget]
      return (
        <input
          type={inputTypes[field.widget] ?? 'text'}
          {...attributes}
          {...limit}
          {...(mode ? { inputMode: mode } : {})}
          value={value}
          class={widthClass(field)}
          autoComplete="off"
        />
      )
    }
  }
}

function Lines({
  field,
  value,
  attributes,
  limit,
}: Pick<ControlProps, 'field' | 'value'> & { attributes: Attributes; limit: { maxLength?: number } }) {
  return (
    <textarea
      {...attributes}
      {...limit}
      rows={field.widget === 'textarea' ? 5 : 4}
      spellcheck={field.widget === 'textarea'}
      class={field.widget === 'json' ? 'code' : ''}
    >
      {value}
    </textarea>
  )
}

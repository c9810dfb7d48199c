// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../model/entity.js'
import { controlMessages } from './control-messages.js'
import type { Showing } from './format.js'

/** Name of the control that sends the file of a field. */
export const fileControl = (field: string): string => `f.${field}`
/** Name of the box that takes the file of a field away. */
export const removedBox = (field: string): string => `o.${field}`

interface Props {
  readonly field: Field
  /** Identifier of the file that the field holds; empty for none. */
  readonly value: string
  /** Its name. */
  readonly name: string
  readonly required: boolean
  readonly showing: Showing
  readonly attributes: Readonly<Record<string, string | boolean | number | undefined>>
}

/** The control of a field that holds a file: the one there, a box to take it away, and a control to give another. */
export function FileControl({ field, value, name, required, showing, attributes }: Props) {
  const messages = controlMessages(showing.locale)
  const accept = field.file.accept
  return (
    <span class="file-control">
      <input type="hidden" name={`v.${field.name}`} value={value} />
      {value !== '' && <span class="file-held">{name === '' ? messages.aFile : name}</span>}
      {value !== '' && !required && (
        <label class="file-removed">
          <input
            type="checkbox"
            name={removedBox(field.name)}
            value="1"
            aria-label={messages.removeFileOf(field.label)}
          />{' '}
          {messages.removeFile}
        </label>
      )}
      <input
        type="file"
        {...attributes}
        name={fileControl(field.name)}
        {...(accept ? { accept: accept.map((each) => `.${each}`).join(',') } : {})}
      />
    </span>
  )
}

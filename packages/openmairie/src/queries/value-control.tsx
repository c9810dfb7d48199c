// SPDX-License-Identifier: EUPL-1.2

import type { Locale } from '../model/application.js'
import { controlMessages } from '../ui/control-messages.js'
import type { ValueChoices } from './values.js'

interface Props {
  readonly locale: Locale
  readonly id: string
  readonly name: string
  readonly value: string
  /** Null where a value is typed. */
  readonly choices: ValueChoices | null
  readonly describedBy?: string | undefined
  readonly invalid?: boolean
}

/** The control of a value that something is compared with: a list where it is chosen among few. */
export function ValueControl({ locale, id, name, value, choices, describedBy, invalid = false }: Props) {
  const attributes = {
    id,
    name,
    'aria-describedby': describedBy,
    'aria-invalid': invalid ? ('true' as const) : undefined,
  }
  if (!choices || choices.long)
    return <input type="text" {...attributes} value={value} autoComplete="off" class="w-20" />
  const held = choices.options.find(({ key }) => key[0] === value)
  return (
    <select {...attributes}>
      <option value="">{controlMessages(locale).choose}</option>
      {value !== '' && !held && (
        <option value={value} selected>
          {value}
        </option>
      )}
      {choices.options.map(({ key: [key = ''], label }) => (
        <option value={key} selected={key === value} key={key}>
          {label}
        </option>
      ))}
    </select>
  )
}

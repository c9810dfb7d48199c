// SPDX-License-Identifier: EUPL-1.2
import type { Choice } from '../model/entity.js'

interface Props {
  readonly name: string
  readonly id: string
  readonly value: string
  readonly options: readonly Choice[]
  /** Word for no choice; null where one is to be made. */
  readonly none: string | null
}

/** A few choices, all in sight. The first bears the field's own identifier: a summary of problems leads to it. */
export function Radios({ name, id, value, options, none }: Props) {
  const all = none === null ? options : [...options, { value: '', label: none }]
  return (
    <div class="radios">
      {all.map((option, index) => (
        <span class="check" key={option.value}>
          <input
            type="radio"
            id={index === 0 ? id : `${id}-${index}`}
            name={name}
            value={option.value}
            checked={option.value === value}
          />{' '}
          <label for={index === 0 ? id : `${id}-${index}`}>{option.label}</label>
        </span>
      ))}
    </div>
  )
}

// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../model/entity.js'
import { readMembers } from '../model/several.js'
import type { Showing } from './format.js'
import { shown } from './format.js'

interface Props {
  readonly field: Field
  readonly id: string
  /** What is held, as a form carries it. */
  readonly value: string
  readonly showing: Showing
  readonly attributes: Readonly<Record<string, string | boolean | number | undefined>>
}

/**
 * Several choices: a box each, or a list where several are held. What is held and no longer offered keeps its place, so
 * that it is not lost. A blank value says that the control was there, as boxes left blank send nothing.
 */
export function Several({ field, id, value, showing, attributes }: Props) {
  const held = readMembers(field, [value])
  const offered = (field.choices ?? []).map((choice) => choice.value)
  const options = [...offered, ...held.filter((member) => !offered.includes(member))].map((member) => ({
    member,
    label: shown(field, [member], showing),
  }))
  const name = `v.${field.name}`
  return (
    <>
      <input type="hidden" name={name} value="" />
      {field.widget === 'multiselect' ? (
        <select {...attributes} multiple size={Math.min(Math.max(options.length, 2), 8)} class="several">
          {options.map(({ member, label }) => (
            <option value={member} selected={held.includes(member)} key={member}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <div class="radios">
          {options.map(({ member, label }, index) => (
            <span class="check" key={member}>
              <input
                type="checkbox"
                id={index === 0 ? id : `${id}-${index}`}
                name={name}
                value={member}
                checked={held.includes(member)}
              />{' '}
              <label for={index === 0 ? id : `${id}-${index}`}>{label}</label>
            </span>
          ))}
        </div>
      )}
    </>
  )
}

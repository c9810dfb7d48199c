// SPDX-License-Identifier: EUPL-1.2
import { sizeText } from '../files/size.js'
import type { AnyEntity, Field } from '../model/entity.js'
import type { Ctx, Option } from '../records/index.js'
import type { Choices } from './choice.js'
import { controlMessages } from './control-messages.js'
import { valueMessages } from './value-messages.js'

/** Identifier of a field's control: a column's name may hold anything. */
export function controlId(entity: AnyEntity, name: string): string {
  return `champ-${entity.name}-${Object.keys(entity.fields).indexOf(name)}`
}

/** Whether the user types a field in this form. */
export function isAsked(entity: AnyEntity, field: Field, creating: boolean, fixed: readonly string[]): boolean {
  if (
    field.hidden ||
    field.readOnly ||
    field.widget === 'hidden' ||
    field.widget === 'readonly' ||
    fixed.includes(field.name)
  )
    return false
  if (field.automatic && (creating || entity.key.includes(field.name))) return false
  const validity = entity.validity
  return !(validity?.hidden && (field.name === validity.start || field.name === validity.end))
}

/** How the control of a field is filled in, where that does not go without saying. */
export function helpOf(
  { locale }: Pick<Ctx, 'locale'>,
  field: Field,
  choices: ReadonlyMap<string, Choices>,
  matches: ReadonlyMap<string, readonly Option[]>,
): string | null {
  const messages = controlMessages(locale)
  if (field.help !== null) return field.help
  if (matches.has(field.name)) return null
  if (choices.get(field.name)?.long) return messages.typeToChoose
  if (field.widget === 'date') return valueMessages(locale).dateHelp
  if (field.widget === 'datetime') return messages.momentHelp
  if (field.widget === 'colour') return messages.colourHelp
  if (field.widget === 'file') {
    const { accept, most } = field.file
    const extensions = (accept ?? []).map((each) => `.${each}`).join(', ')
    return messages.fileHelp(extensions, most === null ? '' : sizeText(most, locale)) || null
  }
  if (field.widget === 'multiselect') return messages.severalHelp
  return field.widget === 'list' ? messages.listHelp : null
}

// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../entity.js'
import type { AnyOverride } from '../override.js'
import { own } from '../own.js'
import type { Duration, Personal, PersonalField, PersonalFieldOverride, Retention } from '../personal.js'
import { isDate, suitsReplacement, usualReplacement } from '../replacing.js'

type Fields = Readonly<Record<string, Field>>

/** What an author says of the data of persons that an entity holds, resolved; what cannot hold is left out. */
export function mergePersonal(
  generated: AnyEntity,
  override: AnyOverride,
  said: (path: string) => void,
): Personal | null {
  const given = override.personal
  if (given === undefined) return null
  for (const name of Object.keys(given)) said(`personal.${name}`)
  const { fields } = generated
  const base = {
    purpose: given.purpose,
    legalBasis: given.legalBasis,
    retention: keptRetention(fields, given.retention, true),
  }
  return {
    ...base,
    // One that leads nowhere stays: its records are not persons for all that.
    person: given.person ?? null,
    recipients: given.recipients ?? null,
    fields: Object.keys(fields).flatMap((name) => {
      const field = fields[name]
      const said = own(override.fields, name)?.personal
      if (!field || said === undefined) return []
      return [mergeField(generated, field, base, said === true ? {} : said)]
    }),
  }
}

function mergeField(
  entity: AnyEntity,
  field: Field,
  base: Pick<PersonalField, 'purpose' | 'legalBasis' | 'retention'>,
  said: PersonalFieldOverride<string>,
): PersonalField {
  const isUnique = isUniqueAlone(entity, field.name)
  const replacement = said.replacement ?? usualReplacement(field, isUnique)
  const holds = replacement !== null && isReplaceable(entity, field) && suitsReplacement(field, isUnique, replacement)
  return {
    field: field.name,
    purpose: said.purpose ?? base.purpose,
    legalBasis: said.legalBasis ?? base.legalBasis,
    retention: keptRetention(entity.fields, said.retention, false) ?? base.retention,
    replacement: holds ? replacement : null,
  }
}

/** A retention, where it may be counted: from a date, for some time; `whole`: of the record, which alone may be deleted. */
export function keptRetention(fields: Fields, given: Retention | undefined, whole: boolean): Retention | null {
  if (given === undefined || !isLength(given.keep) || (!whole && given.ending === 'erase')) return null
  return given.from === 'last write' || isDate(own(fields, given.from.field)) ? given : null
}

/** Whether a length of time is one: a whole number, above nothing. */
export function isLength(keep: Duration): boolean {
  return Object.values(keep).every((n) => Number.isInteger(n) && n > 0)
}

/** Whether the value of a field may be replaced at all: what names the record, or is computed, may not. */
export function isReplaceable({ key }: Pick<AnyEntity, 'key'>, field: Field): boolean {
  return !key.includes(field.name) && !field.automatic
}

/** Whether no two rows may hold the same in a field by itself. */
export function isUniqueAlone({ uniques }: Pick<AnyEntity, 'uniques'>, name: string): boolean {
  return uniques.some(({ fields }) => fields.length === 1 && fields[0] === name)
}

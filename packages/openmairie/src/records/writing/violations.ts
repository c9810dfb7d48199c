// SPDX-License-Identifier: EUPL-1.2
import { codeOfState, type DatabaseError } from '../../database/errors.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { Locale } from '../../model/application.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import { own } from '../../model/own.js'
import type { Ctx } from '../context.js'
import { writingMessages } from './messages.js'

/** What a trigger raised: in words where it is a guard of the instance's own tables. */
export function raisedText(locale: Locale, raised: string | null): string {
  const messages = writingMessages(locale)
  return own<string>(messages.raised, raised ?? '') ?? raised ?? messages.refused
}

/** What the engine objected to, as problems of fields; null where it is a fault of ours and not of the input. */
export function problemsOf(ctx: Ctx, entity: AnyEntity, error: DatabaseError): readonly Problem[] | null {
  const messages = writingMessages(ctx.locale)
  const field = error.column !== null && Object.hasOwn(entity.fields, error.column) ? error.column : null
  const isKept = (name: string): boolean => entity.fields[name]?.withheld === true
  const refused = [{ field: null, message: messages.refused }]
  if (field !== null && isKept(field)) return refused
  const labelOf = (name: string): string => entity.fields[name]?.label ?? name
  switch (error.violation) {
    case 'unique': {
      // A partition has a key of its own, under a name of its own.
      const fields =
        entity.uniques.find((unique) => unique.constraint === error.constraint)?.fields ??
        (error.columns.length > 0 ? error.columns : null) ??
        (error.constraint === 'PRIMARY' || error.constraint?.endsWith('_pkey') ? entity.key : [])
      // Not even its name is told of a field that is kept from the user.
      if (fields.some(isKept)) return refused
      return [
        {
          field: fields[0] ?? null,
          message: messages.taken(fields.map(labelOf).join(', ') || (error.constraint ?? '')),
        },
      ]
    }
    case 'foreign key': {
      const reference = entity.references.find((each) => each.constraint === error.constraint)
      if (reference?.fields.some(isKept)) return refused
      return reference
        ? [{ field: reference.fields[0] ?? null, message: messages.missing(reference.label) }]
        : [{ field: null, message: messages.stillReferred }]
    }
    case 'not null':
      return [{ field, message: messages.required(field === null ? (error.column ?? '') : labelOf(field)) }]
    case 'check':
      return [{ field, message: messages.check }]
    case 'exclusion':
      return [{ field, message: messages.exclusion }]
    case 'value':
      return [{ field, message: messages.malformed }]
    case 'raised':
      return [{ field: null, message: raisedText(ctx.locale, error.raised) }]
    case 'serialization':
    case 'timeout':
      return [{ field: null, message: messages.busy }]
    case 'not ready':
    case 'not allowed':
    case 'changed': {
      const code = codeOfState(error)
      return code ? [{ field: null, message: new OpenMairieError(code).publicMessage(ctx.locale) }] : null
    }
    case 'other':
      return null
  }
}

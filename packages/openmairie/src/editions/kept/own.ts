// SPDX-License-Identifier: EUPL-1.2

import type { EditionDefinitions } from '../../model/edition.js'
import type { Filed, Kind, Subject } from './contract.js'
import type { InUse } from './store.js'
import { filedIn } from './texts.js'

/** A definition that no file has, before any text of it; null where what it is about is not said. */
export function ownFiled(kind: Kind, name: string, { entity, kind: sort, reference }: Subject): Filed | null {
  switch (kind) {
    case 'etat':
      return sort ? { kind, definition: { name, kind: sort, entity, body: '' } } : null
    case 'sous-etat':
      return reference === undefined ? null : { kind, definition: { name, entity, reference, columns: [] } }
    case 'etiquette':
      return { kind, definition: { name, entity, lines: [] } }
  }
}

/** What a version is kept over: the file's definition, else one of its own; null where its file is no longer there. */
export function keptOver(
  editions: Required<EditionDefinitions>,
  { kind, name, subject }: Pick<InUse, 'kind' | 'name' | 'subject'>,
): Filed | null {
  return filedIn(editions, kind, name) ?? (subject && ownFiled(kind, name, subject))
}

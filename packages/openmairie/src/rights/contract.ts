// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'

/** `list`: see listings; `read`: open a record; `history`: see what was written of it; other names are actions of the entity. */
export type Verb = 'list' | 'read' | 'create' | 'update' | 'delete' | 'export' | 'history' | (string & {})

/** What a user may do, compiled once for a profil. Whatever is not granted is denied. */
export interface Grants {
  readonly profil: string
  can(app: string, entity: AnyEntity, verb: Verb): boolean
  /** Rights that are not about an entity: `generateur`, `administration`… */
  holds(permission: string): boolean
  /** Whether a permission, of whatever shape, is granted by itself or by a wider one. */
  covers(permission: string): boolean
  /** Whether all that a profil may do is granted too: none gives more than one has. */
  coversProfil(profil: string): boolean
}

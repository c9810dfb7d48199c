// SPDX-License-Identifier: EUPL-1.2
import type { Who } from '../model/access.js'
import type { AnyEntity } from '../model/entity.js'

/** `list`: see listings; `read`: open a record; `history`: see what was written of it; other names are actions of the entity. */
export type Verb = 'list' | 'read' | 'create' | 'update' | 'delete' | 'export' | 'history' | (string & {})

/** What a user may do, compiled once for a profil. Whatever is not granted is denied. */
export interface Grants {
  /** Names what is granted: whoever has another one is granted something else. */
  readonly profil: string
  /** The profils that the user is taken for. */
  readonly profils: readonly string[]
  can(app: string, entity: AnyEntity, verb: Verb): boolean
  /** Rights that are not about an entity: `generateur`, `administration`… */
  holds(permission: string): boolean
  /** Whether a restriction leaves the user out: a right of the entity, or a profil among some. */
  meets(app: string, entity: AnyEntity, who: Who): boolean
  /** Whether a permission, of whatever shape, is granted by itself or by a wider one. */
  covers(permission: string): boolean
  /** Whether all that a profil may do is granted too: none gives more than one has. */
  coversProfil(profil: string): boolean
}

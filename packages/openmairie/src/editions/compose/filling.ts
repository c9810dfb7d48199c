// SPDX-License-Identifier: EUPL-1.2
import type { Block, ImageBlock } from '../../documents/contract.js'
import type { Ctx } from '../../records/index.js'
import type { QueryNode } from '../template/contract.js'
import type { Pictures } from './pictures.js'
import type { Known, Merged } from './values.js'

/** What a text is filled with. */
export interface Filling {
  readonly ctx: Ctx
  /** Null for a text that is about no record. */
  readonly known: Known | null
  /** The value of a variable; null where it is none. */
  variable(name: string): Merged | null
  /** The table of a sous-état; null where there is none of that code. */
  sousEtat(code: string): readonly Block[] | null
  /** The table of what a query finds; null where there is none of that code, or where it stands within a repetition. */
  query(node: QueryNode): readonly Block[] | null
  readonly logo: ImageBlock | null
  /** Null where the room of a handwritten one stays. */
  readonly signature: ImageBlock | null
  readonly pictures: Pictures
  /** The width, in millimetres, that columns share by what they hold where none says its own; null for equal ones. */
  readonly columnsIn: number | null
  /** What names nothing, as it is written: it stays in the text, and is reported. */
  readonly unknown: Set<string>
}

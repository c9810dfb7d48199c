// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { type RecordView, read } from '../records/index.js'
import type { PageRequest } from '../ui/page.js'
import { keyOf, targetOf } from '../ui/target.js'
import { mayAnnotate } from './rights.js'
import type { Anchor } from './rows.js'

/** A record that notes or tasks hang from, read under the rights of who asks. */
export interface Anchored extends Anchor {
  readonly record: RecordView
}

/** What hangs from a record: its name in the model, the parameter of its addresses, how one is read. */
export interface Hanging<Item> {
  readonly kind: 'notes' | 'tasks' | 'attachments'
  readonly parameter: string
  readonly read: (anchor: Anchor, id: string) => Promise<Item | null>
}

/** The record that an address names. Raises OM_NOT_FOUND where it is not there or has none of these, OM_FORBIDDEN where it may not be read. */
async function anchorOf(request: PageRequest, kind: Hanging<unknown>['kind']): Promise<Anchored> {
  const target = targetOf(request)
  const record = await read(target.ctx, target.entity, keyOf(request, target.entity))
  if (!record || !target.entity[kind]) throw new OpenMairieError('OM_NOT_FOUND')
  return { ...target, key: record.key, record }
}

/** The record that one is to be added to. Raises as above, and OM_FORBIDDEN where none may be. */
export async function openedToAdd(request: PageRequest, { kind }: Pick<Hanging<unknown>, 'kind'>): Promise<Anchored> {
  const anchor = await anchorOf(request, kind)
  if (!mayAnnotate(anchor)) throw new OpenMairieError('OM_FORBIDDEN')
  return anchor
}

/** The one that an address names, and its record. Raises as above, and OM_FORBIDDEN where what is asked may not be done to it. */
export async function opened<Item>(
  request: PageRequest,
  { kind, parameter, read: readOne }: Hanging<Item>,
  may: (anchor: Anchored, item: Item) => boolean,
): Promise<{ readonly anchor: Anchored; readonly item: Item }> {
  const anchor = await anchorOf(request, kind)
  const item = await readOne(anchor, request.params[parameter] ?? '')
  if (!item) throw new OpenMairieError('OM_NOT_FOUND')
  if (!may(anchor, item)) throw new OpenMairieError('OM_FORBIDDEN')
  return { anchor, item }
}

// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import { readKeyText } from '../../model/key-text.js'
import { type Ctx, type ListQuery, list, type RecordView, read } from '../../records/index.js'
import type { PageRequest } from '../../ui/page.js'
import { editorControls } from './urls.js'

/** The record on which an edition is tried: by its number, else the first that its words find, else the first of the listing. Null where there is none that its user may see, or that could be named. */
export async function sampleOf(ctx: Ctx, entity: AnyEntity, typed: string): Promise<RecordView | null> {
  const may = (verb: 'list' | 'read'): boolean => ctx.grants.can(ctx.app.definition.name, entity, verb)
  if (!may('read') || entity.key.length === 0) return null
  const key = typed === '' ? null : readKeyText(typed)
  const exact = key && key.length === entity.key.length ? await read(ctx, entity, key).catch(() => null) : null
  if (exact) return exact
  if (!may('list')) return null
  const query: ListQuery = { ...first, search: typed === '' ? null : { text: typed, field: null } }
  const [row] = (await list(ctx, entity, query)).rows
  return row ? read(ctx, entity, row.key) : null
}

const first: ListQuery = {
  sort: [],
  search: null,
  criteria: [],
  parent: null,
  expired: true,
  size: 1,
  after: null,
  before: null,
  from: null,
}

/** What was typed to name the record that a definition is tried on. */
export function sampleTyped({ body, query }: PageRequest): string {
  return (body.get(editorControls.sample) ?? query.get(editorControls.sample) ?? '').trim()
}

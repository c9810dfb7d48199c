// SPDX-License-Identifier: EUPL-1.2
import { childNamed, isSeen, ownLabel, referenceNamed, withoutOwnName } from '../../model/chain.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key, Value } from '../../model/value.js'
import { type Ctx, type ListQuery, type ListRow, list, type RecordView, read } from '../../records/index.js'
import { withColumns } from '../../ui/list-state.js'
import type { Uses } from '../template/uses.js'
import { type Known, knownOf } from './values.js'

/** Rows of a tab that a document tells at most. */
export const mostRows = 20_000
const pageSize = 500
/** Records referred to that are kept at most. */
const mostReferred = 2000

/** Reads what a document asks for around records, each record referred to once. */
export interface Loader {
  /** Raises OM_FORBIDDEN. Null where the record is not there, or its reader may not see it. */
  record(entity: AnyEntity, key: Key, uses: Uses): Promise<Known | null>
  /** A row of a listing with what a document asks around it. */
  around(entity: AnyEntity, row: ListRow, uses: Uses): Promise<Known>
  /** The rows that refer to a record, with what a document asks of each. */
  rows(entity: AnyEntity, reference: string, key: Key, uses: Uses, sort?: ListQuery['sort']): Promise<readonly Known[]>
  /** The tabs that have more rows than are told, since this was last asked. */
  cut(): readonly AnyEntity[]
  /** Notes that a document tells of some entities, which something else read. */
  tell(entities: readonly AnyEntity[]): void
  /** Names of the entities of all that it read around records. */
  told(): readonly string[]
}

/** Opens a loader for one user, one document or one batch: what it read is not read again. */
export function openLoader(ctx: Ctx, most: number = mostRows): Loader {
  const cut = new Set<AnyEntity>()
  const told = new Set<string>()
  const referred = new Map<string, Promise<Known | null>>()
  const entityNamed = (name: string): AnyEntity | undefined => ctx.app.localised[ctx.locale].get(name)

  const noted = new WeakSet<Uses>()
  /** What a record refers to is told by its label, where the reference is asked for. */
  const noteLabels = (entity: AnyEntity, uses: Uses): void => {
    if (noted.has(uses)) return
    noted.add(uses)
    const asked = new Set(columnsAsked(entity, uses))
    for (const reference of entity.references)
      if (reference.fields.some((name) => asked.has(name))) told.add(reference.entity)
  }

  const complete = async (known: Known, uses: Uses): Promise<Known> => {
    noteLabels(known.entity, uses)
    const beyond = stepsOf(known.entity, uses)
    const found = new Map<string, Known | null>()
    for (const [name, paths] of beyond) {
      const reference = known.entity.references.find((each) => each.name === name)
      const target = reference && entityNamed(reference.entity)
      if (!reference || !target) continue
      const values = reference.fields.map((field) => known.row.values[field] ?? null)
      found.set(name, await follow(target, reference.targetFields, values, paths))
    }
    const tabs = new Map<string, readonly Known[]>()
    for (const [tab, inner] of uses.tabs) {
      const child = childNamed(known.entity, tab)
      const entity = child && entityNamed(child.entity)
      if (!child || !entity) continue
      // Rows that a reader may not see are none.
      const reference = entity.references.find(({ name }) => name === child.reference)
      const may =
        ctx.grants.can(ctx.app.definition.name, entity, 'list') && reference !== undefined && isSeen(entity, reference)
      tabs.set(tab, may ? await rows(entity, child.reference, known.row.key, inner) : [])
    }
    return { ...known, referred: found, tabs }
  }

  const follow = async (
    target: AnyEntity,
    fields: readonly string[],
    values: readonly Value[],
    paths: readonly (readonly string[])[],
  ): Promise<Known | null> => {
    if (values.some((value) => value === null)) return null
    const asked = JSON.stringify([target.name, fields, values.map(String), paths])
    const known = referred.get(asked)
    if (known) return known
    const found = (async () => {
      if (!ctx.grants.can(ctx.app.definition.name, target, 'read')) return null
      told.add(target.name)
      const row = await readBy(ctx, target, fields, values)
      return row && complete(knownOf(target, row), usesOnly(paths))
    })()
    // Of a lot of any length, what was referred to lately.
    if (referred.size >= mostReferred) referred.clear()
    referred.set(asked, found)
    return found
  }

  const rows: Loader['rows'] = async (entity, reference, key, uses, sort = []) => {
    told.add(entity.name)
    const listed = withColumns(entity, columnsAsked(entity, uses))
    const found: Known[] = []
    const query: ListQuery = { ...everything, size: Math.min(pageSize, most), sort, parent: { reference, key } }
    for (let after: string | null = null; ; ) {
      const page = await list(ctx, listed, { ...query, after })
      for (const row of page.rows) found.push(await complete(knownOf(entity, row), uses))
      after = page.next
      if (after === null) return found
      if (found.length < most) continue
      cut.add(entity)
      return found
    }
  }

  return {
    record: async (entity, key, uses) => {
      const record = await read(ctx, entity, key)
      return record && complete(knownOf(entity, record), uses)
    },
    around: (entity, row, uses) => complete(knownOf(entity, row), uses),
    rows,
    cut: () => {
      const each = [...cut]
      cut.clear()
      return each
    },
    tell: (entities) => {
      for (const { name } of entities) told.add(name)
    },
    told: () => [...told],
  }
}

const everything: ListQuery = {
  sort: [],
  search: null,
  criteria: [],
  parent: null,
  expired: true,
  size: pageSize,
  after: null,
  before: null,
  from: null,
}

/** The record that has these values: by its key, else by what is unique in it. */
async function readBy(
  ctx: Ctx,
  target: AnyEntity,
  fields: readonly string[],
  values: readonly Value[],
): Promise<RecordView | null> {
  const isKey = fields.length === target.key.length && target.key.every((name) => fields.includes(name))
  if (isKey)
    return read(
      ctx,
      target,
      target.key.map((name) => String(values[fields.indexOf(name)])),
    )
  if (!ctx.grants.can(ctx.app.definition.name, target, 'list')) return null
  const criteria = fields.map((field, at) => ({ field, kind: 'equals' as const, value: String(values[at]) }))
  const { rows }: { readonly rows: readonly ListRow[] } = await list(ctx, target, { ...everything, criteria, size: 1 })
  return rows[0] ? read(ctx, target, rows[0].key) : null
}

/** By reference that paths follow, what they ask for beyond it. */
function stepsOf(entity: AnyEntity, { paths }: Uses): ReadonlyMap<string, readonly (readonly string[])[]> {
  const steps = new Map<string, (readonly string[])[]>()
  for (const path of paths) {
    const [first, ...rest] = withoutOwnName(entity, path)
    const reference = first !== undefined && rest.length > 0 ? referenceNamed(entity, first) : null
    if (reference) steps.set(reference.name, [...(steps.get(reference.name) ?? []), rest])
  }
  return steps
}

/** Columns of a listing that give what is asked for, the fields of the references that are followed among them. */
export function columnsAsked(entity: AnyEntity, uses: Uses): readonly string[] {
  const told = uses.facts.flatMap((fields) => (fields.length > 0 ? fields : Object.keys(entity.fields)))
  const paths = [...uses.paths, [ownLabel], ...told.map((field) => [field])]
  const asked = paths.flatMap((path) => {
    const [first, ...rest] = withoutOwnName(entity, path)
    if (first === undefined) return []
    if (rest.length === 0) return first === ownLabel ? entity.recordLabel : [first]
    return referenceNamed(entity, first)?.fields ?? []
  })
  const known = [...new Set(asked)].filter((name) => Object.hasOwn(entity.fields, name) && !entity.fields[name]?.hidden)
  return known.length > 0 ? known : entity.listing.columns
}

function usesOnly(paths: readonly (readonly string[])[]): Uses {
  return { paths, variables: [], sousEtats: [], tabs: new Map(), facts: [] }
}

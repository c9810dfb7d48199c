// SPDX-License-Identifier: EUPL-1.2

import { fieldsIn } from '../access.js'
import type { Finding } from '../application.js'
import { isBulkBound } from '../bulk-bound.js'
import type { FindingId } from '../checks/catalogue.js'
import { finding } from '../checks/finding.js'
import type { AnyEntity } from '../entity.js'
import type { AnyOverride } from '../override.js'
import { pageSizes } from '../parameters.js'

type Listing = NonNullable<AnyOverride['listing']>
type Rule = NonNullable<Listing['rows']>[number]
type Form = NonNullable<AnyOverride['form']>
type Duplicates = NonNullable<AnyOverride['duplicates']>

/**
 * The override with what lost its target, or cannot hold, taken off, and a finding for each thing taken. A list that has
 * lost every name says nothing any more: the generated one stands.
 */
export function withoutOrphans(
  app: string,
  generated: AnyEntity,
  override: AnyOverride,
): { override: AnyOverride; findings: readonly Finding[] } {
  const findings: Finding[] = []
  const fieldNames = Object.keys(generated.fields)
  const tabNames = generated.children.map((child) => `${child.entity}.${child.reference}`)
  const off = (id: FindingId, path: string, name: string, existing: readonly string[] = []): void =>
    void findings.push(finding(id, `${app}.${generated.name}.${path}`, { name, table: generated.table.name }, existing))
  const keepKeys = <V>(
    object: Readonly<Record<string, V>>,
    path: string,
    id: FindingId,
    holds: (name: string, value: V) => boolean,
    existing: readonly string[],
  ): Record<string, V> =>
    Object.fromEntries(
      Object.entries(object).filter(([name, value]) => {
        if (holds(name, value)) return true
        off(id, `${path}.${name}`, name, existing)
        return false
      }),
    )
  const isField = (name: string, path: string): boolean => {
    if (fieldNames.includes(name)) return true
    off('model.orphan-field', path, name, fieldNames)
    return false
  }
  const keepNames = (names: readonly string[], path: string): readonly string[] =>
    names.filter((name) => isField(name, path))
  // A condition that looks at what is gone cannot be trusted; it keeps its place: translations name marks by number.
  const keepRule = (rule: Rule, index: number): Rule => {
    const reads = keepNames(rule.reads ?? [], `listing.rows.${index}.reads`)
    return reads.length === (rule.reads?.length ?? 0) ? rule : { ...rule, reads: [], when: () => false }
  }
  const keepListing = (given: Listing): Listing => {
    const { columns, sort, pageSize, search, criteria, exported, editable, rows, ...others } = given
    const taken = keepNames(exported ?? [], 'listing.exported')
    const shown = keepNames(columns ?? [], 'listing.columns')
    const sorted = (sort ?? []).filter(({ field }) => isField(field, 'listing.sort'))
    const fits = pageSize === undefined || isPageSize(pageSize)
    if (!fits) off('model.page-size', 'listing.pageSize', String(pageSize))
    return {
      ...(shown.length > 0 ? { columns: shown } : {}),
      ...(sorted.length > 0 ? { sort: sorted } : {}),
      ...(pageSize !== undefined && fits ? { pageSize } : {}),
      ...(search ? { search: keepNames(search, 'listing.search') } : {}),
      ...(criteria ? { criteria: keepNames(criteria, 'listing.criteria') } : {}),
      ...(taken.length > 0 ? { exported: taken } : {}),
      ...(editable ? { editable: keepNames(editable, 'listing.editable') } : {}),
      ...(rows ? { rows: rows.map(keepRule) } : {}),
      ...others,
    }
  }
  const keepForm = ({ groups, carried, copied, ...others }: Form): Form => {
    const rest = {
      ...others,
      ...(carried ? { carried: keepNames(carried, 'form.carried') } : {}),
      ...(copied ? { copied: keepNames(copied, 'form.copied') } : {}),
    }
    // Groups keep their places: translations name them by number.
    const kept = (groups ?? []).map((group, index) => ({
      ...group,
      fields: keepNames(group.fields, `form.groups.${index}`),
    }))
    return kept.some((group) => group.fields.length > 0) ? { ...rest, groups: kept } : rest
  }
  const keepDuplicates = ({ match, namesakes, ...said }: Duplicates): Duplicates => ({
    ...said,
    match: match.filter(({ field }) => isField(field, 'duplicates.match')),
    ...(namesakes ? { namesakes: keepNames(namesakes, 'duplicates.namesakes') } : {}),
  })
  const { fields, children, listing, form, recordLabel, actions, duplicates, bulkBound, ...rest } = override
  const isBound = bulkBound === undefined || isBulkBound(bulkBound)
  if (!isBound) off('model.bulk-bound', 'bulkBound', String(bulkBound))
  // A limit stays whatever it lost: it lets nothing through any more.
  for (const [index, { only }] of (override.rows ?? []).entries()) keepNames(fieldsIn(only), `rows.${index}`)
  const label = keepNames(recordLabel ?? [], 'recordLabel')
  const isAction = (name: string, { right }: { readonly right: string }): boolean => isWord(name) && isWord(right)
  return {
    override: {
      ...rest,
      ...(fields
        ? { fields: keepKeys(fields, 'fields', 'model.orphan-field', (name) => fieldNames.includes(name), fieldNames) }
        : {}),
      ...(children
        ? { children: keepKeys(children, 'children', 'model.orphan-tab', (name) => tabNames.includes(name), tabNames) }
        : {}),
      ...(label.length > 0 ? { recordLabel: label } : {}),
      ...(bulkBound !== undefined && isBound ? { bulkBound } : {}),
      ...(listing ? { listing: keepListing(listing) } : {}),
      ...(form ? { form: keepForm(form) } : {}),
      ...(duplicates ? { duplicates: keepDuplicates(duplicates) } : {}),
      ...(actions ? { actions: keepKeys(actions, 'actions', 'model.action-name', isAction, []) } : {}),
    },
    findings,
  }
}

function isPageSize(size: number): boolean {
  return Number.isInteger(size) && size >= pageSizes.least && size <= pageSizes.most
}

/** Fit for an address and for the name of a right. */
function isWord(text: string): boolean {
  return /^[a-z][a-z0-9_]*$/.test(text)
}

// SPDX-License-Identifier: EUPL-1.2
import type { Finding } from '../application.js'
import type { AnyEntity } from '../entity.js'
import { nearest } from '../nearest.js'
import type { AnyOverride } from '../override.js'

/** The override with what lost its target taken off, and a finding for each thing taken. */
export function withoutOrphans(
  app: string,
  generated: AnyEntity,
  override: AnyOverride,
): { override: AnyOverride; findings: readonly Finding[] } {
  const findings: Finding[] = []
  const fieldNames = Object.keys(generated.fields)
  const tabNames = generated.children.map((child) => `${child.entity}.${child.reference}`)
  const missing = (id: string, path: string, name: string, existing: readonly string[]): void => {
    const candidates = nearest(name, existing)
    findings.push({
      id,
      severity: 'error',
      place: `${app}.${generated.name}.${path}`,
      message: `«${name}» no longer exists in ${generated.table.name}; what was said of it is off${candidates.length > 0 ? `. Nearest names: ${candidates.join(', ')}` : ''}.`,
      candidates,
    })
  }
  const keepKeys = <V>(
    object: Readonly<Record<string, V>>,
    path: string,
    existing: readonly string[],
    id: string,
  ): Record<string, V> =>
    Object.fromEntries(
      Object.entries(object).filter(([name]) => {
        const known = existing.includes(name)
        if (!known) missing(id, `${path}.${name}`, name, existing)
        return known
      }),
    )
  const keepNames = (names: readonly string[], path: string): readonly string[] =>
    names.filter((name) => {
      const known = fieldNames.includes(name)
      if (!known) missing('model.orphan-field', path, name, fieldNames)
      return known
    })
  const { fields, children, listing, form, recordLabel, ...rest } = override
  const labelNames = recordLabel && keepNames(recordLabel, 'recordLabel')
  const lists = listing && {
    ...listing,
    ...(listing.columns ? { columns: keepNames(listing.columns, 'listing.columns') } : {}),
    ...(listing.search ? { search: keepNames(listing.search, 'listing.search') } : {}),
    ...(listing.criteria ? { criteria: keepNames(listing.criteria, 'listing.criteria') } : {}),
    ...(listing.sort
      ? { sort: listing.sort.filter((sort) => keepNames([sort.field], 'listing.sort').length > 0) }
      : {}),
  }
  const groups = form?.groups?.map((group, index) => ({
    ...group,
    fields: keepNames(group.fields, `form.groups.${index}`),
  }))
  return {
    override: {
      ...rest,
      ...(fields ? { fields: keepKeys(fields, 'fields', fieldNames, 'model.orphan-field') } : {}),
      ...(children ? { children: keepKeys(children, 'children', tabNames, 'model.orphan-tab') } : {}),
      ...(labelNames && labelNames.length > 0 ? { recordLabel: labelNames } : {}),
      ...(lists ? { listing: lists } : {}),
      ...(form ? { form: { ...form, ...(groups ? { groups } : {}) } } : {}),
    },
    findings,
  }
}

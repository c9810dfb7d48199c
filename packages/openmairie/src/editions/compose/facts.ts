// SPDX-License-Identifier: EUPL-1.2

import type { Block } from '../../documents/contract.js'
import { visible } from '../../model/chain.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Filling } from './filling.js'
import { inLines } from './lines.js'
import { mergedAt } from './values.js'

/** Labels beside values: of the fields named, else of those that the form shows, under its legends. An empty one is left out. */
export function factsOf(fields: readonly string[], { ctx, known, unknown }: Filling): readonly Block[] {
  if (!known) return []
  const { entity } = known
  const groups = fields.length > 0 ? [{ legend: null, fields }] : groupsOf(entity)
  return groups.flatMap(({ legend, fields: names }): readonly Block[] => {
    const rows = names.flatMap((name) => {
      const merged = mergedAt(ctx, known, [name])
      if (!merged) unknown.add(name)
      return merged && merged.text !== '' ? [{ label: merged.label, content: inLines(merged.text) }] : []
    })
    if (rows.length === 0) return []
    const heading: readonly Block[] = legend ? [{ kind: 'heading', level: 3, content: [legend] }] : []
    return [...heading, { kind: 'facts', rows }]
  })
}

function groupsOf(
  entity: AnyEntity,
): readonly { readonly legend: string | null; readonly fields: readonly string[] }[] {
  const shows = (name: string): boolean => {
    const field = visible(entity, name)
    return field !== null && !(field.automatic && entity.key.includes(name))
  }
  return entity.form.groups.map(({ legend, fields }) => ({ legend, fields: fields.filter(shows) }))
}

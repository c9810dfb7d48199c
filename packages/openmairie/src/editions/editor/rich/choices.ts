// SPDX-License-Identifier: EUPL-1.2
import { parseTemplate } from '../../template/parse.js'
import type { OfferedGroup } from '../fields.js'

/** What one chooses, and what it is called. */
export type Choice = readonly [value: string, shown: string]

/** The tabs for each row of which a text may repeat something. */
export function tabsOf(groups: readonly OfferedGroup[]): readonly Choice[] {
  return groups.flatMap(({ title, within }) => {
    const [node] = within === null ? [] : parseTemplate(`<p ${within}></p>`).nodes
    return node?.kind === 'block' && node.each !== null ? [[node.each, title] as const] : []
  })
}

/** The sous-états that a text may hold. */
export function sousEtatsOf(groups: readonly OfferedGroup[]): readonly Choice[] {
  return groups
    .flatMap(({ fields }) => fields)
    .flatMap(({ written, label }) => {
      const [node] = parseTemplate(written).nodes
      return node?.kind === 'sous-etat' ? [[node.code, label] as const] : []
    })
}

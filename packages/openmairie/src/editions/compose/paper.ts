// SPDX-License-Identifier: EUPL-1.2
import type { Block, Paper } from '../../documents/contract.js'
import type { EtatDefinition, PageDefinition } from '../../model/edition.js'
import type { Ctx } from '../../records/index.js'
import { editionMessages } from '../messages.js'
import { usualMargins, usualSize } from './usual.js'

/** The paper of a document of that kind, as its definition says. */
export function paperOf(kind: EtatDefinition['kind'], page: PageDefinition | undefined): Paper {
  return {
    format: page?.format === 'A3' ? 'a3' : 'a4',
    landscape: page?.orientation === 'landscape',
    margins: { ...usualMargins(kind), ...page?.margins },
    size: page?.size ?? usualSize,
  }
}

/** «Page 1 sur 3», at the right. */
export function usualFooter(ctx: Ctx): readonly Block[] {
  const { pageOf } = editionMessages(ctx.locale)
  return [{ kind: 'paragraph', align: 'right', content: [pageOf[0], { kind: 'page' }, pageOf[1], { kind: 'pages' }] }]
}

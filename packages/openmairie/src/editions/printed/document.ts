// SPDX-License-Identifier: EUPL-1.2
import { contentWidth, type Document } from '../../documents/contract.js'
import type { PrintedPage } from '../../model/authored-page.js'
import type { Ctx } from '../../records/index.js'
import { markup } from '../../ui/markup.js'
import { fill } from '../compose/fill.js'
import { type Letterhead, logoOf, signatureOf } from '../compose/letterhead.js'
import { paperOf, usualFooter } from '../compose/paper.js'
import { openPictures } from '../compose/pictures.js'
import { editionMessages } from '../messages.js'
import { parseTemplate } from '../template/parse.js'

/** What an author's page prints, on the paper of a collectivité. Its words are words: none of them is a merge field. */
export function printedDocument(
  ctx: Ctx,
  { title, body: shown, paper: page, draft }: PrintedPage,
  letterhead: Letterhead,
): Document {
  const paper = paperOf('etat', page)
  const pictures = openPictures()
  const { nodes } = parseTemplate(markup(shown), { plain: true })
  const body = fill(nodes, {
    ctx,
    known: null,
    variable: () => null,
    sousEtat: () => null,
    query: () => null,
    logo: logoOf(ctx, letterhead, pictures),
    signature: draft ? null : signatureOf(letterhead, pictures),
    pictures,
    columnsIn: contentWidth(paper),
    unknown: new Set(),
  })
  return {
    title,
    locale: ctx.locale,
    sections: [
      {
        paper,
        header: [],
        footer: usualFooter(ctx),
        body,
        watermark: draft ? editionMessages(ctx.locale).draft : null,
      },
    ],
    images: pictures.all(),
    standard: 'archive',
    at: ctx.clock.now(),
  }
}

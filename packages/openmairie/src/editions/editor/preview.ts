// SPDX-License-Identifier: EUPL-1.2
import type { Document } from '../../documents/contract.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { EtatDefinition } from '../../model/edition.js'
import { sousEtatMark } from '../../model/edition-text.js'
import type { ListRow, RecordView } from '../../records/index.js'
import type { PageRequest, Reply } from '../../ui/page.js'
import { compose } from '../compose/etat.js'
import type { Letterhead } from '../compose/letterhead.js'
import { variableOf } from '../compose/variables.js'
import type { Texts } from '../kept/contract.js'
import { definitionOf, replaced } from '../kept/texts.js'
import { labelDocument } from '../labels/document.js'
import { sheets } from '../labels/sheets.js'
import { pdfReply } from '../pdf-reply.js'
import type { EditionServices } from '../services.js'
import { editorMessages } from './messages.js'
import type { Edited } from './reach.js'
import { problemsIn, readTexts } from './read.js'
import { sampleOf, sampleTyped } from './sample.js'
import { editorVerbs } from './urls.js'

/** The preview that a form asks for; a PDF that says why, where there can be none. */
export async function drawn(services: EditionServices, request: PageRequest, edited: Edited): Promise<Reply> {
  const { ctx, filed, about } = edited
  const texts = readTexts(request.body, filed, edited.texts)
  const sample = await sampleOf(ctx, about, sampleTyped(request))
  const problems = problemsIn(filed, texts, request.locale).map(({ message }) => message)
  const reasons = sample ? problems : [editorMessages(request.locale).noSample, ...problems]
  const draw = async (document: Document) => (await services.renderer.draw(document)).pdf
  const instead = (why: readonly string[]) => draw(saidInstead(ctx, why))
  const printed = async () =>
    sample && reasons.length === 0
      ? draw(await previewOf(edited, texts, sample, await services.letterhead(ctx)))
      : instead(reasons)
  // An error page would not be shown in the frame.
  const pdf = await printed().catch((error: unknown) => {
    if (!(error instanceof OpenMairieError)) throw error
    return instead([error.publicMessage(request.locale)])
  })
  return pdfReply(`${editorVerbs.preview}.pdf`, pdf, true)
}

/** What would be printed of a record with texts that are not kept yet: the very document, under the rights of whoever types. */
export async function previewOf(
  { ctx, filed, about }: Edited,
  texts: Texts,
  sample: RecordView,
  letterhead: Letterhead,
): Promise<Document> {
  const typed = definitionOf(filed, texts)
  if (typed.kind === 'etiquette') {
    const setting = { sheet: sheets['3x8'], start: 1, copies: 1, right: 0, down: 0 }
    const variable = (name: string) => variableOf(ctx, name, letterhead.name)
    const document = await labelDocument(ctx, typed.definition, about, alone(sample), setting, variable)
    return typeof document === 'string' ? saidInstead(ctx, [editorMessages(ctx.locale).noSample]) : document
  }
  const app = { ...ctx.app, editions: replaced(ctx.app.editions, [typed]) }
  const printed = typed.kind === 'etat' ? typed.definition : around(typed.definition.name, about.name)
  return (await compose({ ...ctx, app }, printed, about, [sample.key], letterhead)).document
}

/** Why there is no preview, where it would stand: a page of another kind could not be shown there. */
function saidInstead({ locale, clock }: Edited['ctx'], reasons: readonly string[]): Document {
  const title = editorMessages(locale).notShown
  const margins = { top: 20, right: 20, bottom: 20, left: 20 }
  return {
    title,
    locale,
    sections: [
      {
        paper: { format: 'a4', landscape: false, margins, size: 12 },
        header: [],
        footer: [],
        body: [
          { kind: 'heading', level: 1, content: [title] },
          { kind: 'list', ordered: false, items: reasons.map((reason) => [{ kind: 'paragraph', content: [reason] }]) },
        ],
        watermark: null,
      },
    ],
    images: {},
    standard: 'archive',
    at: clock.now(),
  }
}

/** A sous-état alone. */
function around(sousEtat: string, entity: string): EtatDefinition {
  return { name: sousEtat, kind: 'etat', entity, body: sousEtatMark(sousEtat) }
}

async function* alone(row: ListRow): AsyncIterable<ListRow> {
  yield row
}

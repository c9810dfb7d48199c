// SPDX-License-Identifier: EUPL-1.2
import type { Block, Document, ImageBlock, Paper, Placed, Section } from '../../documents/contract.js'
import { isSeen, ownLabel } from '../../model/chain.js'
import type { EtatDefinition } from '../../model/edition.js'
import { usualSender } from '../../model/edition-text.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import type { Ctx, ListRow } from '../../records/index.js'
import { editionMessages } from '../messages.js'
import type { Condition, QueryNode } from '../template/contract.js'
import { draftOf } from '../template/draft.js'
import { parseTemplate, type Template } from '../template/parse.js'
import { type Uses, usesOf } from '../template/uses.js'
import { fill, shows } from './fill.js'
import type { Filling } from './filling.js'
import { heightOf, sizeFor } from './fit.js'
import { type Letterhead, logoOf, signatureOf } from './letterhead.js'
import { linesOf, wordsOf } from './lines.js'
import { type Loader, openLoader } from './load.js'
import { nestedVariable, withNested } from './nested.js'
import { paperOf, usualFooter } from './paper.js'
import { openPictures, type Pictures } from './pictures.js'
import { givenBy, queryBlocks } from './query.js'
import { sousEtatBlocks } from './sous-etat.js'
import { type Known, mergedAt } from './values.js'

/** A document about records, and what in its definition names nothing. */
export interface Composed {
  readonly document: Document
  /** Of each record, its label; a record that is not there, or may not be seen, has no section. */
  readonly labels: readonly string[]
  readonly unknown: readonly string[]
  /** Names of the entities that it tells of beyond the records themselves. */
  readonly told: readonly string[]
}

/** The window of a DL envelope for a sheet folded in three: from the left and top of the sheet, in millimetres (NF Z 10-011). */
const window = { x: 110, y: 50, width: 85, height: 32 }
/** Above the fold, and beside the window. */
const senderPlace = { y: 15, width: 80, height: 70 }
/** Where the text of a letter begins, below the window. */
const belowWindow = 98

/** An état or a letter about records, a section each. Raises OM_FORBIDDEN. */
export async function compose(
  ctx: Ctx,
  definition: EtatDefinition,
  entity: AnyEntity,
  keys: readonly Key[],
  letterhead: Letterhead,
): Promise<Composed> {
  const writer = openWriter(ctx, definition, entity, letterhead)
  for (const key of keys) await writer.record(key)
  return writer.take()
}

/** Writes one section after another. */
export interface Writer {
  /** What it asks of each record. */
  readonly uses: Uses
  /** Writes about a record; nothing where it is not there, or may not be seen. Raises OM_FORBIDDEN. */
  record(key: Key): Promise<void>
  /** Writes about a row of a listing that has what it asks for. */
  row(row: ListRow): Promise<void>
  /** Sections written since the last document. */
  readonly length: number
  /** The document of what was written, and nothing of it is kept. */
  take(): Composed
}

/** Opens a writer of one edition, for one user. */
export function openWriter(ctx: Ctx, definition: EtatDefinition, entity: AnyEntity, letterhead: Letterhead): Writer {
  const writing = openWriting(ctx, definition, letterhead)
  let sections: Section[] = []
  let labels: string[] = []
  const write = async (known: Known | null): Promise<void> => {
    if (!known) return
    sections.push(await sectionOf(writing, known))
    labels.push(mergedAt(ctx, known, [ownLabel])?.text ?? '')
  }
  return {
    uses: writing.uses,
    record: async (key) => write(await writing.loader.record(entity, key, writing.uses)),
    row: async (row) => write(await writing.loader.around(entity, row, writing.uses)),
    get length() {
      return sections.length
    },
    take: () => {
      const title = [labelOfEtat(definition, entity), labels.length === 1 ? labels[0] : ''].filter((part) => part)
      const document: Document = {
        title: title.join(' – '),
        locale: ctx.locale,
        sections,
        images: writing.pictures.all(),
        standard: definition.standard ?? 'archive',
        at: ctx.clock.now(),
      }
      const taken = { document, labels, unknown: [...writing.unknown], told: writing.loader.told() }
      sections = []
      labels = []
      // The logo and the signature are those of the next document too; the barcodes of these letters are not.
      writing.pictures.only(new Set([writing.logo, writing.signature].flatMap((each) => each?.image ?? [])))
      return taken
    },
  }
}

/** What an edition is called: as its definition says, else by what it is about. */
export function labelOfEtat({ label }: EtatDefinition, { noun }: AnyEntity): string {
  return label ?? noun.singular.charAt(0).toLocaleUpperCase() + noun.singular.slice(1)
}

interface Writing {
  readonly ctx: Ctx
  readonly definition: EtatDefinition
  readonly letterhead: Letterhead
  readonly paper: Paper
  readonly parts: Readonly<Record<'title' | 'body' | 'header' | 'footer' | 'address' | 'sender', Template | null>>
  readonly uses: Uses
  /** When what is printed is not yet what it will be. */
  readonly draft: Condition | null
  readonly loader: Loader
  readonly pictures: Pictures
  readonly logo: ImageBlock | null
  readonly signature: ImageBlock | null
  readonly unknown: Set<string>
}

function openWriting(ctx: Ctx, definition: EtatDefinition, letterhead: Letterhead): Writing {
  const parse = (text: string | undefined): Template | null => (text === undefined ? null : parseTemplate(text))
  const address = definition.address?.map((line) => `<p>${line}</p>`).join('')
  const parts = {
    title: parse(definition.title),
    body: parse(definition.body),
    header: parse(definition.header),
    footer: parse(definition.footer),
    address: parse(address),
    sender: parse(definition.kind === 'lettre' ? (definition.sender ?? usualSender) : undefined),
  }
  const pictures = openPictures()
  const given = Object.values(parts).filter((part) => part !== null)
  const draft = draftOf(definition)
  return {
    ctx,
    definition,
    letterhead,
    paper: paperOf(definition.kind, definition.page),
    parts,
    uses: withNested(
      ctx,
      usesOf(
        given.flatMap(({ nodes }) => nodes),
        draft ? [draft] : [],
      ),
    ),
    draft,
    loader: openLoader(ctx),
    pictures,
    logo: logoOf(ctx, letterhead, pictures),
    signature: signatureOf(letterhead, pictures),
    unknown: new Set(given.flatMap(({ unread }) => unread)),
  }
}

async function sectionOf(writing: Writing, known: Known): Promise<Section> {
  const { ctx, definition, paper, parts, loader, uses } = writing
  const sousEtats = new Map<string, readonly Block[]>()
  for (const code of uses.sousEtats) {
    const found = ctx.app.editions.sousEtats.find(({ name }) => name === code)
    const of = ctx.app.localised[ctx.locale].get(found?.entity ?? '')
    const about = of?.references.find(({ name }) => name === found?.reference)
    // A table of what refers to another entity would tell of the record that has the same key by chance.
    if (!found || about?.entity !== known.entity.name) continue
    const blocks = of && isSeen(of, about) ? await sousEtatBlocks(ctx, loader, found, known.row.key, paper) : null
    // What its reader may not see is left out without a word.
    sousEtats.set(code, blocks ?? [])
  }
  const variable = (name: string) =>
    nestedVariable(name, { ctx, known, owner: writing.letterhead.name, unknown: writing.unknown })
  const queries = new Map<QueryNode, readonly Block[]>()
  for (const node of uses.queries ?? []) {
    const found = ctx.app.queries.find(({ name }) => name === node.code)
    if (found)
      queries.set(node, await queryBlocks(ctx, found, givenBy(ctx, found, node, known, variable), paper, loader))
  }
  const unsigned: Filling = {
    ctx,
    known,
    variable,
    sousEtat: (code) => sousEtats.get(code) ?? null,
    query: (node) => queries.get(node) ?? null,
    logo: writing.logo,
    signature: null,
    pictures: writing.pictures,
    columnsIn: null,
    unknown: writing.unknown,
  }
  const isDraft = writing.draft !== null && shows({ condition: writing.draft }, unsigned)
  // What is not yet what it will be is not signed.
  const filling = isDraft ? unsigned : { ...unsigned, signature: writing.signature }
  const part = (template: Template | null): readonly Block[] => (template ? fill(template.nodes, filling) : [])
  const body = [...part(parts.title), ...part(parts.body), ...cutNotes(writing)]
  return {
    paper,
    header: part(parts.header),
    footer: parts.footer ? part(parts.footer) : usualFooter(ctx),
    body: definition.kind === 'lettre' ? [...openingOf(part(parts.sender), part(parts.address), paper), ...body] : body,
    watermark: isDraft ? editionMessages(ctx.locale).draft : null,
  }
}

/** What is left out is said where it is: a table that ends looks whole. */
function cutNotes({ ctx, loader }: Writing): readonly Block[] {
  const messages = editionMessages(ctx.locale)
  return loader.cut().map((entity) => ({
    kind: 'paragraph',
    content: [{ kind: 'strong', content: [messages.cut(entity.label)] }],
  }))
}

/** Who writes, the address in its window, and the room that they take. */
function openingOf(sender: readonly Block[], address: readonly Block[], paper: Paper): readonly Block[] {
  // A letter that says both by itself begins at the top of the page.
  if (sender.length === 0 && address.length === 0) return []
  const head: Placed = { kind: 'placed', ...senderPlace, x: paper.margins.left, border: false, content: sender }
  const lines = asLines(address)
  const { size, height } = fitted(lines, paper.size)
  const placed: Placed = { kind: 'placed', ...window, border: false, content: [{ ...lines, size }] }
  const shown = [...(sender.length > 0 ? [head] : []), ...(address.length > 0 ? [placed] : [])]
  const begins = Math.max(belowWindow, window.y + height + 4)
  return [...shown, { kind: 'space', height: begins - paper.margins.top }]
}

/** The size at which an address holds in its window, the smallest that is read where it holds at none, and the height that it then takes. */
function fitted(lines: Extract<Block, { kind: 'paragraph' }>, most: number) {
  const texts = linesOf([lines])
  const size = sizeFor(texts, window, [most, 9.5, 9, 8.5, 8, 7.5, 7])
  return { size, height: heightOf(texts, window.width, size) }
}

/** An address is set close: lines of one paragraph. */
function asLines(blocks: readonly Block[]): Extract<Block, { kind: 'paragraph' }> {
  return { kind: 'paragraph', content: wordsOf(blocks) }
}

// SPDX-License-Identifier: EUPL-1.2
import type { Block, Inline, Words } from '../../documents/contract.js'

const lineBreak: Inline = { kind: 'line-break' }

/** The words of blocks where there is room for words only, such as a cell: a line each; places are left out. */
export function wordsOf(blocks: readonly Block[]): Words {
  return blocks
    .map(wordsIn)
    .filter((words) => words.length > 0)
    .flatMap((words, at) => (at === 0 ? words : [lineBreak, ...words]))
}

function wordsIn(block: Block): Words {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.content
    case 'image':
      return [
        {
          kind: 'picture',
          image: block.image,
          width: block.width,
          height: block.height,
          alternative: block.alternative,
        },
      ]
    case 'list':
      return wordsOf(block.items.map((item): Block => ({ kind: 'paragraph', content: ['– ', ...wordsOf(item)] })))
    case 'together':
    case 'placed':
      return wordsOf(block.content)
    case 'facts':
      return wordsOf(
        block.rows.map((row): Block => ({ kind: 'paragraph', content: [`${row.label}\u00a0: `, ...row.content] })),
      )
    case 'table':
      return wordsOf(
        [...(block.head.length > 0 ? [block.head] : []), ...block.rows.map(({ cells }) => cells)].map(rowOf),
      )
    default:
      return []
  }
}

function rowOf(cells: readonly Words[]): Block {
  return { kind: 'paragraph', content: cells.flatMap((cell, at): Words => (at === 0 ? cell : [' ', ...cell])) }
}

/** The plain text of blocks, a line each, whatever marks it. */
export function linesOf(blocks: readonly Block[]): readonly string[] {
  const lines = ['']
  gather(wordsOf(blocks), lines)
  return lines.map((line) => line.replace(/\s+/g, ' ').trim())
}

function gather(words: Words, lines: string[]): void {
  for (const part of words) {
    if (typeof part === 'string') lines[lines.length - 1] += part
    else if ('content' in part) gather(part.content, lines)
    else if (part.kind === 'line-break') lines.push('')
  }
}

/** A value as words that keep its lines. */
export function inLines(text: string): Words {
  return text.split(/\r?\n/).flatMap((line, at): Words => (at === 0 ? [line] : [{ kind: 'line-break' }, line]))
}

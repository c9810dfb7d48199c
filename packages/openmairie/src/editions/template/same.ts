// SPDX-License-Identifier: EUPL-1.2
import { type Flow, flowOf, type Item, type Line } from './flow.js'
import { isBare, isBlank, isMerge, type Leaf, tidied } from './leaves.js'
import type { Template } from './parse.js'

/** Whether two texts are read as the same document, and so print the same of any record; what neither prints is passed over. */
export function isSameText(one: Template, other: Template): boolean {
  return JSON.stringify(comparable(one)) === JSON.stringify(comparable(other))
}

function comparable({ nodes, unread }: Template): unknown {
  return [printed(flowOf(nodes)), unread]
}

function printed(flow: Flow): Flow {
  return flow.flatMap((item): readonly Item[] => {
    switch (item.kind) {
      case 'line':
        return isPlain(item) ? splitLine(item) : [item]
      case 'group':
        return [{ ...item, content: printed(item.content) }]
      case 'list':
        return [{ ...item, items: item.items.map((each) => ({ ...each, content: printed(each.content) })) }]
      case 'table':
        return [
          {
            ...item,
            rows: item.rows.map((row) => ({
              ...row,
              cells: row.cells.map((cell) => ({ ...cell, content: printed(cell.content) })),
            })),
          },
        ]
      default:
        return [item]
    }
  })
}

function isPlain({ level, when, each }: Line): boolean {
  return level === 0 && when === null && each === null
}

/** What takes a place of its own ends a line, and no paragraph is drawn of nothing. */
function splitLine(line: Line): readonly Line[] {
  const lines: Line[] = []
  let words: Leaf[] = []
  const settle = (): void => {
    const leaves = tidied(words)
    if (!isBlank(leaves)) lines.push({ ...line, leaves })
    words = []
  }
  for (const leaf of line.leaves) {
    if (takesPlace(leaf)) {
      settle()
      lines.push({ ...line, align: null, leaves: [leaf] })
    } else words.push(leaf)
  }
  settle()
  return lines
}

function takesPlace(leaf: Leaf): boolean {
  const { content } = leaf
  return typeof content === 'object' && !isMerge(content) && content.kind !== 'line-break' && isBare(leaf)
}

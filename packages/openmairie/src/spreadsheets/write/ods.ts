// SPDX-License-Identifier: EUPL-1.2
import type { Cell } from '../contract.js'
import { hasCents } from './cents.js'
import { mediaTypes, type Written } from './contract.js'
import { contentHead, contentTail, manifest } from './ods-parts.js'
import { type Taken, takenFrom } from './rows-by-piece.js'
import { sheetName } from './xlsx-parts.js'
import { unspeakable, xmlText } from './xml-text.js'
import { type Part, zipped } from './zipped.js'

/** A table as an ODS. Its cells are typed: a text is never a formula. Raises what reading the rows raises. */
export function writeOds(table: Written): AsyncIterable<Uint8Array> {
  return zipped(partsOf(table))
}

async function* partsOf(table: Written): AsyncIterable<Part> {
  const taken = await takenFrom(table.heading, table.rows)
  // By the standard: first, as it is, for programs to know the format by.
  yield ['mimetype', mediaTypes.ods]
  yield ['content.xml', contentOf(table, taken)]
  yield ['META-INF/manifest.xml', manifest]
}

async function* contentOf({ name, heading }: Written, taken: Taken): AsyncIterable<string> {
  yield contentHead
  let sheets = 0
  do {
    sheets++
    yield `<table:table table:name="${xmlText(sheetName(name, sheets))}"><table:table-column table:number-columns-repeated="${Math.max(1, heading.length)}" table:style-name="colonne"/>`
    yield* taken.sheet(rowText)
    yield '</table:table>'
  } while (!taken.finished())
  yield contentTail
}

function rowText(row: readonly Cell[], line: number): string {
  let text = '<table:table-row>'
  for (const cell of row) text += cellText(cell, line === 1)
  return row.length === 0 ? `${text}<table:table-cell/></table:table-row>` : `${text}</table:table-row>`
}

function cellText(cell: Cell, isHeading: boolean): string {
  if (cell === null) return '<table:table-cell/>'
  if (typeof cell === 'string')
    return `<table:table-cell${isHeading ? ' table:style-name="titre"' : ''} office:value-type="string">${paragraphs(cell)}</table:table-cell>`
  switch (cell.kind) {
    case 'number':
      return `<table:table-cell${hasCents(cell.text) ? ' table:style-name="centimes"' : ''} office:value-type="float" office:value="${cell.text}"/>`
    case 'boolean':
      return `<table:table-cell office:value-type="boolean" office:boolean-value="${cell.text}"/>`
    case 'date':
      return `<table:table-cell table:style-name="date" office:value-type="date" office:date-value="${cell.text}"/>`
    case 'datetime':
      // LibreOffice adds up days, hours and seconds as binary numbers, and cuts what it shows: without a hair more, one
      // moment in thirty is shown a second early.
      return `<table:table-cell table:style-name="moment" office:value-type="date" office:date-value="${cell.text}.000001"/>`
    case 'time': {
      const [hours, minutes, seconds] = cell.text.split(':')
      return `<table:table-cell table:style-name="heure" office:value-type="time" office:time-value="PT${hours}H${minutes}M${seconds}S"/>`
    }
  }
}

/** A line is a paragraph; spaces that a reader of ODF would join are told by their number. */
function paragraphs(text: string): string {
  const safe = xmlText(text.replace(unspeakable, '\ufffd'))
  const plain = !/[\n\r\t]|^ | $| {2}/.test(safe)
  if (plain) return `<text:p>${safe}</text:p>`
  return safe
    .split(/\r\n?|\n/)
    .map((line) => `<text:p>${line.replace(/^ +| {2,}| +$|\t/g, spaces)}</text:p>`)
    .join('')
}

const spaces = (found: string): string => (found === '\t' ? '<text:tab/>' : `<text:s text:c="${found.length}"/>`)

// SPDX-License-Identifier: EUPL-1.2
import { mediaTypes } from './contract.js'

/** What an ODS holds around its rows (OpenDocument 1.3), no more than programs ask for. */

const names = 'urn:oasis:names:tc:opendocument:xmlns'
const space = (prefix: string, name: string): string => ` xmlns:${prefix}="${names}:${name}:1.0"`
const spaces = [
  space('office', 'office'),
  space('table', 'table'),
  space('text', 'text'),
  space('style', 'style'),
  space('number', 'datastyle'),
  space('fo', 'xsl-fo-compatible'),
].join('')

const day =
  '<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>'
const clock =
  '<number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long"/>'
const cell = (name: string, data: string): string =>
  `<style:style style:name="${name}" style:family="table-cell"${data === '' ? '><style:text-properties fo:font-weight="bold"/></style:style>' : ` style:data-style-name="${data}"/>`}`

export const contentHead = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content${spaces} office:version="1.3"><office:automatic-styles><style:style style:name="colonne" style:family="table-column"><style:table-column-properties style:column-width="3.5cm"/></style:style><number:date-style style:name="jour">${day}</number:date-style><number:date-style style:name="instant">${day}<number:text> </number:text>${clock}</number:date-style><number:time-style style:name="horloge">${clock}</number:time-style><number:number-style style:name="montant"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1"/></number:number-style>${cell('date', 'jour')}${cell('centimes', 'montant')}${cell('moment', 'instant')}${cell('heure', 'horloge')}${cell('titre', '')}</office:automatic-styles><office:body><office:spreadsheet>`

export const contentTail = '</office:spreadsheet></office:body></office:document-content>'

export const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="${names}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mediaTypes.ods}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`

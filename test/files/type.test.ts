// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { typeOf } from '../../packages/openmairie/src/files/type.js'
import { zipOf } from '../support/zip.js'

const work = mkdtempSync(join(tmpdir(), 'openmairie-type-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))
const path = join(work, 'contenu')

/** The type of a content under a name, or why it is refused. */
async function typed(name: string, content: Uint8Array | string, accept: readonly string[] | null = null) {
  writeFileSync(path, content)
  const found = await typeOf(path, name, accept)
  return 'type' in found ? found.type : found.refused.fr
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n', 'latin1')
const exe = Buffer.concat([
  Buffer.from('MZ'),
  Buffer.from([0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0]),
  Buffer.alloc(200),
])
const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(200)])
const zip = zipOf({ 'a.txt': 'bonjour' })
const odt = zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' })

test.each<[string, Uint8Array | string, string]>([
  ['photo.png', png, 'image/png'],
  ['PHOTO.PNG', png, 'image/png'],
  ['arrete.pdf', pdf, 'application/pdf'],
  ['lettre.odt', odt, 'application/vnd.oasis.opendocument.text'],
  ['lot.zip', zip, 'application/zip'],
  ['liste.csv', 'nom;prénom\nMartin;Zoé\n', 'text/csv'],
  ['liste.csv', Buffer.from('nom;prénom\nMartin;Zoé\n', 'latin1'), 'text/csv'],
  ['liste.csv', Buffer.from('\ufeffnom;prénom', 'utf16le'), 'text/csv'],
  ['liste.csv', Buffer.from('nom;prénom\nMartin;Zoé\n', 'utf16le'), 'text/csv'],
  ['liste.csv', Buffer.from('nom;prénom\nMartin;Zoé\n', 'utf16le').swap16(), 'text/csv'],
  // As DOS ends a file, FileMaker breaks a line within a cell, and old data are parted.
  ['liste.csv', 'nom;prénom\r\nMartin;Zoé\r\n\x1a', 'text/csv'],
  ['liste.txt', 'nom\tadresse\rMartin\t1 rue X\x0b47000 Agen\r', 'text/plain'],
  ['liste.tsv', 'a\x1cb\x1dc\x1ed\x1fe', 'text/tab-separated-values'],
  // Two letters of a signature by chance.
  ['liste.csv', 'BM;MZ;nom\n', 'text/csv'],
  ['note.txt', 'MZ', 'text/plain'],
  ['donnees.json', '{"a":1}', 'application/json'],
  ['page.html', '<script>alert(1)</script>', 'text/html'],
  ['export.xls', '<html><table><tr><td>1</td></tr></table></html>', 'text/plain'],
  ['plan.dwg', Buffer.concat([Buffer.from('AC1032'), Buffer.alloc(64)]), 'image/vnd.dwg'],
  ['sans-extension', Buffer.from([1, 2, 3, 4]), 'application/octet-stream'],
  ['sans-extension', 'bonjour', 'text/plain'],
])('%s is %#: %s', async (name, content, type) => {
  expect(await typed(name, content)).toBe(type)
})

const program = 'c’est un programme, ou il peut en lancer un'
test.each<[string, Uint8Array | string, string]>([
  ['programme.exe', exe, program],
  ['facture.pdf.exe', pdf, program],
  ['facture.pdf', exe, program],
  ['photo.jpg', elf, program],
  ['liste.csv', exe, program],
  ['sans-extension', exe, program],
  ['script.ps1', 'Get-Process', program],
  ['raccourci.lnk', 'x', program],
  ['facture.pdf', png, 'son nom finit par «\u00a0.pdf\u00a0», son contenu est celui d’un fichier «\u00a0.png\u00a0»'],
  ['photo.png', 'bonjour', 'son contenu n’est pas celui d’un fichier «\u00a0.png\u00a0»'],
  ['photo.jpg', Buffer.from([1, 2, 3]), 'son contenu n’est pas celui d’un fichier «\u00a0.jpg\u00a0»'],
  ['liste.csv', zip, 'son nom finit par «\u00a0.csv\u00a0», son contenu est celui d’un fichier «\u00a0.zip\u00a0»'],
  // Small numbers on two bytes.
  ['note.txt', Buffer.from([1, 0, 2, 0, 3, 0, 4, 0]), 'son contenu n’est pas celui d’un fichier «\u00a0.txt\u00a0»'],
  ['liste.csv', Buffer.from('a;\0b\n', 'utf16le'), 'son contenu n’est pas celui d’un fichier «\u00a0.csv\u00a0»'],
  ['note.txt', Buffer.from([0, 1, 2]), 'son contenu n’est pas celui d’un fichier «\u00a0.txt\u00a0»'],
])('%s is refused %#', async (name, content, why) => {
  expect(await typed(name, content)).toBe(why)
})

test('a place may take some formats alone', async () => {
  expect(await typed('photo.png', png, ['pdf', 'png'])).toBe('image/png')
  expect(await typed('liste.csv', 'a;b', ['pdf', 'png'])).toBe('formats acceptés\u00a0: .pdf, .png')
})

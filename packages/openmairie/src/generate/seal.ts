// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'

const pattern = /^\/\/ Generated from (.*)\. Do not edit: write in obj\/\. sha256:([0-9a-f]{64})$/

/** Puts the seal on the first line: what the file was generated from, and the digest of what follows. */
export function seal(source: string, body: string): string {
  return `// Generated from ${harmless(source)}. Do not edit: write in obj/. sha256:${digest(body)}\n${body}`
}

/** Whether a text bears a seal, and whether the seal still holds. A checkout with other line ends keeps its seal. */
export function sealOf(text: string): 'none' | 'whole' | 'broken' {
  const unix = text.replaceAll('\r\n', '\n')
  const end = unix.indexOf('\n')
  const match = pattern.exec(end < 0 ? unix : unix.slice(0, end))
  if (!match) return 'none'
  return match[2] === digest(unix.slice(end + 1)) ? 'whole' : 'broken'
}

function digest(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex')
}

/** A table's name in a comment: one line, quoted, nothing that an editor or a terminal would obey. */
function harmless(source: string): string {
  return JSON.stringify(source).replace(
    /[^\x20-\x7e\u00a1-\u024f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

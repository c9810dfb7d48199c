// SPDX-License-Identifier: EUPL-1.2

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text between two tags or in an attribute. */
export function xmlText(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark) : text
}

/** What XML cannot hold: control characters, halves of a character. */
export const unspeakable = /[^\P{Cc}\t\n\r\x7f-\x9f]|\p{Cs}|[\ufffe\uffff]/gu

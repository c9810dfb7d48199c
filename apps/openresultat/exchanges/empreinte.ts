// SPDX-License-Identifier: EUPL-1.2
/// <reference types="node" />
import { createHash } from 'node:crypto'

/** The SHA-256 digest of a text in UTF-8: 64 hexadecimal digits. */
export function empreinte(texte: string): string {
  return createHash('sha256').update(texte, 'utf8').digest('hex')
}

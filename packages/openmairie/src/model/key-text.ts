// SPDX-License-Identifier: EUPL-1.2
import type { Key } from './value.js'

/**
 * A key as one segment of an address: UTF-8, every byte outside `A–Z a–z 0–9 _ -` written `~HH`, an empty part `~`, parts
 * joined by `,`. A key that would read `-`, the mark of the framework's verbs, is escaped.
 */
export function keyText(key: Key): string {
  const text = key.map((part) => (part === '' ? '~' : escapePart(part))).join(',')
  return text === '-' ? '~2D' : text
}

function escapePart(part: string): string {
  if (/^[\w-]+$/.test(part)) return part
  return [...Buffer.from(part, 'utf8')]
    .map((byte) => (isPlain(byte) ? String.fromCharCode(byte) : `~${byte.toString(16).toUpperCase().padStart(2, '0')}`))
    .join('')
}

function isPlain(byte: number): boolean {
  return /[\w-]/.test(String.fromCharCode(byte)) && byte < 128
}

/** Reads a key back; null where the text is no key. */
export function readKeyText(text: string): Key | null {
  const parts = text.split(',').map(readPart)
  return parts.every((part) => part !== null) ? parts : null
}

function readPart(part: string): string | null {
  if (part === '~') return ''
  if (!/^(?:[\w-]|~[0-9A-F]{2})+$/.test(part)) return null
  const bytes = part.replace(/~([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return new TextDecoder('utf-8', { fatal: false }).decode(
    Uint8Array.from(bytes, (character) => character.charCodeAt(0)),
  )
}

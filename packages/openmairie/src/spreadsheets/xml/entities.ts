// SPDX-License-Identifier: EUPL-1.2
import { NotXml } from './not-xml.js'

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** A text whose entities are what they stand for. Raises NotXml for one that XML does not know. */
export function decoded(text: string): string {
  return text.includes('&') ? text.replace(/&([^;&]*);?/g, (whole, name: string) => entityOf(whole, name)) : text
}

function entityOf(whole: string, name: string): string {
  if (!whole.endsWith(';')) throw new NotXml('broken')
  const known = Object.hasOwn(named, name) ? named[name] : undefined
  if (known !== undefined) return known
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? []
  const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : decimal ? Number(decimal) : -1
  if (code < 0 || code > 0x10ffff) throw new NotXml('broken')
  return String.fromCodePoint(code)
}

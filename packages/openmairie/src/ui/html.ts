// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren, VNode } from 'preact'
import { jsxAttr, jsxEscape, jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

/**
 * HTML with values in it, for what a page repeats a hundred times, where elements made one by one would cost more than all
 * the rest: the first part, the first value, the second part… Parts are written here or made by `attribute`. Every value is
 * escaped by the library, in a text as in a quoted attribute; elements are rendered where they stand.
 */
export function filled(parts: readonly string[], values: readonly ComponentChildren[]): VNode {
  // The library only reads the parts.
  return jsxTemplate(parts as string[], ...values.map(jsxEscape))
}

/** An attribute with its value, escaped by the library: a piece of a part of `filled`. */
export function attribute(name: string, value: string): string {
  return jsxAttr(name, value) ?? ''
}

const zones = new Map<string, string>()
let keptLength = 0

/** What may be kept, in characters: visitors choose a part of the keys, memory must not follow them. */
const longestZone = 64_000
const longestAll = 8_000_000

/** A part of the page that many pages share, rendered once for a key; all that it shows must follow from the key. */
export function kept(key: string, render: () => VNode): VNode {
  const known = zones.get(key)
  if (known !== undefined) return jsxTemplate([known])
  const made = renderToString(render())
  const length = key.length + made.length
  if (length > longestZone) return jsxTemplate([made])
  if (keptLength + length > longestAll) {
    zones.clear()
    keptLength = 0
  }
  zones.set(key, made)
  keptLength += length
  return jsxTemplate([made])
}

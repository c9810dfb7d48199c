// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto'
import { type ComponentChildren, Fragment, h, type VNode } from 'preact'
import { jsxAttr, jsxEscape, jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

/**
 * HTML with values in it, for what a page repeats a hundred times, where elements made one by one would cost more than all
 * the rest: the first part, the first value, the second part… Parts are written here or made by `attribute`. Every value is
 * escaped by the library, in a text as in a quoted attribute; elements are rendered where they stand.
 */
export function filled(parts: readonly string[], values: readonly ComponentChildren[]): VNode {
  // The library only reads the parts.
  return jsxTemplate(parts as string[], ...values.map(put))
}

/** A value as a template takes it: texts escaped, elements as they are, which are rendered later. */
function put(value: ComponentChildren) {
  return Array.isArray(value) ? h(Fragment, null, value) : jsxEscape(value)
}

/** An attribute with its value, escaped by the library: a piece of a part of `filled`. */
export function attribute(name: string, value: string): string {
  return jsxAttr(name, value) ?? ''
}

/** A zone as it was rendered: its parts, and between them the names of the values that stand there. */
interface Zone {
  readonly parts: readonly string[]
  readonly names: readonly string[]
}

const zones = new Map<string, Zone>()
let keptLength = 0

/** What may be kept, in characters: visitors choose a part of the keys, memory must not follow them. */
const longestZone = 64_000
const longestAll = 8_000_000

/** Marks the places of values while a zone is rendered; drawn at each start, for no text to pass for a place. */
const mark = randomBytes(9).toString('hex')
const places = new RegExp(`${mark}-(\\w+)-`)

const identities = new WeakMap<object, number>()
let lastIdentity = 0

/** A number for an object that lives as long as the application: said in a key, instead of all that it holds. */
export function identityOf(object: object): number {
  const known = identities.get(object)
  if (known !== undefined) return known
  lastIdentity += 1
  identities.set(object, lastIdentity)
  return lastIdentity
}

/** A part of the page that many pages share, rendered once for a key; all that it shows must follow from the key. */
export function kept(key: string, render: () => VNode): VNode {
  return keptAround(key, {}, render)
}

/**
 * As `kept`, around values that differ from one page to the next. While it is rendered, a place stands for each, as a text,
 * in a text or in an attribute: what is shown must follow from the key and not from what is put there.
 */
export function keptAround<Name extends string>(
  key: string,
  values: Readonly<Record<Name, ComponentChildren>>,
  render: (placed: Readonly<Record<Name, string>>) => VNode,
): VNode {
  const { parts, names } = zones.get(key) ?? made(key, Object.keys(values), render)
  // The library only reads the parts; the names are those that the places were made for.
  return jsxTemplate(parts as string[], ...names.map((name) => put(values[name as Name])))
}

function made<Name extends string>(
  key: string,
  names: readonly string[],
  render: (placed: Readonly<Record<Name, string>>) => VNode,
): Zone {
  const placed = Object.fromEntries(names.map((name) => [name, `${mark}-${name}-`]))
  const html = renderToString(render(placed as Record<Name, string>)) // one for each name asked for
  const pieces = html.split(places)
  const zone = {
    parts: pieces.filter((_, index) => index % 2 === 0),
    names: pieces.filter((_, index) => index % 2 === 1),
  }
  const length = key.length + html.length
  if (length > longestZone) return zone
  if (keptLength + length > longestAll) {
    zones.clear()
    keptLength = 0
  }
  zones.set(key, zone)
  keptLength += length
  return zone
}

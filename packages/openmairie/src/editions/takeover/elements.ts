// SPDX-License-Identifier: EUPL-1.2

type Attributes = Readonly<Record<string, string>>

/** Elements that this dialect has too, and others of its own that stand for them. */
const elements: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['p', 'div', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'a'].map((name) => [
      name,
      name,
    ]),
  ),
  ...Object.fromEntries(['strong', 'em', 'u', 's', 'sup', 'sub'].map((name) => [name, name])),
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  h4: 'h3',
  h5: 'h3',
  h6: 'h3',
  b: 'strong',
  i: 'em',
  strike: 's',
  del: 's',
  blockquote: 'div',
  center: 'div',
}
const blocks: ReadonlySet<string> = new Set(['p', 'div', 'li', 'td', 'th', 'h1', 'h2', 'h3'])

/** What the style of an element says that is kept: marks around what it holds, and a page before it. */
export function styled(
  name: string,
  attributes: Attributes,
): { readonly before: boolean; readonly wraps: readonly string[] } {
  const style = (attributes['style'] ?? '').toLowerCase()
  const classes = new Set((attributes['class'] ?? '').split(/\s+/))
  const says = (property: string, value: string): boolean =>
    new RegExp(`(^|[;\\s])${property}\\s*:[^;]*${value}`).test(style)
  const asked: readonly (readonly [boolean, string])[] = [
    [classes.has('mce_maj') || says('text-transform', 'uppercase'), 'span class="majuscules"'],
    [classes.has('mce_min') || says('text-transform', 'lowercase'), 'span class="minuscules"'],
    [says('font-weight', '(bold|[6-9]00)'), 'strong'],
    [says('font-style', 'italic'), 'em'],
    [says('text-decoration', 'underline'), 'u'],
    [says('text-decoration', 'line-through'), 's'],
    [says('vertical-align', 'super') && !isBlock(name), 'sup'],
    [says('vertical-align', 'sub') && !isBlock(name), 'sub'],
  ]
  const wraps = asked.flatMap(([isAsked, wrap]) => (isAsked ? [wrap] : []))
  const holdsWords = blocks.has(elements[name] ?? '') || !isBlock(name)
  return { before: says('page-break-before', 'always'), wraps: holdsWords ? wraps : [] }
}

/** The beginning of an element, with what of its attributes is kept. */
export function openings(name: string, attributes: Attributes, wraps: readonly string[]): string {
  const own = elements[name]
  const begun = own === undefined ? '' : `<${own}${keptOf(name, own, attributes)}>`
  return begun + wraps.map((wrap) => `<${wrap}>`).join('')
}

/** The end of an element. */
export function closings(name: string, wraps: readonly string[], attributes: Attributes): string {
  const own = elements[name]
  const after = /page-break-after\s*:\s*always/i.test(attributes['style'] ?? '') ? '<br pagebreak="true">' : ''
  const ends = [...wraps].reverse().map((wrap) => `</${wrap.split(' ')[0]}>`)
  return ends.join('') + (own === undefined ? '' : `</${own}>`) + after
}

/** Whether an element is no part of a line. */
export function isBlock(name: string): boolean {
  const own = elements[name]
  return own !== undefined && !['a', 'strong', 'em', 'u', 's', 'sup', 'sub'].includes(own)
}

function keptOf(name: string, own: string, attributes: Attributes): string {
  const style = attributes['style'] ?? ''
  const align =
    name === 'center' ? 'center' : (/text-align:\s*(left|center|right|justify)/.exec(style)?.[1] ?? attributes['align'])
  const width =
    /(?:^|[;\s])width:\s*([\d.]+)\s*%/.exec(style)?.[1] ?? /^([\d.]+)%$/.exec(attributes['width'] ?? '')?.[1]
  const kept = [
    ...(align && /^(left|center|right|justify)$/.test(align) && isBlock(name) ? [`text-align: ${align}`] : []),
    ...(width && (own === 'td' || own === 'th') ? [`width: ${width}%`] : []),
  ]
  const styles = kept.length > 0 ? ` style="${kept.join('; ')}"` : ''
  const isWhole = attributes['nobr'] === 'true' && (own === 'table' || own === 'div')
  const address =
    own === 'a' && /^(https?:|mailto:|tel:)[^"<>&]*$/i.test(attributes['href'] ?? '') ? attributes['href'] : null
  return `${isWhole ? ' class="insecable"' : ''}${styles}${address ? ` href="${address}"` : ''}`
}

// SPDX-License-Identifier: EUPL-1.2

/** What stands in place of a merge field of the original: words, names of fields, and parts shown under a condition. */
export type Fragment = readonly Piece[]
type Piece = string | Named | { readonly when: string; readonly pieces: Fragment }

interface Named {
  /** Along references, as it is written between brackets. */
  readonly path: string
  readonly form: string | null
}

/** Text of a definition, its words escaped. */
export function asHtml(fragment: Fragment): string {
  return fragment
    .map((piece) => {
      if (typeof piece === 'string') return escaped(piece)
      if ('when' in piece) return `<span data-si="${escaped(piece.when)}">${asHtml(piece.pieces)}</span>`
      return bracketed(piece)
    })
    .join('')
}

/** The same where there is room for words alone, such as a barcode; null where it is made of conditions. */
export function asWords(fragment: Fragment): string | null {
  const words = fragment.map((piece) => (typeof piece === 'string' ? piece : 'when' in piece ? null : bracketed(piece)))
  return words.includes(null) ? null : words.join('')
}

function bracketed({ path, form }: Named): string {
  return form === null ? `[${path}]` : `[${path} : ${form}]`
}

/** Capitals or small letters; null for what is already written in a form of its own. */
export function inCase(fragment: Fragment, form: 'majuscules' | 'minuscules'): Fragment | null {
  const cased = fragment.map((piece): Piece | null => {
    if (typeof piece === 'string')
      return form === 'majuscules' ? piece.toLocaleUpperCase('fr') : piece.toLocaleLowerCase('fr')
    if (!('when' in piece)) return piece.form === null ? { ...piece, form } : null
    const pieces = inCase(piece.pieces, form)
    return pieces && { ...piece, pieces }
  })
  const whole = cased.filter((piece) => piece !== null)
  return whole.length === cased.length ? whole : null
}

/** Words as HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\u00a0', '&nbsp;')
}

// SPDX-License-Identifier: EUPL-1.2

/** Characters of a name: file systems take 255 bytes. */
const longest = 120

/**
 * A name fit to be shown and saved on any system: no folder, no control character, none that turns the direction of the text, no
 * dot or space at an end. Its extension stays where it is shortened.
 */
export function cleanName(sent: string): string {
  const bare = (sent.normalize('NFC').split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const characters = [...bare]
  if (characters.length <= longest) return bare === '' ? 'fichier' : bare
  const extension = extensionOf(bare)
  const end = extension === '' ? '' : `.${extension}`
  return `${characters
    .slice(0, longest - end.length)
    .join('')
    .replace(/[. ]+$/, '')}${end}`
}

/** What follows the last dot of a name, in lower case: `pdf`; empty where there is none, or none that looks like it. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9_-]{1,12})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

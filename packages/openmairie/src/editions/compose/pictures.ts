// SPDX-License-Identifier: EUPL-1.2
import type { Picture } from '../../documents/contract.js'

/** The pictures of a document, each once. */
export interface Pictures {
  /** Keeps a picture; returns its name in the document. */
  keep(picture: Picture): string
  all(): Readonly<Record<string, Picture>>
}

/** No picture yet. */
export function openPictures(): Pictures {
  const kept = new Map<string, Picture>()
  const names = new Map<string, string>()
  return {
    keep: (picture) => {
      const mark = Buffer.from(picture.content).toString('base64')
      const known = names.get(mark)
      if (known) return known
      const name = `picture-${kept.size + 1}.${picture.format}`
      kept.set(name, picture)
      names.set(mark, name)
      return name
    },
    all: () => Object.fromEntries(kept),
  }
}

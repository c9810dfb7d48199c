// SPDX-License-Identifier: EUPL-1.2
import type { Picture } from '../../documents/contract.js'

/** The pictures of a document, each once. */
export interface Pictures {
  /** Keeps a picture; returns its name in the document. */
  keep(picture: Picture): string
  all(): Readonly<Record<string, Picture>>
  /** Forgets all but these: those of documents that were taken are shown no more. */
  only(names: ReadonlySet<string>): void
}

/** No picture yet. */
export function openPictures(): Pictures {
  const kept = new Map<string, Picture>()
  const names = new Map<string, string>()
  let count = 0
  return {
    keep: (picture) => {
      const mark = Buffer.from(picture.content).toString('base64')
      const known = names.get(mark)
      if (known) return known
      count++
      const name = `picture-${count}.${picture.format}`
      kept.set(name, picture)
      names.set(mark, name)
      return name
    },
    all: () => Object.fromEntries(kept),
    only: (left) => {
      for (const [mark, name] of names) {
        if (left.has(name)) continue
        names.delete(mark)
        kept.delete(name)
      }
    },
  }
}

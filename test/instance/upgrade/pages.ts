// SPDX-License-Identifier: EUPL-1.2
import { shapeOf } from '../../crawler/crawl.js'
import { decoded, type Visitor } from '../../support/http.js'

/** Every kind of page that links lead to from here, with what it answered: two of a kind. */
export async function pagesFrom(
  site: string,
  visitor: Visitor,
  start: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const waiting = [...start]
  const known = new Set(waiting)
  const opened = new Map<string, number>()
  const answers = new Map<string, number>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const shape = shapeOf(new URL(path, site))
    const count = opened.get(shape) ?? 0
    if (count >= 2) continue
    opened.set(shape, count + 1)
    const { status, text, location } = await visitor.get(path)
    answers.set(path, status)
    for (const found of [...text.matchAll(/<a\b[^>]* href="(\/[^"#]*)/g)]
      .map(([, link = '']) => decoded(link))
      .concat(location ?? [])) {
      if (known.has(found)) continue
      known.add(found)
      waiting.push(found)
    }
  }
  return answers
}

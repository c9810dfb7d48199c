// SPDX-License-Identifier: EUPL-1.2
import type { PageShown } from '../model/authored-page.js'
import { filled } from '../ui/html.js'
import { markup } from '../ui/markup.js'

/** Milliseconds for which what was shown to somebody without an account is shown to the next one. */
const freshFor = 1000
/** Answers kept at once for a base: visitors choose a part of their addresses. */
const mostKept = 200

interface Kept {
  readonly until: number
  /** What it shows; the body of a page as HTML. */
  readonly found: Promise<{ readonly shown: PageShown; readonly html: string }>
}

const keptOf = new WeakMap<object, Map<string, Kept>>()

/**
 * What a page that is open to all shows to whoever has no account: made once a second at most, however many ask, and anew with each
 * minute of the clock, for nothing to wait whose hour has come. `base` is where its data lie, `key` all that it depends on beside them,
 * `now` the clock, in milliseconds. What fails is not kept.
 */
export async function shownToAll(
  base: object,
  key: readonly unknown[],
  now: number,
  make: () => Promise<PageShown>,
): Promise<PageShown> {
  const all = keptOf.get(base) ?? new Map<string, Kept>()
  keptOf.set(base, all)
  const name = JSON.stringify([Math.floor(now / 60_000), ...key])
  const kept = all.get(name)
  const { found } = kept && kept.until > performance.now() ? kept : keep(all, name, make)
  const { shown, html } = await found
  return shown.kind === 'page' ? { ...shown, body: filled([html], []) } : shown
}

function keep(all: Map<string, Kept>, name: string, make: () => Promise<PageShown>): Kept {
  const until = performance.now() + freshFor
  const found = make().then((shown) => ({ shown, html: shown.kind === 'page' ? markup(shown.body) : '' }))
  const kept: Kept = { until, found }
  if (all.size >= mostKept) all.clear()
  all.set(name, kept)
  found.catch(() => {
    if (all.get(name) === kept) all.delete(name)
  })
  return kept
}

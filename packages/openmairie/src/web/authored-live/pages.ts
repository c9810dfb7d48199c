// SPDX-License-Identifier: EUPL-1.2
/** A page that is open, seen the same by all who are told of it. */
export interface OpenPage {
  /** What tells it from the others. */
  readonly key: string
  /** Milliseconds between two looks at it. */
  readonly every: number
  /** What it shows now. Raises where it may no longer be seen. */
  render(): Promise<string>
}

export interface Onlooker {
  /** Identifier of who looks; null for whoever has no account. */
  readonly viewer: string | null
  tell(html: string): void
  /** Nothing more comes. */
  over(): void
}

export interface OpenPages {
  /** Tells whoever looks of the page each time it has changed, until what it returns is called. */
  watch(page: OpenPage, onlooker: Onlooker): () => void
  /** Whether somebody has it open: it may be seen, then. */
  isOpen(key: string): boolean
  /** How many pages somebody has open here. */
  countOf(viewer: string): number
  /** How many look, at whatever page. */
  count(): number
  /** How many pages are looked at. */
  pages(): number
  stop(): void
}

interface Watched {
  readonly onlookers: Set<Onlooker>
  /** Who came since the last look: what they have may be newer than what it saw. */
  readonly newcomers: Set<Onlooker>
  last: string | null
  timer: NodeJS.Timeout
}

/** Looks at each page that somebody has open, once for all who have it, and tells them of what changed. */
export function openPages(failed: (error: unknown) => void): OpenPages {
  const watched = new Map<string, Watched>()
  const close = (key: string, one: Watched): void => {
    clearTimeout(one.timer)
    watched.delete(key)
  }
  const look = async (page: OpenPage, one: Watched): Promise<void> => {
    const present = [...one.onlookers]
    const came = new Set(one.newcomers)
    one.newcomers.clear()
    try {
      const html = await page.render()
      const isNew = html !== one.last
      one.last = html
      for (const onlooker of present)
        if (one.onlookers.has(onlooker) && (isNew || came.has(onlooker))) onlooker.tell(html)
    } catch (error) {
      failed(error)
      for (const onlooker of [...one.onlookers]) onlooker.over()
      return close(page.key, one)
    }
    if (watched.get(page.key) === one) one.timer = setTimeout(() => void look(page, one), page.every)
  }
  const begin = (page: OpenPage): Watched => {
    const one: Watched = {
      onlookers: new Set(),
      newcomers: new Set(),
      last: null,
      timer: setTimeout(() => void look(page, one), 0),
    }
    watched.set(page.key, one)
    return one
  }
  return {
    watch: (page, onlooker) => {
      const one = watched.get(page.key) ?? begin(page)
      one.onlookers.add(onlooker)
      one.newcomers.add(onlooker)
      return () => {
        one.onlookers.delete(onlooker)
        one.newcomers.delete(onlooker)
        if (one.onlookers.size === 0) close(page.key, one)
      }
    },
    isOpen: (key) => watched.has(key),
    countOf: (viewer) =>
      [...watched.values()].reduce(
        (sum, { onlookers }) => sum + [...onlookers].filter((each) => each.viewer === viewer).length,
        0,
      ),
    count: () => [...watched.values()].reduce((sum, { onlookers }) => sum + onlookers.size, 0),
    pages: () => watched.size,
    stop: () => {
      for (const [key, one] of watched) {
        close(key, one)
        for (const onlooker of [...one.onlookers]) onlooker.over()
      }
    },
  }
}

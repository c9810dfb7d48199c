// SPDX-License-Identifier: EUPL-1.2

/** What a process keeps of tables that change rarely: read once, then whenever a version is seen that it does not hold. */
export interface Held<T> {
  current(): T
  /** Reads again where what is held is not of a version that was seen. */
  upTo(version: bigint): Promise<void>
  /** Reads again: this process has changed it. */
  refresh(): Promise<void>
}

/** Reads something that tells its version, and keeps it. */
export async function hold<T extends { readonly version: bigint }>(read: () => Promise<T>): Promise<Held<T>> {
  let held = await read()
  let reading: Promise<void> | null = null
  const refresh = async (): Promise<void> => {
    try {
      held = await read()
    } finally {
      reading = null
    }
  }
  return {
    current: () => held,
    refresh,
    async upTo(version) {
      if (held.version === version) return
      // What is being read may be older than what was seen.
      await reading
      if (held.version === version) return
      reading ??= refresh()
      await reading
    },
  }
}

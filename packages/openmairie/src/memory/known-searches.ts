// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { type SavedSearch, type Shelf, searchesOn } from './searches.js'

interface Held {
  readonly searches: Promise<readonly SavedSearch[]>
  readonly until: number
}

/** How long a worker trusts what it read: what another worker wrote shows within it. */
const trustMilliseconds = 2000
const mostHeld = 2000
const known = new WeakMap<Database, Map<string, Held>>()

/** What a user sees of the searches saved on a listing, which each of its pages asks for: read again after two seconds. */
export function knownSearches(database: Database, shelf: Shelf): Promise<readonly SavedSearch[]> {
  const shelves = known.get(database) ?? new Map<string, Held>()
  known.set(database, shelves)
  const name = JSON.stringify([shelf.user, shelf.application, shelf.entity])
  const held = shelves.get(name)
  if (held && held.until > Date.now()) return held.searches
  if (shelves.size >= mostHeld) shelves.clear()
  const searches = searchesOn(database, shelf)
  shelves.set(name, { searches, until: Date.now() + trustMilliseconds })
  // What failed is asked again.
  searches.catch(() => shelves.delete(name))
  return searches
}

/** Forgets what was read: this worker has just written. */
export function forgetSearches(database: Database): void {
  known.delete(database)
}

// SPDX-License-Identifier: EUPL-1.2
import type { Route } from './page.js'

/** What a form of the instance's own pages is sent to, by whoever is signed in; `again`: see `Route`. */
export function instancePost(path: string, handle: Route['handle'], again?: Route['again']): Route {
  return { method: 'POST', scope: 'instance', access: 'signed-in', path, handle, ...(again ? { again } : {}) }
}

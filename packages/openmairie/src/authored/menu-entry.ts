// SPDX-License-Identifier: EUPL-1.2
import type { MenuEntry } from '../model/application.js'

/** How a page of an application is named where the menu shows what is open: no entity bears such a name. */
export function pageEntry(name: string): string {
  return `-/${name}`
}

/** What an entry of the menu leads to. */
export function targetOf({ entity, page }: MenuEntry): string {
  return entity ?? pageEntry(page ?? '')
}

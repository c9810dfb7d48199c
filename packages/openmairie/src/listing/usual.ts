// SPDX-License-Identifier: EUPL-1.2
import { listParameters, shownColumns } from '../ui/list-state.js'
import type { PageRequest } from '../ui/page.js'
import { type Target, targetOf } from '../ui/target.js'
import { entityUrl } from '../ui/urls.js'
import { asUsual, type Usual } from '../ui/usual.js'

/** The listing that an address names, in the columns, order and size that its visitor made his own. Raises OM_NOT_FOUND. */
export function usualOf(request: PageRequest): Promise<Usual> {
  return asUsual(request, targetOf(request))
}

/** The listing with a column moved a place forward, as its address says. */
export function movedUrl({ app, entity }: Target, given: URLSearchParams): string {
  const without = [...given].filter(([name]) => name !== listParameters.columns && name !== listParameters.earlier)
  const columns = shownColumns(given).map((name): [string, string] => [listParameters.columns, name])
  return entityUrl(app, entity.name, null, new URLSearchParams([...without, ...columns]))
}

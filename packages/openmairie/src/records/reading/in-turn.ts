// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'

/** The same connection for an author's code, which may ask several things at once: each is asked when the one before it was answered. */
export function inTurn<C extends Connection>(connection: C): C {
  let last: Promise<unknown> = Promise.resolve()
  return {
    ...connection,
    query: (statement) => {
      const asked = last.then(() => connection.query(statement))
      last = asked.catch(() => undefined)
      return asked
    },
  }
}

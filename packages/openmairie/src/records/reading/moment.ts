// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'

/** A connection that reads the base of an application as it was at one moment, until it is let go. */
export interface Moment {
  readonly connection: Connection
  end(): Promise<void>
}

/** Opens such a connection. */
export async function oneMoment(ctx: Ctx): Promise<Moment> {
  const access = accessOf(ctx)
  const snapshot = await access.snapshot?.()
  if (snapshot) return { connection: snapshot, end: () => snapshot.end() }
  // The transactions of other engines are of one moment by themselves.
  return new Promise((resolve, reject) => {
    const held: Promise<void> = access.transaction(
      (connection) =>
        new Promise<void>((over) => {
          resolve({
            connection,
            end: async () => {
              over()
              await held
            },
          })
        }),
    )
    held.catch(reject)
  })
}

// SPDX-License-Identifier: EUPL-1.2
import { DatabaseError } from './errors.js'

/**
 * Runs a part of a transaction: where it throws, what it wrote is undone and the rest stands, tasks that wait for the
 * commit included. Raises what the part raised, or a DatabaseError where the engine undid the whole transaction by itself.
 */
export async function attempted<T>(
  run: (statement: string) => Promise<unknown>,
  tasks: unknown[],
  part: () => Promise<T>,
): Promise<T> {
  const before = tasks.length
  await run('SAVEPOINT om_essai')
  try {
    const result = await part()
    await run('RELEASE SAVEPOINT om_essai')
    return result
  } catch (error) {
    tasks.length = before
    await run('ROLLBACK TO SAVEPOINT om_essai').catch((cause: unknown) => {
      // A deadlock of MariaDB leaves nothing to go back to: whatever came next would be written outside of a transaction.
      throw new TransactionLost(error, cause)
    })
    throw error
  }
}

/** Nothing of the transaction is left. */
export class TransactionLost extends DatabaseError {
  constructor(first: unknown, cause: unknown) {
    super({ violation: 'serialization', code: first instanceof DatabaseError ? first.code : '' }, { cause })
  }
}

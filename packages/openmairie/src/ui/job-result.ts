// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import type { StoredFile } from '../files/contract.js'
import { filesOf, type KeptFile, keepFile } from '../files/usages.js'
import type { Job } from '../jobs/contract.js'
import type { Clock } from '../model/clock.js'

/** A result is kept as long as its job is told. */
const keptDays = 30
const slot = 'resultat'

/** Gives a job a file as its result, for its user to download, by a statement of the transaction of its last part. */
export async function keepResult(
  connection: Connection,
  { id, user, collectivite }: Pick<Job, 'id' | 'user' | 'collectivite'>,
  file: StoredFile,
  clock: Clock,
): Promise<void> {
  const expires = clock.now() + keptDays * 86_400_000
  await keepFile(connection, file, { kind: 'job', record: id, slot, user, collectivite, expires })
}

/** The file that a job gave as its result; null where it gave none, or it has expired. Whoever asks has checked that the job is theirs. */
export async function resultOf(connection: Connection, { id }: Pick<Job, 'id'>): Promise<KeptFile | null> {
  const files = await filesOf(connection, { kind: 'job', record: id, slot })
  return files.at(-1) ?? null
}

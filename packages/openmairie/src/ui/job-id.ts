// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'

/** The same job for the same form, however often it is sent. */
export function jobId(user: string, once: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([user, once]))
    .digest('hex')
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
    digest.slice(20, 32),
  ].join('-')
}

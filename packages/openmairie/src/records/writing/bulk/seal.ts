// SPDX-License-Identifier: EUPL-1.2
import { createHmac } from 'node:crypto'
import type { AnyEntity } from '../../../model/entity.js'
import type { Key } from '../../../model/value.js'
import type { Ctx } from '../../context.js'
import { readDigests } from '../../digest.js'
import type { BulkWork } from './contract.js'
import { bulkInput, type Worked } from './rows.js'

/**
 * One digest for all records as they were before the work, which a preview carries back: of the fields that the work
 * changes, or of all of them where the record is to go.
 */
export function sealOf(ctx: Ctx, entity: AnyEntity, keys: readonly Key[], work: BulkWork, { seen }: Worked): string {
  const names = work.kind === 'update' ? Object.keys(bulkInput(entity, work.input)) : null
  const sealed = createHmac('sha256', ctx.secret)
  for (const key of keys) {
    const digests = readDigests(seen.get(key) ?? '{}')
    sealed.update(JSON.stringify([key, (names ?? Object.keys(digests)).map((name) => digests[name] ?? null)]))
  }
  return sealed.digest('base64url')
}

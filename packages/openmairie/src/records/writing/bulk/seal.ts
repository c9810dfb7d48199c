// SPDX-License-Identifier: EUPL-1.2
import { createHmac } from 'node:crypto'
import type { AnyEntity } from '../../../model/entity.js'
import type { Key } from '../../../model/value.js'
import type { Ctx } from '../../context.js'
import { readDigests } from '../../digest.js'
import { readWith } from '../../reading/read.js'
import type { Writing } from '../writing.js'
import type { BulkWork } from './contract.js'
import { bulkInput } from './rows.js'

/**
 * One digest for all records as they are, which a preview carries back: of the fields that the work changes, or of all of
 * them where the record is to go. Each record is held until the end of the transaction.
 */
export async function sealOf(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  keys: readonly Key[],
  work: BulkWork,
): Promise<string> {
  const names = work.kind === 'update' ? Object.keys(bulkInput(entity, work.input)) : null
  const sealed = createHmac('sha256', ctx.secret)
  for (const key of keys) {
    const record = await readWith(ctx, writing, entity, key, true)
    const digests = record ? readDigests(record.digests) : {}
    sealed.update(JSON.stringify([key, (names ?? Object.keys(digests)).map((name) => digests[name] ?? null)]))
  }
  return sealed.digest('base64url')
}

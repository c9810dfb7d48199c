// SPDX-License-Identifier: EUPL-1.2
import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import type { AnyEntity } from '../model/entity.js'
import type { Ctx } from './context.js'

const cipher = 'aes-128-ecb'
/** A number, then its print: one block of the cipher. */
const half = 8

/**
 * A number of the instance, as a page carries it: 32 hexadecimal digits that only this user can give back, for the same purpose
 * on the same entity. It says nothing of the number: how far two are apart would tell how much others write.
 */
export function opaque(ctx: Ctx, entity: AnyEntity, purpose: string, id: string): string {
  const block = Buffer.alloc(2 * half)
  block.writeBigUInt64BE(BigInt(id))
  printOf(ctx, entity, purpose, id).copy(block, half)
  const made = createCipheriv(cipher, keyOf(ctx), null).setAutoPadding(false)
  return Buffer.concat([made.update(block), made.final()]).toString('hex')
}

/** The number that was written above; null for any other text. */
export function readOpaque(ctx: Ctx, entity: AnyEntity, purpose: string, text: string): string | null {
  if (!/^[\da-f]{32}$/.test(text)) return null
  const read = createDecipheriv(cipher, keyOf(ctx), null).setAutoPadding(false)
  const block = Buffer.concat([read.update(Buffer.from(text, 'hex')), read.final()])
  const id = String(block.readBigUInt64BE())
  return timingSafeEqual(block.subarray(half), printOf(ctx, entity, purpose, id)) ? id : null
}

function printOf(ctx: Ctx, entity: AnyEntity, purpose: string, id: string): Buffer {
  const said = JSON.stringify(['opaque', purpose, ctx.actor.id, ctx.app.definition.name, entity.name, id])
  return createHmac('sha256', ctx.secret).update(said).digest().subarray(0, half)
}

function keyOf({ secret }: Ctx): Buffer {
  return createHmac('sha256', secret).update('opaque numbers').digest().subarray(0, 16)
}

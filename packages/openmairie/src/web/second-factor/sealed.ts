// SPDX-License-Identifier: EUPL-1.2
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** Encrypts a user's secret with a key made of the instance's: who reads the base cannot make codes, nor give them to another user. */
export function sealed(secret: string, key: string, user: string): Buffer {
  const nonce = randomBytes(nonceLength)
  const made = createCipheriv(cipher, keyOf(key), nonce).setAAD(Buffer.from(user))
  const body = Buffer.concat([made.update(secret, 'utf8'), made.final()])
  return Buffer.concat([nonce, made.getAuthTag(), body])
}

/** A user's secret; null where the instance's secret is no longer the one that sealed it. */
export function unsealed(content: Uint8Array, key: string, user: string): string | null {
  const part = (from: number, to?: number): Uint8Array => content.subarray(from, to)
  try {
    const read = createDecipheriv(cipher, keyOf(key), part(0, nonceLength), { authTagLength: tagLength })
      .setAAD(Buffer.from(user))
      .setAuthTag(part(nonceLength, nonceLength + tagLength))
    return Buffer.concat([read.update(part(nonceLength + tagLength)), read.final()]).toString('utf8')
  } catch {
    return null
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'openmairie second factor', 32))
}

// SPDX-License-Identifier: EUPL-1.2
import { Secret, TOTP } from 'otpauth'

/** Seconds that a code lasts, and its figures (RFC 6238, as every telephone makes them). */
const period = 30
const digits = 6
/** Codes accepted before and after that of now: telephones are seldom on time. */
const window = 1

/** A secret of 160 bits, in base 32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The step of time of a code; null for a wrong one. A step serves once: whoever read a code over a shoulder is too late. */
export function stepOf(code: string, secret: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const delta = totp(secret).validate({ token: code, timestamp: now, window })
  return delta === null ? null : Math.floor(now / 1000 / period) + delta
}

/** What was typed as a code, without the spaces that telephones show. */
export function plainCode(typed: string): string {
  return typed.replace(/\s/g, '')
}

/** What a telephone reads: who gives the code, and for which account. */
export function addressOf(secret: string, issuer: string, login: string): string {
  return new TOTP({ issuer, label: login, secret: Secret.fromBase32(secret), digits, period }).toString()
}

function totp(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), digits, period })
}

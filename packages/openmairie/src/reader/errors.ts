// SPDX-License-Identifier: EUPL-1.2
export type SchemaErrorCode = 'unreachable' | 'refused' | 'unsupported' | 'no-schema'

/** A database that cannot be read: one clear sentence, without its password. */
export class SchemaError extends Error {
  readonly code: SchemaErrorCode
  constructor(code: SchemaErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'SchemaError'
    this.code = code
  }
}

/** An address fit to be shown: password and parameters left out. */
export function withoutSecret(url: string): string {
  try {
    const { protocol, username, host, pathname } = new URL(url)
    return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`
  } catch {
    return 'the address given'
  }
}

// SPDX-License-Identifier: EUPL-1.2
export type EmbeddedErrorCode = 'no-binaries' | 'init-failed' | 'start-failed' | 'version' | 'busy'

/** Why the embedded server cannot run: one clear sentence with the way out. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode
  constructor(code: EmbeddedErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'EmbeddedError'
    this.code = code
  }
}

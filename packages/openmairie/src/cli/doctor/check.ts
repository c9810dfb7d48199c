// SPDX-License-Identifier: EUPL-1.2

/** What was found, and what to do about it where something is to be done. */
export type Told = readonly [message: string, advice?: string]

export interface Check {
  /** Stable name, for scripts. */
  readonly id: string
  readonly state: 'ok' | 'warning' | 'error'
  readonly message: string
  readonly advice: string | null
}

const checkOf =
  (state: Check['state']) =>
  (id: string, [message, advice]: Told): Check => ({ id, state, message, advice: advice ?? null })

/** All is well. */
export const ok = checkOf('ok')
/** It works, and deserves a look. */
export const warning = checkOf('warning')
/** Something is wrong. */
export const wrong = checkOf('error')

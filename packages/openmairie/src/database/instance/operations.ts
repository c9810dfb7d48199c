// SPDX-License-Identifier: EUPL-1.2

/**
 * Of a write on another base: `ecriture` is the write that holds a one-time key; `ligne`, the line of the journal that its outcome
 * hangs on, from before its rows are committed until both are known to be.
 */
export const foretoldOutcomesMigration: readonly string[] = [
  `ALTER TABLE openmairie.om_operation ADD COLUMN IF NOT EXISTS ecriture uuid, ADD COLUMN IF NOT EXISTS ligne bigint`,
]

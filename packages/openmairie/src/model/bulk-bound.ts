// SPDX-License-Identifier: EUPL-1.2

/** Records of a selection that one transaction writes, where nobody says otherwise. */
export const defaultBulkBound = 500

/** A transaction that holds more rows for longer makes everybody wait. */
const most = 5000

/** Whether an author's bound may be kept. */
export function isBulkBound(bound: number): boolean {
  return Number.isInteger(bound) && bound >= 1 && bound <= most
}

// SPDX-License-Identifier: EUPL-1.2

/** Whether a number is told with two decimals, as amounts are: it is shown so, 12.50 and not 12.5. */
export const hasCents = (text: string): boolean => text.at(-3) === '.'

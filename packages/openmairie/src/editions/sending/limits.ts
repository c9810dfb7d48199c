// SPDX-License-Identifier: EUPL-1.2

/** Mails that one account may ask for, and over how long. */
export const mailLimit = { most: 60, minutes: 60 }

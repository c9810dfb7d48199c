// SPDX-License-Identifier: EUPL-1.2

/** Mails that one account may ask for one by one, and over how long. */
export const mailLimit = { most: 60, minutes: 60 }

/** Mails of one lot, and of all lots of an account within a day: one lot at a time. */
export const lotLimit = { most: 1000, perDay: 2000 }

/** Bytes of a PDF at most: mail servers take twenty or so, and encoding adds a third. */
export const mostBytes = 10_000_000

/** Times that the queue tries, later and later: a day or so, as long as mail servers do. */
export const mailTries = 13

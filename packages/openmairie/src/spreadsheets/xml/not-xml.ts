// SPDX-License-Identifier: EUPL-1.2

/** Why what is read is no XML of a spreadsheet. */
export class NotXml extends Error {
  constructor(readonly reason: 'broken' | 'doctype') {
    super(reason)
  }
}

// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import { refusalMessages } from './messages.js'

/** Why a base was not backed up: what is missing, what failed, or what the base is not. */
export class BackupRefused extends Error {
  constructor(
    readonly kind: keyof ReturnType<typeof refusalMessages>,
    readonly told: (locale: Locale) => string,
  ) {
    super(told('en'))
  }
}

/** Nothing there can make a backup of a server of this major version. */
export function noTools(major: number): BackupRefused {
  return new BackupRefused('noTools', (locale) => refusalMessages(locale).noTools(major))
}

// SPDX-License-Identifier: EUPL-1.2

import { isMailAddress } from '../../mail/address.js'
import { engineOf } from '../../model/address.js'
import type { SettingsMessages } from './messages.js'

/** What a setting takes: how its text is read, undefined where it is none, and the sentence that says so. */
export interface Kind<T> {
  read(text: string): T | undefined
  fault(messages: SettingsMessages, name: string, text: string): string
}

/** Any text. */
export const text: Kind<string> = { read: (given) => given, fault: (_, name) => name }

/** A whole number between two others. */
export function whole(least: number, most: number): Kind<number> {
  return {
    read: (given) =>
      /^\d{1,9}$/.test(given) && Number(given) >= least && Number(given) <= most ? Number(given) : undefined,
    fault: (messages, name, given) => messages.count(name, given, least, most),
  }
}

/** One of some words. */
export function oneOf<T extends string>(...known: readonly T[]): Kind<T> {
  return {
    read: (given) => known.find((word) => word === given),
    fault: (messages, name, given) => messages.oneOf(name, given, known.join(', ')),
  }
}

/** yes or no; a file may say true or false. */
export const yesOrNo: Kind<boolean> = {
  read: (given) => (/^(yes|true)$/.test(given) ? true : /^(no|false)$/.test(given) ? false : undefined),
  fault: (messages, name, given) => messages.oneOf(name, given, 'yes, no'),
}

/** The name of a time zone: the sign of an offset means the contrary for PostgreSQL. */
export const timeZone: Kind<string> = {
  read: (given) => (isTimeZone(given) ? given : undefined),
  fault: (messages, name, given) => messages.timeZone(name, given),
}

/** Where people reach the instance: scheme, name and port. */
export const site: Kind<string> = {
  read: (given) => {
    if (!URL.canParse(given)) return undefined
    const { protocol, origin, pathname, search, hash, username } = new URL(given)
    const isBare = pathname === '/' && search === '' && hash === '' && username === ''
    return (protocol === 'https:' || protocol === 'http:') && isBare ? origin : undefined
  },
  fault: (messages, name, given) => messages.site(name, given),
}

/** The address of a bucket: where its storage answers, its name, and what its keys begin with. */
export const bucketAddress: Kind<string> = {
  read: (given) => {
    if (!URL.canParse(given)) return undefined
    const { protocol, pathname, search, hash, username } = new URL(given)
    const isBucket = /^\/[^/]+/.test(pathname) && search === '' && hash === '' && username === ''
    return (protocol === 'https:' || protocol === 'http:') && isBucket ? given : undefined
  },
  fault: (messages, name, given) => messages.bucket(name, given),
}

/** Where a clamd listens: a port, or a socket of this machine. */
export const clamdAddress: Kind<string> = {
  read: (given) =>
    /^unix:\/.+$/.test(given) || (/^tcp:\/\/[^/?#@]+\/?$/.test(given) && URL.canParse(given)) ? given : undefined,
  fault: (messages, name, given) => messages.clamd(name, given),
}

/** An address of mail. */
export const mailAddress: Kind<string> = {
  read: (given) => (isMailAddress(given) ? given : undefined),
  fault: (messages, name, given) => messages.mailAddress(name, given),
}

/** The address of a mail server. It may hold a password: it is not told. */
export const mailServer: Kind<string> = {
  read: (given) => {
    if (!URL.canParse(given)) return undefined
    const { protocol, hostname, pathname, search } = new URL(given)
    const isServer = (protocol === 'smtp:' || protocol === 'smtps:') && hostname !== ''
    return isServer && /^\/?$/.test(pathname) && search === '' ? given : undefined
  },
  fault: (messages, name) => messages.mailServer(name),
}

/** The address of a PostgreSQL database. It may hold a password: it is not told. */
export const postgresAddress: Kind<string> = {
  read: (given) => (engineOf(given) === 'postgresql' ? given : undefined),
  fault: (messages, name) => messages.database(name),
}

/** A secret of some length: it is not told. */
export function secret(least: number): Kind<string> {
  return {
    read: (given) => (given.length >= least ? given : undefined),
    fault: (messages, name) => messages.tooShort(name, least),
  }
}

function isTimeZone(name: string): boolean {
  try {
    return /^[a-z]/i.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}

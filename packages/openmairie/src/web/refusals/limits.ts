// SPDX-License-Identifier: EUPL-1.2
import { isIPv6 } from 'node:net'

/** Lines of refusals that a worker writes at most in a window: what is refused costs its author nothing. */
export interface RefusalLimits {
  readonly minutes: number
  /** Of one account, and of one address. */
  readonly each: number
  /** Of all those that nobody knows together, however many addresses they have. */
  readonly strangers: number
}

export const usualRefusalLimits: RefusalLimits = { minutes: 60, each: 30, strangers: 300 }

/** What was refused beyond the limits in a window that is over: whom to, `null` for all strangers together, and how many times. */
export interface Beyond {
  readonly login: string | null
  readonly count: number
}

/** Counts refusals in windows that follow each other. Memory is bounded by the limits: an address beyond them is not remembered. */
export function refusalCounts(limits: RefusalLimits, now: () => number) {
  let began = now()
  let strangers = 0
  const counts = new Map<string, number>()
  const beyond = new Map<string | null, number>()
  const untold: Beyond[] = []

  const close = (): void => {
    untold.push(...[...beyond].map(([login, count]) => ({ login, count })))
    for (const each of [counts, beyond]) each.clear()
    strangers = 0
    began = now()
  }
  const isOver = (): boolean => now() - began >= limits.minutes * 60_000
  const admit = (key: string, login: string | null): boolean => {
    const count = counts.get(key) ?? 0
    if (count < limits.each && (login !== null || strangers < limits.strangers)) {
      counts.set(key, count + 1)
      if (login === null) strangers += 1
      return true
    }
    beyond.set(login, (beyond.get(login) ?? 0) + 1)
    return false
  }

  return {
    /** Whether a refusal to an account, or to nobody known at an address, gets its own line. */
    admits(login: string | null, address: string): boolean {
      if (isOver()) close()
      return admit(login === null ? `address ${networkOf(address)}` : `account ${login}`, login)
    },
    /** Whether a token that opens no session was met in this window. */
    isMet(token: string): boolean {
      if (isOver()) close()
      return counts.has(token)
    },
    /** Whether a token that opens no session is met for the first time in this window: a browser sends it with each request. */
    isFirst(token: string): boolean {
      if (isOver()) close()
      const isNew = !counts.has(token)
      if (isNew && counts.size < limits.strangers * 10) counts.set(token, 1)
      return isNew
    },
    /** What windows that are over left beyond the limits, once; with the open one where nothing follows. */
    takeBeyond(isLast: boolean): readonly Beyond[] {
      if (isLast || isOver()) close()
      return untold.splice(0)
    },
  }
}

/** What one person may change of an address at will does not make another of it: the last half of an IPv6 address. */
export function networkOf(address: string): string {
  const [mapped = ''] = /\d+(\.\d+){3}$/.exec(address) ?? []
  if (mapped !== '' || !isIPv6(address)) return mapped || address
  const [head = '', tail] = address.toLowerCase().split('%', 1).join('').split('::')
  const groups = (text: string | undefined): readonly string[] => (text ? text.split(':') : [])
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length
  const all = [...groups(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail)]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

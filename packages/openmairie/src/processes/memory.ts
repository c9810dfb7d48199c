// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs'

/** Memory that a process holds, in MiB; null where the system does not say. */
export function megabytesOf(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}

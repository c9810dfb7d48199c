// SPDX-License-Identifier: EUPL-1.2
/** An address fit to be shown: password and parameters left out. */
export function withoutSecret(url: string): string {
  try {
    const { protocol, username, host, pathname } = new URL(url)
    return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`
  } catch {
    return 'postgres://…'
  }
}

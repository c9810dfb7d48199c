// SPDX-License-Identifier: EUPL-1.2

/** Characters of a name and of a login at most. */
export const longestName = 100

/** Whether a text may be a login: no space, so that it is typed again as it was. */
export function isLogin(text: string): boolean {
  return /^[^\s\p{C}]+$/u.test(text) && [...text].length <= longestName
}

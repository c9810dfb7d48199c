// SPDX-License-Identifier: EUPL-1.2

/** Characters of a name, of a login and of an address of mail, at most. */
export const longestName = 100
export const longestAddress = 254

/** Whether a text may be a login: no space, so that it is typed again as it was. */
export function isLogin(text: string): boolean {
  return /^[^\s\p{C}]+$/u.test(text) && [...text].length <= longestName
}

/** Whether a text may be an address of mail; whether it leads anywhere, only a mail can tell. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= longestAddress &&
    /^[^\s@<>"(),;:\\[\]\p{C}]+@[^\s@<>"(),;:\\[\]\p{C}]+\.[^\s@.<>"(),;:\\[\]\p{C}]{2,}$/u.test(text)
  )
}

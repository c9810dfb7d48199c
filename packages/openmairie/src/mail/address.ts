// SPDX-License-Identifier: EUPL-1.2

/** Characters of an address of mail at most. */
export const longestAddress = 254

/** Whether a text may be an address of mail, one and no more; whether it leads anywhere, only a mail can tell. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= longestAddress &&
    /^[^\s@<>"(),;:\\[\]\p{C}]+@[^\s@<>"(),;:\\[\]\p{C}]+\.[^\s@.<>"(),;:\\[\]\p{C}]{2,}$/u.test(text)
  )
}

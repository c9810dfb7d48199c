// SPDX-License-Identifier: EUPL-1.2

/** The matrix profil × permission. */
export const matrixUrl = '/-/droits'
/** Where one asks to see as a profil does. */
export const lookUrl = '/-/voir-comme'
const whyPath = '/-/droits/pourquoi'

/** Where it is said why a user, or a profil, may do a thing or not. */
export function whyUrl(
  asked: { readonly profil?: string; readonly user?: string; readonly permission?: string } = {},
): string {
  const query = new URLSearchParams()
  if (asked.user) query.set('utilisateur', asked.user)
  if (asked.profil) query.set('profil', asked.profil)
  if (asked.permission) query.set('permission', asked.permission)
  const text = query.toString()
  return text === '' ? whyPath : `${whyPath}?${text}`
}

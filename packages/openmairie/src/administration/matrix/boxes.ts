// SPDX-License-Identifier: EUPL-1.2

/** What the box of a profil and a permission sends. */
export function boxValue(profil: string, permission: string): string {
  return [profil, permission].map(encodeURIComponent).join('|')
}

/** The droits that a form asks to give and to take away, among those that it showed; what it did not show stays as it is. */
export function changesIn(
  body: URLSearchParams,
  isShown: (profil: string, permission: string) => boolean,
): {
  readonly added: readonly (readonly [string, string])[]
  readonly removed: readonly (readonly [string, string])[]
} {
  const ticked = new Set(body.getAll('droit'))
  const before = new Set(body.getAll('avant'))
  const read = (values: readonly string[]): readonly (readonly [string, string])[] =>
    values.flatMap((value) => {
      const [profil, permission] = value.split('|').map(partOf)
      return profil && permission && isShown(profil, permission) ? [[profil, permission] as const] : []
    })
  return {
    added: read([...ticked].filter((value) => !before.has(value))),
    removed: read([...before].filter((value) => !ticked.has(value))),
  }
}

function partOf(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

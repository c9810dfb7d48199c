// SPDX-License-Identifier: EUPL-1.2

interface Way {
  readonly label: string
  readonly href: string
}

/** The ways on from a page of a list that is read from its beginning: back to it, and further on; nothing where it is all there is. */
export function Onward({ first, next }: { readonly first: Way | null; readonly next: Way | null }) {
  if (first === null && next === null) return null
  return (
    <p class="buttons">
      {first && (
        <a class="button" href={first.href}>
          {first.label}
        </a>
      )}
      {next && (
        <a class="button" href={next.href} rel="next">
          {next.label}
        </a>
      )}
    </p>
  )
}

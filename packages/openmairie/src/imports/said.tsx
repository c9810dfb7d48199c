// SPDX-License-Identifier: EUPL-1.2

/** What became of a work that did not come to its end, above what can be done now. */
export function Said({ said }: { readonly said: string | null }) {
  return said === null ? null : (
    <p class="flash warning" role="status">
      {said}
    </p>
  )
}

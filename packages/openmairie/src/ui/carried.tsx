// SPDX-License-Identifier: EUPL-1.2

/** A state that a form carries along, out of sight. */
export function Carried({ state, without = [] }: { state: URLSearchParams; without?: readonly string[] }) {
  return (
    <>
      {[...state]
        .filter(([name, value]) => !without.includes(name) && value !== '')
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} key={`${name}=${value}`} />
        ))}
    </>
  )
}

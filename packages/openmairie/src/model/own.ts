// SPDX-License-Identifier: EUPL-1.2

/** A property of an object that is its own, or undefined: a name may be `constructor`, `toString` or `__proto__`. */
export function own<V>(object: Readonly<Record<string, V>> | undefined, name: string): V | undefined {
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined
}

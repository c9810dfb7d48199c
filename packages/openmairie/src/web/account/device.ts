// SPDX-License-Identifier: EUPL-1.2

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bOPR\//, 'Opera'],
  [/Chrom(e|ium)\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
]

/** The browser and the system that a browser says it is, for its owner to know it again; null where it says neither. */
export function deviceOf(agent: string): { readonly browser: string; readonly system: string } | null {
  const browser = nameIn(browsers, agent)
  const system = nameIn(systems, agent)
  return browser === '' && system === '' ? null : { browser, system }
}

function nameIn(known: readonly (readonly [RegExp, string])[], agent: string): string {
  return known.find(([pattern]) => pattern.test(agent))?.[1] ?? ''
}

// SPDX-License-Identifier: EUPL-1.2

const articles = new Set('a au aux d de des du en et l la le les par pour sur un une'.split(' '))

/** Words without accents, capitals nor signs: what is compared. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/\s+/g, ' ')
    .trim()
}

/** `Date de la demande` → `date_demande`, `N° de clé` → `numero_cle`, `2024` → `c_2024`. Blank where nothing is left. */
export function sqlName(text: string): string {
  const words = folded(text)
    .replace(/\bn\s*[°º]/g, 'numero ')
    .replace(/€/g, ' euros ')
    .replace(/%/g, ' taux ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const kept = words.filter((word) => !articles.has(word))
  const joined = (kept.length > 0 ? kept : words).join('_').slice(0, 40).replace(/_+$/, '')
  return /^\d/.test(joined) ? `c_${joined}` : joined
}

/** The name of a table: that of one of its records. */
export function tableName(text: string): string {
  return sqlName(text)
    .split('_')
    .map((word) => (/[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word))
    .join('_')
}

/** A name that is not taken yet. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted}_${number}`)) number++
  return `${wanted}_${number}`
}

/** 0 → `A`, 27 → `AB`. */
export function columnLetter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `${columnLetter(Math.floor(at / 26) - 1)}${columnLetter(at % 26)}`
}

/** `AB` → 27. */
export function columnPlace(letter: string): number {
  return [...letter].reduce((place, each) => place * 26 + each.charCodeAt(0) - 64, 0) - 1
}

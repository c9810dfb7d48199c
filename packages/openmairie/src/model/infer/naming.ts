// SPDX-License-Identifier: EUPL-1.2

import type { Column, Table } from '../schema.js'
import { unreadable } from './keys.js'

/** The columns whose values name a record: `libelle`, a usual name, what tells it from others in words, else the key. */
export function recordLabelOf(table: Table, key: readonly string[]): readonly string[] {
  const has = (name: string): boolean => table.columns.some((column) => column.name === name)
  if (has('libelle')) return ['libelle']
  const pair = [
    ['nom', 'prenom'],
    ['last_name', 'first_name'],
    ['lastname', 'firstname'],
  ].find((names) => names.every(has))
  if (pair) return pair
  const usual = ['nom', 'name', 'title', 'titre', 'label', 'intitule', 'designation', 'ville'].find(has)
  if (usual) return [usual]
  const told = toldBy(table, key)
  if (told) return [told.name]
  const second = table.columns[1]
  if (second && !unreadable.has(second.type) && !secret.test(second.name)) return [second.name]
  return key.length > 0 ? key : table.columns.slice(0, 1).map((column) => column.name)
}

/** The words that tell a record best: what no other record has, what is called a name, a string, a description. */
function toldBy(table: Table, key: readonly string[]): Column | null {
  const referring = new Set(table.foreignKeys.flatMap((foreignKey) => foreignKey.columns))
  const alone = new Set(
    table.indexes.filter((index) => index.unique && index.columns.length === 1).flatMap((index) => index.columns),
  )
  const words = table.columns.filter(
    ({ name, type }) => (type === 'string' || type === 'text') && !key.includes(name) && !secret.test(name),
  )
  const own = words.filter(({ name }) => !referring.has(name))
  const strings = own.filter(({ type }) => type === 'string')
  return (
    own.find(({ name }) => alone.has(name)) ??
    own.find(({ name }) => /_(name|nom|libelle|label|title|titre)$/i.test(name)) ??
    own.find(({ name }) => /(?<!phone_?|tel_?)(number|numero)$/i.test(name)) ??
    // A letter or two is a code, shared by many.
    strings.find(({ length }) => length === null || length > 3) ??
    own.find(({ name }) => /^(description|subject|objet)$/i.test(name)) ??
    strings[0] ??
    words.find(({ type }) => type === 'string') ??
    null
  )
}

/** What is drawn or hidden names nothing to a person. */
const secret = /passw|mot_?de_?passe|token|jeton|hash|uuid|guid/i

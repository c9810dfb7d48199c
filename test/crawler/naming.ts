// SPDX-License-Identifier: EUPL-1.2
import type { Column, Table } from './catalogue.js'

/** Columns that name a row, by the convention that the documentation states. */
export function namingColumns(table: Table): readonly string[] {
  const has = (name: string): boolean => table.columns.some((column) => column.name === name)
  if (has('libelle')) return ['libelle']
  const pairs = [
    ['nom', 'prenom'],
    ['last_name', 'first_name'],
    ['lastname', 'firstname'],
  ]
  const pair = pairs.find((names) => names.every(has))
  if (pair) return pair
  const usual = ['nom', 'name', 'title', 'titre', 'label', 'intitule', 'designation', 'ville'].find(has)
  if (usual) return [usual]
  const told = toldBy(table)
  if (told) return [told.name]
  const second = table.columns[1]
  if (second && !second.array && !unreadable.has(second.type) && !drawn.test(second.name)) return [second.name]
  return table.key.length > 0 ? table.key : table.columns.slice(0, 1).map((column) => column.name)
}

/** The words that tell a row, by the order that the documentation states. */
function toldBy(table: Table): Column | undefined {
  const isString = ({ type, length, array }: Column): boolean =>
    !array && ((type === 'varchar' && length !== null) || ['bpchar', 'char', 'name'].includes(type))
  const isText = ({ type, length, array }: Column): boolean =>
    !array && (['text', 'citext', 'xml'].includes(type) || (type === 'varchar' && length === null))
  const words = table.columns.filter(
    (column) => (isString(column) || isText(column)) && !table.key.includes(column.name) && !drawn.test(column.name),
  )
  const own = words.filter(({ name }) => !table.foreignKeys.some((key) => key.columns.includes(name)))
  const steps: readonly ((column: Column) => boolean)[] = [
    ({ name }) => table.alone.includes(name),
    ({ name }) =>
      ['name', 'nom', 'libelle', 'label', 'title', 'titre'].some((end) => name.toLowerCase().endsWith(`_${end}`)),
    ({ name }) => /(number|numero)$/i.test(name) && !/(phone|tel)_?(number|numero)$/i.test(name),
    (column) => isString(column) && (column.length === null || column.length > 3),
    ({ name }) => ['description', 'subject', 'objet'].includes(name.toLowerCase()),
    isString,
  ]
  return steps.flatMap((step) => own.find(step) ?? [])[0] ?? words.find(isString)
}

const drawn = /passw|mot_?de_?passe|token|jeton|hash|uuid|guid/i

const unreadable = new Set(
  'bytea hex json jsonb bit varbit point int4range daterange tsvector geometry set unknown'.split(' '),
)

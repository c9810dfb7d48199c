// SPDX-License-Identifier: EUPL-1.2
import type { MenuSection, Translations } from '../model/application.js'
import type { EditionDefinitions } from '../model/edition.js'
import type { FieldFacts } from '../model/facts.js'
import type { AnyFacts } from '../model/infer/infer.js'
import { constantName, interfaceName } from '../model/names.js'
import type { ColumnType } from '../model/schema.js'
import { literal, propertyName, quoted } from './literal.js'

const typeOfColumn: Readonly<Partial<Record<ColumnType, string>>> = {
  integer: 'number',
  float: 'number',
  bigint: 'bigint',
  boolean: 'boolean',
  array: 'readonly (string | null)[]',
}

/** gen/<entity>.ts: the interface of a row, and the facts of the table. */
export function printEntity(facts: AnyFacts): string {
  const row = interfaceName(facts.name)
  const properties = Object.entries(facts.fields).map(
    ([name, field]) => `  ${propertyName(name)}: ${typeOfField(field)}\n`,
  )
  const tabs = (facts.children ?? []).map((child) => quoted(child.tab))
  const { fields, ...rest } = facts
  const parameters = tabs.length > 0 ? `${row}, ${tabs.join(' | ')}` : row
  // A list in each property would print on one line: a field a line reads better.
  const body = Object.entries(rest).map(([name, value]) => `  ${name}: ${literal(value, '  ')},\n`)
  const lines = Object.entries(fields).map(([name, field]) => `    ${propertyName(name)}: ${literal(field, '    ')},\n`)
  return `import { describe } from 'openmairie'

export interface ${row} {
${properties.join('')}}

export const ${constantName(facts.name)}Gen = describe<${parameters}>({
${body.join('')}  fields: {
${lines.join('')}  },
})
`
}

function typeOfField(field: FieldFacts): string {
  const type =
    field.choices && field.type !== 'integer'
      ? field.choices.map((choice) => quoted(choice.value)).join(' | ')
      : (typeOfColumn[field.type] ?? 'string')
  return (field.nullable ?? true) ? `${type} | null` : type
}

/** gen/editions/<entity>.ts: what is printed of a record, and of those that refer to one. */
export function printEditions(entity: string, editions: EditionDefinitions): string {
  return `import type { EditionDefinitions } from 'openmairie'

export const ${constantName(entity)}Editions: EditionDefinitions = ${literal(editions)}
`
}

/** obj/<entity>.ts: the shell that becomes the author's. */
export function printOverride(entity: string, said: Readonly<Record<string, unknown>> = {}): string {
  const name = constantName(entity)
  return `import { ${name}Gen } from '../gen/${entity}.js'
import { extend } from '../gen/tables.js'

export const ${name} = extend(${name}Gen, ${literal(said)})
`
}

/** gen/tables.ts: the rows of every table by name, and the \`extend\` that knows them. */
export function printTables(entities: readonly string[]): string {
  const imports = entities.map((name) => `import type { ${interfaceName(name)} } from './${name}.js'\n`)
  const rows = entities.map((name) => `  ${propertyName(name)}: ${interfaceName(name)}\n`)
  return `import { extendWithin } from 'openmairie'
${imports.join('')}
export interface Tables {
${rows.join('')}}

export const extend = extendWithin<Tables>()
`
}

/** gen/index.ts: what the framework loads. */
export function printIndex(entities: readonly string[], printed: readonly string[]): string {
  const imports = entities.map((name) => `import { ${constantName(name)} } from '../obj/${name}.js'\n`)
  const editions = printed.map((name) => `import { ${constantName(name)}Editions } from './editions/${name}.js'\n`)
  return `import type { GeneratedApplication } from 'openmairie'
${imports.join('')}import { dashboard } from './dashboard.js'
${editions.join('')}import { en } from './locales/en.js'
import { fr } from './locales/fr.js'
import { menu } from './menu.js'
import type { Tables } from './tables.js'

export const generated: GeneratedApplication<keyof Tables> = {
  entities: [
${entities.map((name) => `    ${constantName(name)},\n`).join('')}  ],
  menu,
  dashboard,
  editions: [
${printed.map((name) => `    ${constantName(name)}Editions,\n`).join('')}  ],
  translations: { fr, en },
}
`
}

/** gen/menu.ts */
export function printMenu(menu: readonly MenuSection[]): string {
  const sections = menu.map((section) => ({
    label: section.label,
    entries: section.entries.map(({ entity }) => ({ entity })),
  }))
  return `import type { MenuSection } from 'openmairie'

export const menu: readonly MenuSection[] = ${literal(sections)}
`
}

/** gen/dashboard.ts */
export function printDashboard(entities: readonly string[]): string {
  return `export const dashboard: readonly string[] = ${literal(entities)}\n`
}

/** gen/locales/<locale>.ts */
export function printLocale(locale: string, translations: Translations): string {
  const lines = Object.entries(translations).map(([path, text]) => `  ${propertyName(path)}: ${quoted(text)},\n`)
  return `import type { Translations } from 'openmairie'

export const ${locale}: Translations = {
${lines.join('')}}
`
}

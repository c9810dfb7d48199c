// SPDX-License-Identifier: EUPL-1.2
import { constantName } from '../../packages/openmairie/src/model/names.js'

/** What an author names in the override of a table: one name a line, so that a compile error tells which. */
export interface Authored {
  readonly entity: string
  readonly fields: readonly string[]
  readonly columns: readonly string[]
  readonly sort: readonly string[]
  readonly search: readonly string[]
  readonly criteria: readonly string[]
  readonly group: readonly string[]
  readonly recordLabel: readonly string[]
  readonly tabs: readonly string[]
}

/** The places of an override that name columns, with the path of the finding for a name that is gone. */
export function namesIn(authored: Authored): readonly { readonly name: string; readonly path: string }[] {
  const at = (path: string, names: readonly string[]) => names.map((name) => ({ name, path }))
  return [
    ...authored.fields.map((name) => ({ name, path: `fields.${name}` })),
    ...at('listing.columns', authored.columns),
    ...at('listing.sort', authored.sort),
    ...at('listing.search', authored.search),
    ...at('listing.criteria', authored.criteria),
    ...at('form.groups.0', authored.group),
    ...at('recordLabel', authored.recordLabel),
  ]
}

/** The label that the author gave to a field. */
export const labelGiven = (name: string): string => `Étiquette de ${name}`

/** The file of an override, as a person could have written it: names, prose and a hook. */
export function overrideText(authored: Authored): string {
  const name = constantName(authored.entity)
  const lines = (names: readonly string[], line: (name: string) => string): string =>
    names.map((each) => `      ${line(each)},\n`).join('')
  const list = (property: string, names: readonly string[]): string =>
    names.length === 0 ? '' : `    ${property}: [\n${lines(names, (each) => `'${each}'`)}    ],\n`
  return `import { ${name}Gen } from '../gen/${authored.entity}.js'
import { extend } from '../gen/tables.js'

// «Ne pas perdre cette ligne» – à garder, même si la table change.
export const ${name} = extend(${name}Gen, {
  ${list('recordLabel', authored.recordLabel).trimStart()}  fields: {
${lines(authored.fields, (each) => `${each}: { label: '${labelGiven(each)}', help: 'Aide' }`)}  },
  listing: {
    pageSize: 30,
${list('columns', authored.columns)}${list('search', authored.search)}${list('criteria', authored.criteria)}    sort: [
${lines(authored.sort, (each) => `{ field: '${each}', direction: 'desc' }`)}    ],
  },
  form: { groups: [{ legend: 'Identité', fields: [
${lines(authored.group, (each) => `'${each}'`)}  ] }] },
  children: {
${lines(authored.tabs, (each) => `'${each}': { label: 'Onglet de ${each}' }`)}  },
  hooks: {
    async validate(row, ctx, inherited) {
      const problems = await inherited(row, ctx)
      return ctx.user.login === 'anne' ? [...problems, { field: null, message: Object.keys(row).join() }] : problems
    },
  },
})
`
}

/** The author's app.ts: a menu and a tableau de bord that name entities, one a line. */
export function applicationText(menu: readonly string[]): string {
  return `import { application } from 'openmairie'
import { generated } from './gen/index.js'

export default application({
  name: 'essai',
  label: 'Essai',
  generated,
  menu: [
    { label: 'Tout', entries: [
${menu.map((name) => `      { entity: '${name}' },\n`).join('')}    ] },
  ],
  dashboard: [
${menu.map((name) => `    '${name}',\n`).join('')}  ],
})
`
}

// SPDX-License-Identifier: EUPL-1.2
import type { MenuSection, Translations } from '../model/application.js'
import { type AnyFacts, infer } from '../model/infer/infer.js'
import { folded } from '../model/lexicon/index.js'
import type { Parameters } from '../model/parameters.js'
import { wordsOf } from '../model/resolve/localise.js'
import type { Schema } from '../model/schema.js'
import { editionsOf } from './editions.js'
import type { Kind } from './kinds.js'
import {
  printDashboard,
  printEditions,
  printEntity,
  printIndex,
  printLocale,
  printMenu,
  printOverride,
  printTables,
} from './print.js'
import { seal } from './seal.js'

export interface PlannedFile {
  /** Below the application's folder, with `/`. */
  readonly path: string
  readonly kind: Kind
  /** The entity it describes; null where it concerns the whole application. */
  readonly entity: string | null
  /** `sealed`: rewritten at each generation; `once`: the author's as soon as it exists. */
  readonly mode: 'sealed' | 'once'
  readonly content: string
}

/**
 * Path → content of everything that the schema and its parameters ask for. Pure: same facts, same bytes. `printed`: entities whose
 * editions the shared files name.
 */
export function plan(
  schema: Schema,
  parameters: Parameters,
  included: (entity: string) => boolean = () => true,
  printed: (entity: string) => boolean = included,
): readonly PlannedFile[] {
  const facts = infer(schema, parameters, 'fr').filter((each) => included(each.name))
  const english = infer(schema, parameters, 'en').filter((each) => included(each.name))
  const names = facts.map((each) => each.name).sort(byCodeUnit)
  const menu = menuOf(facts)
  const editions = facts.flatMap((each) => editionsOf(each, facts) ?? [])
  const whole = (path: string, kind: Kind, body: string): PlannedFile => ({
    path,
    kind,
    entity: null,
    mode: 'sealed',
    content: seal('the whole schema', body),
  })
  return [
    ...facts.flatMap((each): readonly PlannedFile[] => [
      {
        path: `gen/${each.name}.ts`,
        kind: 'entity',
        entity: each.name,
        mode: 'sealed',
        content: seal(sourceOf(each), printEntity(each)),
      },
      {
        path: `obj/${each.name}.ts`,
        kind: 'override',
        entity: each.name,
        mode: 'once',
        content: printOverride(each.name),
      },
    ]),
    ...editions.map(
      ({ facts: each, editions: printed }): PlannedFile => ({
        path: `gen/editions/${each.name}.ts`,
        kind: 'edition',
        entity: each.name,
        mode: 'sealed',
        content: seal(sourceOf(each), printEditions(each.name, printed)),
      }),
    ),
    whole('gen/tables.ts', 'tables', printTables(names)),
    whole(
      'gen/index.ts',
      'index',
      printIndex(
        names,
        names.filter((name) => printed(name) && editions.some(({ facts: each }) => each.name === name)),
      ),
    ),
    whole('gen/menu.ts', 'menu', printMenu(menu)),
    whole('gen/dashboard.ts', 'dashboard', printDashboard(dashboardOf(facts))),
    whole('gen/locales/en.ts', 'locale', printLocale('en', { ...menuWords.en, ...englishWords(facts, english) })),
    whole('gen/locales/fr.ts', 'locale', printLocale('fr', menuWords.fr)),
  ].sort((a, b) => byCodeUnit(a.path, b.path))
}

const menuWords = {
  fr: {
    'menu.records': 'Enregistrements',
    'menu.references': 'Référentiels',
    'menu.links': 'Associations',
    'menu.views': 'Consultations',
  },
  en: {
    'menu.records': 'Records',
    'menu.references': 'Reference tables',
    'menu.links': 'Links',
    'menu.views': 'Views',
  },
} as const satisfies Record<'fr' | 'en', Translations>

function sourceOf(facts: AnyFacts): string {
  return facts.table.schema === null ? facts.table.name : `${facts.table.schema}.${facts.table.name}`
}

/** What a table is for in the menu: a table that leads nowhere and is referred to is a reference. By label, as it is looked for. */
function menuOf(facts: readonly AnyFacts[]): readonly MenuSection[] {
  const isView = (each: AnyFacts): boolean => each.kind === 'view'
  const isLink = (each: AnyFacts): boolean => each.junction === true
  const isReference = (each: AnyFacts): boolean =>
    !isView(each) && !isLink(each) && (each.references ?? []).length === 0 && (each.children ?? []).length > 0
  const isRecord = (each: AnyFacts): boolean => !isView(each) && !isLink(each) && !isReference(each)
  const section = (
    label: keyof (typeof menuWords)['fr'],
    wanted: (each: AnyFacts) => boolean,
  ): readonly MenuSection[] => {
    const entries = facts
      .filter(wanted)
      .sort((a, b) => byCodeUnit(folded(a.label), folded(b.label)) || byCodeUnit(a.name, b.name))
      .map((each) => ({ entity: each.name }))
    return entries.length > 0 ? [{ label, entries }] : []
  }
  return [
    ...section('menu.records', isRecord),
    ...section('menu.references', isReference),
    ...section('menu.links', isLink),
    ...section('menu.views', isView),
  ]
}

/** The tables where the work is done: those of the first section, most sub-forms first, six at most. */
function dashboardOf(facts: readonly AnyFacts[]): readonly string[] {
  const records = new Set((menuOf(facts)[0]?.entries ?? []).map((entry) => entry.entity))
  const weight = (each: AnyFacts): number => (each.children ?? []).length * 2 + (each.references ?? []).length
  return facts
    .filter((each) => records.has(each.name))
    .sort((a, b) => weight(b) - weight(a) || byCodeUnit(a.name, b.name))
    .slice(0, 6)
    .map((each) => each.name)
}

/** English for each word that differs from the French of the generated files. */
function englishWords(french: readonly AnyFacts[], english: readonly AnyFacts[]): Translations {
  const pairs = french.flatMap((each, index) => {
    const translated = english[index]
    if (!translated) return []
    const words = wordsOf(each)
    return [...wordsOf(translated)]
      .filter(([path, word]) => words.get(path) !== word)
      .map(([path, word]) => [`${each.name}.${path}`, word] as const)
  })
  return Object.fromEntries(pairs)
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

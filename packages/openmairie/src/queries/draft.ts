// SPDX-License-Identifier: EUPL-1.2
import type { QueryDefinition, QueryOperator } from '../model/query.js'
import { type Ctx, fieldsAsked } from '../records/index.js'
import { controls } from './urls.js'
import { asTyped } from './values.js'

/** The path, among those that are chosen, of the rows themselves: they are counted. */
export const rowsPath = ':lignes'

export interface DraftColumn {
  readonly path: string
  /** A period or what is reckoned; blank for the value itself. */
  readonly how: string
  readonly heading: string
}

export interface DraftFilter {
  readonly path: string
  readonly operator: string
  readonly value: string
  readonly to: string
  /** What its value is asked by; blank for a value of its own. */
  readonly ask: string
  /** The name of that parameter, once it has one. */
  readonly name: string
}

export interface DraftSort {
  readonly column: string
  readonly direction: string
}

/** A query as it is typed, whatever is wrong with it. */
export interface Draft {
  readonly entity: string
  readonly label: string
  readonly help: string
  readonly tab: string
  /** Chains of references whose fields are offered. */
  readonly joined: readonly string[]
  readonly columns: readonly DraftColumn[]
  readonly filters: readonly DraftFilter[]
  readonly sort: readonly DraftSort[]
  readonly limit: string
  readonly expired: boolean
}

/** What the paths of a draft begin at: its entity, and its tab where it has one. */
export function aboutOf({ entity, tab }: Pick<Draft, 'entity' | 'tab'>): Pick<QueryDefinition, 'entity' | 'tab'> {
  return { entity, ...(tab === '' ? {} : { tab }) }
}

/** Lines of one kind that a form may send. */
const mostLines = 40

/** Reads what is typed. */
export function readDraft(body: URLSearchParams): Draft {
  const said = (name: string): string => (body.get(name) ?? '').trim()
  const lines = <Line>(first: (at: number) => string, read: (at: number) => Line): readonly Line[] =>
    Array.from({ length: mostLines }, (_, at) => at)
      .filter((at) => body.has(first(at)))
      .map(read)
  return {
    entity: said(controls.entity),
    label: said(controls.label),
    help: said(controls.help),
    tab: said(controls.tab),
    joined: [...new Set(body.getAll(controls.joined))],
    columns: lines(
      (at) => controls.column(at, 'champ'),
      (at) => ({
        path: said(controls.column(at, 'champ')),
        how: said(controls.column(at, 'calcul')),
        heading: said(controls.column(at, 'titre')),
      }),
    ),
    filters: lines(
      (at) => controls.filter(at, 'champ'),
      (at) => ({
        path: said(controls.filter(at, 'champ')),
        operator: said(controls.filter(at, 'operateur')),
        value: body.get(controls.filter(at, 'valeur')) ?? '',
        to: body.get(controls.filter(at, 'a')) ?? '',
        ask: said(controls.filter(at, 'question')),
        name: said(controls.filter(at, 'nom')),
      }),
    ),
    sort: lines(
      (at) => controls.sort(at, 'colonne'),
      (at) => ({ column: said(controls.sort(at, 'colonne')), direction: said(controls.sort(at, 'sens')) }),
    ),
    limit: said(controls.limit),
    expired: body.get(controls.expired) === '1',
  }
}

/** A query that is about an entity, and asks nothing yet: with the first columns of its listing. */
export function blankDraft(ctx: Ctx, entity: string): Draft {
  const found = ctx.app.localised[ctx.locale].get(entity)
  const columns = (found?.listing.columns ?? []).filter((name) => found?.fields[name]?.hidden === false).slice(0, 3)
  return {
    entity,
    label: '',
    help: '',
    tab: '',
    joined: [],
    columns: columns.map((path) => ({ path, how: '', heading: '' })),
    filters: [],
    sort: [],
    limit: '',
    expired: false,
  }
}

/** A definition as one would type it. */
export async function draftOf(ctx: Ctx, definition: QueryDefinition): Promise<Draft> {
  const fieldAt = fieldsAsked(ctx, definition)
  const paths = [...definition.columns, ...(definition.filters ?? [])].map(({ path }) => path)
  const typed = async (path: string, operator: QueryOperator, value: string | undefined): Promise<string> => {
    const at = fieldAt(path)
    // Of what he does not see, whoever copies or changes a query does not learn what it was compared with.
    return value === undefined || !at ? '' : asTyped(ctx, at, operator, value)
  }
  return {
    entity: definition.entity,
    label: definition.label,
    help: definition.help ?? '',
    tab: definition.tab ?? '',
    joined: [...new Set(paths.flatMap((path) => chainsIn(path, definition.tab)))],
    columns: definition.columns.map(({ path, by, reckon, heading = '' }) =>
      path === '' ? { path: rowsPath, how: '', heading } : { path, how: reckon ?? by ?? '', heading },
    ),
    filters: await Promise.all(
      (definition.filters ?? []).map(async ({ path, operator, value, to, parameter }) => ({
        path,
        operator,
        value: await typed(path, operator, value),
        to: await typed(path, operator, to),
        ask: parameter?.label ?? '',
        name: parameter?.name ?? '',
      })),
    ),
    sort: definition.sort ?? [],
    limit: definition.limit === undefined ? '' : String(definition.limit),
    expired: definition.expired === true,
  }
}

/** The chains that a path follows: `service.secteur.libelle` → `service`, `service.secteur`; behind a tab, with its name. */
function chainsIn(path: string, tab: string | undefined): readonly string[] {
  const prefix = tab !== undefined && path.startsWith(`${tab}.`) ? `${tab}.` : ''
  const steps = path.slice(prefix.length).split('.').slice(0, -1)
  return steps.map((_, at) => prefix + steps.slice(0, at + 1).join('.'))
}

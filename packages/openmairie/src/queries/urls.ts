// SPDX-License-Identifier: EUPL-1.2
import type { QueryPlace } from '../kept-queries/contract.js'
import { queryText } from '../ui/urls.js'

/** The queries that one may run. */
export const queriesUrl = '/-/requetes'

/** Verbs of a query, below its address. */
export const queryVerbs = { modify: 'modifier', withdraw: 'retirer', export: 'export', pdf: 'tableau.pdf' } as const

/** Where a new query is built; `copy`: from which one. */
export function newQueryUrl(
  from: { readonly application?: string; readonly entity?: string; readonly copy?: string } = {},
): string {
  const { application = null, entity = null, copy = null } = from
  return `${queriesUrl}/nouvelle${queryText({ [controls.application]: application, [controls.entity]: entity, [controls.copy]: copy })}`
}

/** Where a new query is written in SQL; `copy`: from which one. */
export function newSqlUrl(from: { readonly application?: string; readonly copy?: string } = {}): string {
  const { application = null, copy = null } = from
  return `${queriesUrl}/sql${queryText({ [controls.application]: application, [controls.copy]: copy })}`
}

/** Where a query is run, or something is done to it. */
export function queryUrl(
  { application, name }: Pick<QueryPlace, 'application' | 'name'>,
  verb: keyof typeof queryVerbs | null = null,
  query: URLSearchParams | Readonly<Record<string, string | null>> = {},
): string {
  const address = [application, name].map(encodeURIComponent).join('/')
  return `${queriesUrl}/${address}${verb === null ? '' : `/${queryVerbs[verb]}`}${queryText(query)}`
}

/** Names of the controls of the page where a query is built. */
export const controls = {
  application: 'application',
  entity: 'entite',
  copy: 'copie',
  label: 'libelle',
  help: 'aide',
  tab: 'onglet',
  joined: 'jointe',
  join: 'joindre',
  limit: 'limite',
  expired: 'expires',
  seen: 'vue',
  act: 'faire',
  text: 'texte',
  parameter: (name: string, part: 'libelle' | 'type' | 'valeur') => `q.${name}.${part}`,
  column: (at: number, part: 'champ' | 'calcul' | 'titre') => `c.${at}.${part}`,
  filter: (at: number, part: 'champ' | 'operateur' | 'valeur' | 'a' | 'question' | 'nom') => `f.${at}.${part}`,
  sort: (at: number, part: 'colonne' | 'sens') => `t.${at}.${part}`,
} as const

/** Of the page where a query is run: a parameter, and the upper bound of one between two. */
export const asked = {
  value: (name: string) => `p.${name}`,
  to: (name: string) => `a.${name}`,
  run: 'lancer',
  format: 'format',
} as const

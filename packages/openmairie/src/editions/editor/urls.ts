// SPDX-License-Identifier: EUPL-1.2
import { queryText } from '../../ui/urls.js'
import type { Place } from '../kept/contract.js'

/** What is printed, as it may be changed on screen. */
export const editionsUrl = '/-/editions'
/** Where a definition that no file has is made; `sort`: what it is. */
export function creationUrl(sort: string | null = null): string {
  return `${editionsUrl}/nouveau${queryText({ [creationControls.sort]: sort })}`
}

/** Names of the controls of its form. */
export const creationControls = { sort: 'genre', label: 'nom', start: 'depart' } as const

/** The permission to change it, for the collectivité that one works for. */
export const editionsPermission = 'editions'

/** Verbs of the editor, below its address. */
export const editorVerbs = {
  preview: 'apercu',
  takeBack: 'fichier',
  restore: 'restaurer',
  compare: 'comparaison',
} as const

/** Where a definition is changed, or something is done to it. */
export function editorUrl(
  { application, kind, name }: Pick<Place, 'application' | 'kind' | 'name'>,
  verb: keyof typeof editorVerbs | null = null,
): string {
  const address = [application, kind, name].map(encodeURIComponent).join('/')
  return `${editionsUrl}/${address}${verb === null ? '' : `/${editorVerbs[verb]}`}`
}

/** Names of the controls: those of texts have a prefix. */
export const editorControls = {
  text: (control: string) => `t.${control}`,
  choice: (control: string) => `c.${control}`,
  sample: 'fiche',
  seen: 'vue',
  version: 'version',
  check: 'verifier',
  confirmed: 'confirme',
} as const

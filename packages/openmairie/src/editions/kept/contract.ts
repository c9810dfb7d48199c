// SPDX-License-Identifier: EUPL-1.2
import type { EtatDefinition, EtiquetteDefinition, SousEtatDefinition } from '../../model/edition.js'

/** What may be changed on screen. */
export const kinds = ['etat', 'sous-etat', 'etiquette'] as const
export type Kind = (typeof kinds)[number]

/** A definition of the application, as its file says it. */
export type Filed =
  | { readonly kind: 'etat'; readonly definition: EtatDefinition }
  | { readonly kind: 'sous-etat'; readonly definition: SousEtatDefinition }
  | { readonly kind: 'etiquette'; readonly definition: EtiquetteDefinition }

/** A definition as texts, by the name of its controls: what is typed, kept and compared. */
export type Texts = Readonly<Record<string, string>>

/** Which definition, and for whom: a collectivité, or null for the instance. */
export interface Place {
  readonly application: string
  readonly kind: Kind
  readonly name: string
  readonly collectivite: string | null
}

/** What a definition is about that no file has. */
export interface Subject {
  readonly entity: string
  /** Of an état or a letter. */
  readonly kind?: EtatDefinition['kind'] | undefined
  /** Of a sous-état: what its rows refer by. */
  readonly reference?: string | undefined
}

/** A version that is kept of a definition. */
export interface Version {
  readonly number: number
  readonly collectivite: string | null
  readonly active: boolean
  /** Null where it is kept over a file's definition. */
  readonly subject: Subject | null
  readonly texts: Texts
  /** The file's definition as it was when the version was written. */
  readonly origin: Texts
  readonly author: string
  /** Milliseconds since 1970. */
  readonly at: number
}

// SPDX-License-Identifier: EUPL-1.2
import type { EtatDefinition, SousEtatDefinition } from '../../model/edition.js'

/** The tables in which openMairie in PHP (4.4 to 4.9) keeps what it prints, as far as they are taken over. */
export interface Original {
  /** `multi`: the one of level 2, whose definitions hold for all. */
  readonly collectivites: readonly { readonly id: string; readonly multi: boolean }[]
  readonly parametres: readonly { readonly name: string; readonly value: string; readonly collectivite: string }[]
  readonly requetes: readonly OriginalRequete[]
  readonly etats: readonly OriginalEtat[]
  readonly sousEtats: readonly OriginalSousEtat[]
}

/** A row of om_requete. */
export interface OriginalRequete {
  readonly id: string
  readonly type: string
  readonly text: string
  /** `a;b;c`, of type `objet`. */
  readonly classes: string
  /** The method in PHP that adds fields of its own; empty for none. */
  readonly method: string
}

/** What rows that are chosen among have in common. */
export interface Owned {
  /** Its code. */
  readonly id: string
  readonly collectivite: string
  readonly active: boolean
}

/** A row of om_etat or om_lettretype. */
export interface OriginalEtat extends Owned {
  readonly kind: EtatDefinition['kind']
  readonly label: string
  readonly orientation: string
  readonly format: string
  readonly logo: string
  readonly title: string
  /** Of the title, in millimetres of the corner of the sheet. */
  readonly place: { readonly left: number; readonly top: number }
  readonly body: string
  readonly header: string
  readonly footer: string
  readonly requete: string
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
}

/** A row of om_sousetat. */
export interface OriginalSousEtat extends Owned {
  readonly title: string
  readonly text: string
  /** A flag a column, between bars. */
  readonly totals: string
  readonly means: string
  readonly counts: string
}

/** A column of the original, at its place; without a path where it could not be taken over. */
export interface OriginalColumn {
  readonly path: string | null
  readonly heading: string
}

/** What could not be taken over as it was, or reads otherwise now. */
export interface Remark {
  /** Code of the edition or of the sous-état. */
  readonly code: string
  readonly place: Place
  readonly reason: Reason
  /** What it is about, as it is written there. */
  readonly written: string
}

export type Place = 'row' | 'request' | 'title' | 'body' | 'header' | 'footer' | 'columns'

/** `left`: it is for the author to write. */
export const reasons = {
  'no-row': 'left',
  'no-request': 'left',
  'request-unread': 'left',
  'request-no-record': 'left',
  'request-filtered': 'left',
  'request-method': 'left',
  'class-unknown': 'left',
  'class-unlinked': 'left',
  'several-references': 'told',
  expression: 'left',
  'field-unknown': 'told',
  'variable-unknown': 'told',
  'parameter-fields': 'left',
  picture: 'left',
  'merged-cells': 'told',
  'sous-etat-missing': 'left',
  'column-sort': 'left',
  'column-sums': 'left',
  'date-wording': 'told',
  'boolean-wording': 'told',
  'empty-parts': 'told',
  'row-joined': 'told',
  'other-logo': 'told',
  'title-place': 'told',
  'name-taken': 'told',
} as const satisfies Readonly<Record<string, 'left' | 'told'>>
export type Reason = keyof typeof reasons

/** What was taken over. */
export interface Takeover {
  readonly etats: readonly EtatDefinition[]
  readonly sousEtats: readonly SousEtatDefinition[]
  readonly remarks: readonly Remark[]
}

/** Says a remark about one edition, once. */
export type Remarking = (place: Place, reason: Reason, written: string) => void

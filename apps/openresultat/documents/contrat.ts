// SPDX-License-Identifier: EUPL-1.2
import type { PrintedPage } from 'openmairie'
import type { Langue } from '../pages/mots.js'
import type { Bases } from '../soiree/calcul.js'

/** What a document of a poll is made of. */
export interface Matiere extends Bases {
  readonly langue: Langue
}

/** What is printed of a poll, under its title. */
export type Imprime = Pick<PrintedPage, 'body' | 'paper' | 'draft'>

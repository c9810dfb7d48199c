// SPDX-License-Identifier: EUPL-1.2
import type { PrintedPage } from 'openmairie'
import type { Langue } from '../pages/mots.js'
import type { Bases } from '../soiree/calcul.js'
import type { Scrutin } from '../soiree/etat.js'

/** What a document of a poll is made of. */
export interface Matiere extends Bases {
  readonly langue: Langue
}

/** What is printed of a poll, under its title. */
export type Imprime = Pick<PrintedPage, 'body' | 'paper' | 'draft'>

/** Whether a poll is proclaimed: before, what is printed of it is a working document. */
export function estProclame({ election }: Scrutin): boolean {
  return election.statut === 'proclamee' || election.statut === 'archivee'
}

// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { FeuilleDeCalcul } from '../pages/feuille.js'
import { estProclame } from '../soiree/etat.js'
import type { Imprime, Matiere } from './contrat.js'
import { Entete } from './entete.js'
import { motsDesDocuments } from './mots.js'

/** The calculation sheet of the seats as it is on screen: for a candidate to check it by hand. */
export function feuilleDeCalcul({ langue, ...bases }: Matiere): Imprime {
  return {
    draft: !estProclame(bases.scrutin),
    paper: { orientation: 'landscape' },
    body: (
      <>
        <Entete titre={motsDesDocuments(langue).sheet} scrutin={bases.scrutin} langue={langue} />
        <FeuilleDeCalcul bases={bases} langue={langue} />
      </>
    ),
  }
}

// SPDX-License-Identifier: EUPL-1.2
import type { PageShown } from 'openmairie'
import { entetesCandidats } from '../exchanges/candidats.js'
import { ecrireCsv } from '../exchanges/csv.js'
import type { Genre } from '../exchanges/importation.js'
import { entetesInscrits } from '../exchanges/inscrits.js'
import { modeleParBureau } from '../exchanges/opendata.js'
import { type Complements, listesPubliees } from '../exchanges/publication.js'
import type { Scrutin } from '../soiree/etat.js'

/** A file to fill in and to import: with the bureaux and lists that the poll has, where it has some. */
export function modele(
  genre: Genre,
  scrutin: Scrutin,
  complements: Pick<Complements, 'mode' | 'colistiers'>,
): Extract<PageShown, { readonly kind: 'file' }> {
  const codes = scrutin.bureaux.map(({ bureau }) => bureau.code)
  const contents: Readonly<Record<Genre, () => string>> = {
    inscrits: () => ecrireCsv([entetesInscrits, ...codes.map((code) => [code, ''])]),
    candidats: () => ecrireCsv([entetesCandidats]),
    resultats: () =>
      modeleParBureau(
        scrutin.commune?.departement ?? '',
        scrutin.commune?.code_insee_commune ?? '',
        codes,
        listesPubliees(scrutin, complements),
      ),
  }
  return {
    kind: 'file',
    filename: `modele-${genre}-${scrutin.election.election}.csv`,
    type: 'text/csv; charset=utf-8',
    content: contents[genre](),
  }
}

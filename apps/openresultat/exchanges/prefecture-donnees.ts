// SPDX-License-Identifier: EUPL-1.2
import type { Transmission } from '../gen/transmission.js'
import type { Depouillement } from '../rules/bureau.js'
import { type BureauDuScrutin, type ListeDuScrutin, type Scrutin, totaux } from '../soiree/etat.js'
import { chiffres } from './opendata.js'
import { codeCanton, codeCirconscription, type Decoupage } from './prefecture-manques.js'
import type { DonneeBureau, DonneeCommune, DonneeListe } from './prefecture-presentation.js'

/** What a préfecture is told of a poll as a whole; the day `JJ/MM/AAAA`, or `AAAAMMJJ` where it is compact. */
export function donneesCommune(scrutin: Scrutin, type: Transmission['type']): Readonly<Record<DonneeCommune, string>> {
  const { election, commune, listes } = scrutin
  const { bureaux, ...figures } = totaux(scrutin)
  return {
    type,
    'type-abrege': type === 'initial' ? 'I' : 'R',
    election: scrutin.type.code_reglementaire,
    tour: String(election.tour),
    date: election.date_scrutin.split('-').reverse().join('/'),
    'date-compacte': election.date_scrutin.replaceAll('-', ''),
    departement: commune?.departement ?? '',
    commune: commune?.code_insee_commune ?? '',
    'nombre-bureaux': String(bureaux),
    'nombre-listes': String(listes.length),
    ...comptes(figures),
  }
}

/** What it is told of a bureau besides: its own counts take the place of the totals. */
export function donneesBureau(
  bureau: BureauDuScrutin,
  scrutin: Scrutin,
  decoupage: Decoupage,
): Readonly<Record<Exclude<DonneeBureau, DonneeCommune>, string>> & Partial<Readonly<Record<DonneeCommune, string>>> {
  const final = bureau.resultats.get('DF')
  return {
    circonscription: codeCirconscription(bureau, scrutin, decoupage) ?? '',
    canton: codeCanton(bureau, scrutin, decoupage) ?? '',
    bureau: bureau.bureau.code,
    ...(final && comptes(final)),
  }
}

/** What it is told of the list at that place, in a bureau, besides. */
export function donneesListe(
  { panneau, inscription }: ListeDuScrutin,
  { resultats }: BureauDuScrutin,
  index: number,
): Readonly<Record<Exclude<DonneeListe, DonneeBureau>, string>> {
  return {
    depot: inscription.code_depot ?? '',
    panneau: String(panneau),
    voix: String(resultats.get('DF')?.voix[index] ?? 0n),
  }
}

function comptes(figures: Depouillement) {
  const { inscrits, abstentions, votants, blancs, nuls, exprimes } = chiffres(figures)
  return {
    inscrits: String(inscrits),
    abstentions: String(abstentions),
    votants: String(votants),
    blancs: String(blancs),
    nuls: String(nuls),
    exprimes: String(exprimes),
  }
}

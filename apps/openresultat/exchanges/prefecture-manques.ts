// SPDX-License-Identifier: EUPL-1.2
import type { Canton } from '../gen/canton.js'
import type { Circonscription } from '../gen/circonscription.js'
import { type BureauDuScrutin, bureauxArrives, type Scrutin } from '../soiree/etat.js'

/** The rows that the bureaux and the poll refer to. */
export interface Decoupage {
  readonly cantons: readonly Pick<Canton, 'canton' | 'code_prefecture'>[]
  readonly circonscriptions: readonly Pick<Circonscription, 'circonscription' | 'code'>[]
}

/** Code of the canton of a bureau, its own or that of the poll; null where none is known. */
export function codeCanton(
  { bureau }: Pick<BureauDuScrutin, 'bureau'>,
  { election }: Pick<Scrutin, 'election'>,
  { cantons }: Decoupage,
): string | null {
  const id = bureau.canton ?? election.canton
  return told(cantons.find(({ canton }) => canton === id)?.code_prefecture)
}

/** Code of the circonscription of a bureau, its own, that of the poll or that of the commune; null where none is known. */
export function codeCirconscription(
  { bureau }: Pick<BureauDuScrutin, 'bureau'>,
  { election, commune }: Pick<Scrutin, 'election' | 'commune'>,
  { circonscriptions }: Decoupage,
): string | null {
  const id = bureau.circonscription ?? election.circonscription
  const found = circonscriptions.find(({ circonscription }) => circonscription === id)
  return told(found?.code) ?? told(commune?.circonscription)
}

function told(code: string | null | undefined): string | null {
  return code?.trim() ? code : null
}

/** What the préfecture needs and the base does not hold: a French sentence for each, that says where to fill it in. */
export function manques(scrutin: Scrutin, decoupage: Decoupage): readonly string[] {
  const { commune, bureaux, listes } = scrutin
  const arrived = new Set(bureauxArrives(scrutin))
  const without = (code: typeof codeCanton | typeof codeCirconscription) =>
    bureaux.filter((bureau) => code(bureau, scrutin, decoupage) === null)
  return [
    ...(told(commune?.departement)
      ? []
      : ['Le code du département manque\u00a0: remplissez «\u00a0Département\u00a0» dans la fiche de la commune.']),
    ...(told(commune?.code_insee_commune)
      ? []
      : [
          'Le code de la commune manque\u00a0: remplissez «\u00a0Code commune (Insee)\u00a0» dans la fiche de la commune.',
        ]),
    ...(bureaux.length > 0 ? [] : ['Le scrutin n’a aucun bureau\u00a0: ajoutez-les dans la fiche du scrutin.']),
    ...(listes.length > 0 ? [] : ['Le scrutin n’a aucune liste\u00a0: ajoutez-les dans la fiche du scrutin.']),
    ...ofBureaux(
      bureaux.filter((bureau) => !arrived.has(bureau)),
      'Le résultat',
      'saisissez-le, sans erreur, dans la grille de la soirée',
    ),
    ...ofBureaux(
      without(codeCirconscription),
      'Le code de la circonscription',
      'choisissez-la dans la fiche du bureau, ou remplissez «\u00a0Circonscription\u00a0» dans la fiche de la commune',
    ),
    ...ofBureaux(
      without(codeCanton),
      'Le code du canton',
      'choisissez-le dans la fiche du bureau, ou dans celle du scrutin',
    ),
    ...listes
      .filter(({ inscription }) => told(inscription.code_depot) === null)
      .map(
        ({ panneau, libelle }) =>
          `Le numéro de dépôt de la liste n°\u00a0${panneau}, ${libelle}, manque\u00a0: ` +
          'remplissez «\u00a0Numéro de dépôt\u00a0» dans sa fiche, depuis celle du scrutin.',
      ),
  ]
}

function ofBureaux(bureaux: readonly BureauDuScrutin[], what: string, where: string): readonly string[] {
  if (bureaux.length === 0) return []
  const codes = bureaux.map(({ bureau }) => bureau.code)
  const them = codes.length === 1 ? `le bureau ${codes[0]}` : `les bureaux ${codes.join(', ')}`
  return [`${what} manque pour ${them}\u00a0: ${where}.`]
}

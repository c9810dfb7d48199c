// SPDX-License-Identifier: EUPL-1.2
import type { Colistier } from '../gen/colistier.js'
import type { Scrutin } from '../soiree/etat.js'
import { type Cellule, lireRang, lireTexte, lireTexteFacultatif } from './cellule.js'
import { type Lecture, lecture, type Probleme } from './probleme.js'
import { type Enregistrement, lireTableau } from './tableau.js'

/** A candidate of a list, as the base holds him but for his key. */
export type ColistierLu = Omit<Colistier, 'colistier'>

/** Headings of the file, in their order. */
export const entetesCandidats = ['liste', 'rang', 'nom', 'prenom', 'sexe', 'date_naissance', 'rang_cc'] as const
type Ligne = Enregistrement<(typeof entetesCandidats)[number]>

/**
 * Reads the candidates of the lists of a poll: `liste;rang;nom;prenom;sexe;date_naissance;rang_cc`. `liste` is the number
 * of its panel or its title, `sexe` F or M, a date `AAAA-MM-JJ` or `JJ/MM/AAAA`; the first name, the date and `rang_cc` may be
 * empty. Refused besides: ranks of a list that leave a gap or come twice, a birth that is not before the poll. Whether a list
 * alternates women and men, and holds as many names as it must, is not looked at here: the préfecture has registered it.
 */
export function lireCandidats(
  texte: string,
  scrutin: Pick<Scrutin, 'listes' | 'election'>,
): Lecture<readonly ColistierLu[]> {
  const { lignes, problemes: found } = lireTableau(texte, entetesCandidats)
  const problemes = [...found]
  const lus = lignes.map((ligne) => ({ ligne, ...colistierOf(ligne, scrutin, problemes) }))
  for (const rang of ['rang', 'rang_cc'] as const) problemes.push(...twice(lus, rang))
  if (problemes.length === 0) problemes.push(...gaps(lus))
  return lecture(
    lus.map(({ ligne: _, ...colistier }) => colistier),
    problemes,
  )
}

type Lu = ColistierLu & { readonly ligne: Ligne }

function colistierOf(
  { cellule }: Ligne,
  { listes, election }: Pick<Scrutin, 'listes' | 'election'>,
  problemes: Probleme[],
): ColistierLu {
  const titre = lireTexte(cellule('liste'), 122, problemes)
  const liste = listes.find(({ panneau, libelle }) => String(panneau) === titre || libelle === titre)
  if (titre !== null && !liste) problemes.push({ ...cellule('liste'), message: 'Cette liste n’est pas de ce scrutin.' })
  const sexe = cellule('sexe').valeur
  if (sexe !== 'F' && sexe !== 'M')
    problemes.push({ ...cellule('sexe'), message: '«\u00a0F\u00a0» ou «\u00a0M\u00a0» est attendu.' })
  return {
    election_candidat: liste?.id ?? 0,
    rang: lireRang(cellule('rang'), problemes) ?? 0,
    nom: lireTexte(cellule('nom'), 60, problemes) ?? '',
    prenom: lireTexteFacultatif(cellule('prenom'), 60, problemes),
    sexe: sexe === 'F' ? 'F' : 'M',
    date_naissance: naissance(cellule('date_naissance'), election.date_scrutin, problemes),
    rang_cc: cellule('rang_cc').valeur === '' ? null : lireRang(cellule('rang_cc'), problemes),
  }
}

function naissance(cellule: Cellule, scrutin: string, problemes: Probleme[]): string | null {
  const { valeur } = cellule
  if (valeur === '') return null
  const date = isoDate(valeur)
  const message =
    date === null
      ? 'Une date est attendue, «\u00a0AAAA-MM-JJ\u00a0» ou «\u00a0JJ/MM/AAAA\u00a0».'
      : date >= scrutin
        ? 'Cette naissance n’est pas avant le scrutin.'
        : null
  if (message !== null) problemes.push({ ...cellule, message })
  return date
}

/** A day that exists, `YYYY-MM-DD`; null where it is none. */
function isoDate(valeur: string): string | null {
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(valeur)
  const iso = french ? `${french[3]}-${french[2]}-${french[1]}` : valeur
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null
  const day = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null
}

function twice(lus: readonly Lu[], colonne: 'rang' | 'rang_cc'): readonly Probleme[] {
  const first = new Map<string, number>()
  return lus.flatMap((lu) => {
    const { election_candidat, [colonne]: rang, ligne } = lu
    if (!rang || election_candidat === 0) return []
    const key = `${election_candidat} ${rang}`
    const known = first.get(key)
    if (known === undefined) {
      first.set(key, ligne.ligne)
      return []
    }
    return [{ ...ligne.cellule(colonne), message: `Ce rang est déjà donné, pour cette liste, à la ligne ${known}.` }]
  })
}

/** Ranks of a list that no line has: told at the line of the next one. */
function gaps(lus: readonly Lu[]): readonly Probleme[] {
  return lus.flatMap(({ election_candidat, rang, ligne }) => {
    const held = lus.some((one) => one.election_candidat === election_candidat && one.rang === rang - 1)
    if (rang === 1 || held) return []
    return [{ ...ligne.cellule('rang'), message: `Le rang ${rang - 1} de cette liste manque.` }]
  })
}

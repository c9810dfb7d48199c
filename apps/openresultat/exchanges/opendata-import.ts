// SPDX-License-Identifier: EUPL-1.2
import { lireNombre, lireRang, lireTexte } from './cellule.js'
import type { Ligne } from './csv.js'
import { nombreDeValeurs } from './entetes.js'
import { type Fichier, lireFichier } from './fichier.js'
import type { ResultatsParBureau } from './opendata.js'
import {
  cellule,
  celluleDeListe,
  type EnteteBureau,
  type EnteteListe,
  entetesDouteux,
  nombreDeListes,
} from './opendata-cells.js'
import {
  bureauxDoubles,
  ecartsAuModele,
  incoherences,
  panneauxDoubles,
  pourcentagesDouteux,
} from './opendata-coherence.js'
import { type Lecture, lecture, type Probleme } from './probleme.js'
import type { ListePubliee } from './publication.js'

type Bureau = ResultatsParBureau['bureaux'][number]

/** Results, and the line of the file that told each bureau, in their order. */
export interface ResultatsLus {
  readonly resultats: ResultatsParBureau
  readonly lignes: readonly number[]
}

/**
 * Reads a file of results by bureau, as `ecrireParBureau` writes it: any number of lists side by side. Refused, besides what is no
 * such file: a bureau that comes twice or is of another commune, figures that do not hold (`controler`), abstentions and
 * percentages that do not follow from the votes, lists that are not those of the first line. A percentage may be left out.
 */
export function lireParBureau(texte: string): Lecture<ResultatsParBureau> {
  const lecture = lireResultats(texte)
  return lecture.ok ? { ok: true, valeur: lecture.valeur.resultats } : lecture
}

/** The same, with its lines. */
export function lireResultats(texte: string): Lecture<ResultatsLus> {
  const fichier = lireFichier(texte)
  if (!fichier.ok) return fichier
  const wrong = entetesDouteux(fichier.valeur.entete)
  if (wrong.length > 0) return { ok: false, problemes: wrong }
  return lireBureaux(fichier.valeur)
}

function lireBureaux({ entete, lignes }: Fichier): Lecture<ResultatsLus> {
  const problemes: Probleme[] = []
  const whole = lignes.filter(({ ligne, cellules }) => {
    const short = nombreDeValeurs(ligne, cellules, entete.cellules.length)
    if (short) problemes.push(short)
    return short === null
  })
  const [model] = whole
  if (!model) return { ok: false, problemes }
  const lists = nombreDeListes(entete)
  const listes = Array.from({ length: lists }, (_, index) => listeOf(model, index, problemes))
  problemes.push(...panneauxDoubles(model, lists))
  for (const ligne of whole.slice(1)) problemes.push(...ecartsAuModele(ligne, model, lists))
  problemes.push(...bureauxDoubles(whole))
  const bureaux = whole.map((ligne) => bureauOf(ligne, lists, problemes))
  const resultats = {
    departement: lireTexte(cellule(model, 'Code du département'), 3, problemes) ?? '',
    commune: lireTexte(cellule(model, 'Code de la commune'), 3, problemes) ?? '',
    bureaux,
    listes,
  }
  return lecture({ resultats, lignes: whole.map(({ ligne }) => ligne) }, problemes)
}

function listeOf(ligne: Ligne, index: number, problemes: Probleme[]): ListePubliee {
  const text = (entete: EnteteListe) => celluleDeListe(ligne, entete, index).valeur
  const sexe = text('Sexe')
  if (sexe !== 'F' && sexe !== 'M' && sexe !== '')
    problemes.push({
      ...celluleDeListe(ligne, 'Sexe', index),
      message: '«\u00a0F\u00a0», «\u00a0M\u00a0» ou rien est attendu.',
    })
  return {
    panneau: lireRang(celluleDeListe(ligne, 'N°Panneau', index), problemes) ?? 0,
    nuance: text('Code Nuance'),
    sexe: sexe === 'F' || sexe === 'M' ? sexe : '',
    nom: text('Nom'),
    prenom: text('Prénom'),
    liste: text('Liste'),
  }
}

function bureauOf(ligne: Ligne, lists: number, problemes: Probleme[]): Bureau {
  const code = lireTexte(cellule(ligne, 'Code du b.vote'), 4, problemes) ?? ''
  const before = problemes.length
  const nombre = (entete: EnteteBureau) => lireNombre(cellule(ligne, entete), problemes) ?? 0n
  const bureau = {
    code,
    inscrits: nombre('Inscrits'),
    abstentions: nombre('Abstentions'),
    votants: nombre('Votants'),
    blancs: nombre('Blancs'),
    nuls: nombre('Nuls'),
    exprimes: nombre('Exprimés'),
    voix: Array.from(
      { length: lists },
      (_, index) => lireNombre(celluleDeListe(ligne, 'Voix', index), problemes) ?? 0n,
    ),
  }
  // Sums of figures that could not be read would only be told as wrong once more.
  if (problemes.length === before) problemes.push(...incoherences(ligne, bureau))
  problemes.push(...pourcentagesDouteux(ligne, lists))
  return bureau
}

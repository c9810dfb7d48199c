// SPDX-License-Identifier: EUPL-1.2
// Lists and candidates, in the order of the panels. All are invented.
import type { Sexe } from './names.js'

/** Who leads a list. */
export interface Tete {
  readonly nom: string
  readonly prenom: string
  readonly sexe: Sexe
  readonly naissance: string
}

/** A list, a pair or a person that stands. */
export interface Contestant {
  readonly libelle1: string
  readonly libelle2: string | null
  /** Who leads a list; null for a pair or a person. */
  readonly tete: Tete | null
  /** Of the one who leads or stands alone; null for a pair. */
  readonly sexe: Sexe | null
  readonly parti: number
  readonly nuance: string | null
  /** Votes in the whole town, per ten thousand, more or less. */
  readonly force: number
  /** What it weighs in each canton, per thousand: the ground is not the same everywhere. */
  readonly terrain: readonly number[]
  /** Years by which its candidates are older than those of the others. */
  readonly aine: number
}

const tete = (prenom: string, nom: string, sexe: Sexe, naissance: string): Tete => ({ prenom, nom, sexe, naissance })

const vauquelin = tete('Hélène', 'Vauquelin', 'F', '1967-04-12')
const lestage = tete('Bruno', 'Lestage', 'M', '1961-09-30')
const kermeur = tete('Maëlle', 'Kermeur', 'F', '1984-02-17')
const soubeyran = tete('Idir', 'Soubeyran', 'M', '1979-11-05')
const brunetot = tete('Colette', 'Brunetot', 'F', '1958-06-23')
const ancelot = tete('Rémi', 'Ancelot', 'M', '1972-01-08')
const sarrazy = tete('Nora', 'Sarrazy', 'F', '1990-08-14')
const gouvernet = tete('Tanguy', 'Gouvernet', 'M', '1986-12-01')

type Line = readonly [titre: string, tete: Tete, parti: number, nuance: string, force: number, aine: number]
type Ground = readonly number[]

const list = ([titre, head, parti, nuance, force, aine]: Line, terrain: Ground): Contestant => {
  return { libelle1: titre, libelle2: null, tete: head, sexe: head.sexe, parti, nuance, force, terrain, aine }
}

/** The eight lists of the municipal poll of today. */
export const municipales: readonly Contestant[] = [
  list(['Valmarine, l’élan partagé', vauquelin, 1, 'LDVC', 3780, 4], [1120, 820, 1080, 1060, 900]),
  list(['Valmarine en commun', kermeur, 2, 'LDVG', 2140, -3], [860, 1560, 820, 760, 1060]),
  list(['Le cap pour Valmarine', lestage, 3, 'LDVD', 1330, 6], [960, 620, 1150, 1480, 960]),
  list(['Valmarine, ville vivante', soubeyran, 4, 'LECO', 1040, -6], [1420, 880, 900, 1020, 780]),
  list(['Citoyens des cinq quartiers', ancelot, 7, 'LDIV', 730, 0], [760, 1160, 700, 820, 1400]),
  list(['Fiers de nos remparts', brunetot, 9, 'LDIV', 520, 8], [740, 1020, 1160, 900, 1200]),
  list(['L’atelier populaire', sarrazy, 6, 'LDVG', 310, -9], [980, 1500, 640, 560, 1000]),
  list(['Un port, une ville', gouvernet, 8, 'LDVC', 130, 1], [700, 420, 3400, 700, 500]),
]

/** The six lists of the municipal poll of six years before: the mayor of then is beaten by the one of now. */
export const municipalesAvant: readonly Contestant[] = [
  list(['Valmarine mérite mieux', ancelot, 7, 'LDIV', 690, 0], [780, 1100, 700, 860, 1360]),
  list(['Continuons avec Bruno Lestage', lestage, 3, 'LDVD', 2980, 6], [980, 680, 1120, 1400, 960]),
  list(['Roselières et jardins', soubeyran, 4, 'LECO', 840, -6], [1380, 900, 900, 1040, 800]),
  list(['Un élan pour Valmarine', vauquelin, 1, 'LDVC', 3310, 2], [1140, 900, 1060, 1040, 900]),
  list(['Pour une ville solidaire', kermeur, 2, 'LDVG', 1700, -3], [880, 1380, 800, 740, 1080]),
  list(['Remparts et traditions', brunetot, 9, 'LDIV', 490, 8], [760, 1000, 1140, 920, 1180]),
]

type Pair = readonly [one: string, other: string, parti: number, nuance: string, force: number]

const pair = ([one, other, parti, nuance, force]: Pair): Contestant => {
  const terrain = [1000, 1000, 1000, 1000, 1000]
  return { libelle1: one, libelle2: `et ${other}`, tete: null, sexe: null, parti, nuance, force, terrain, aine: 0 }
}

/** The pairs of the canton of the centre, elected at once. */
export const departementalesCentre: readonly Contestant[] = [
  pair(['Kermeur Maëlle', 'Orliac Denis', 2, 'DVG', 2240]),
  pair(['Vauquelin Hélène', 'Tavernost Luc', 1, 'DVC', 5460]),
  pair(['Brunetot Colette', 'Malcourt Régis', 9, 'DIV', 880]),
  pair(['Soubeyran Idir', 'Pradelou Anne', 4, 'ECO', 1420]),
]

/** The pairs of the canton of the heights, where a second tour was needed. */
export const departementalesHauteurs: readonly Contestant[] = [
  pair(['Lestage Bruno', 'Courvoisin Édith', 3, 'DVD', 3710]),
  pair(['Sarrazy Nora', 'Bellonne Karl', 6, 'DVG', 690]),
  pair(['Montardy Élise', 'Ancelot Rémi', 7, 'DIV', 1130]),
  pair(['Hautecour Anouk', 'Vallorge Piotr', 1, 'DVC', 2890]),
  pair(['Rigaudie Jeanne', 'Ostermann Paul', 2, 'DVG', 1580]),
]

type Person = readonly [nom: string, prenom: string, sexe: Sexe, parti: number, force: number]

const person = ([nom, prenom, sexe, parti, force]: Person, terrain: Ground): Contestant => {
  return { libelle1: nom, libelle2: prenom, tete: null, sexe, parti, nuance: null, force, terrain, aine: 0 }
}

/** The ten candidates of the presidential poll. */
export const presidentielle: readonly Contestant[] = [
  person(['Aldebourg', 'Vivien', 'M', 8, 240], [1000, 800, 1700, 900, 900]),
  person(['Castelmore', 'Irène', 'F', 3, 1890], [1000, 640, 1140, 1420, 960]),
  person(['Delorgue', 'Sacha', 'M', 6, 1480], [960, 1460, 760, 620, 1000]),
  person(['Estrabel', 'Maud', 'F', 10, 310], [1100, 1200, 800, 800, 1000]),
  person(['Ferrandou', 'Octave', 'M', 1, 2580], [1140, 840, 1100, 1120, 900]),
  person(['Garlaban', 'Lise', 'F', 4, 760], [1420, 900, 900, 960, 780]),
  person(['Mirandeau', 'Paulin', 'M', 9, 1470], [720, 1060, 1120, 860, 1280]),
  person(['Novarel', 'Judith', 'F', 2, 820], [960, 1340, 860, 760, 1000]),
  person(['Quintrel', 'Bastien', 'M', 7, 130], [900, 1000, 1000, 1000, 1200]),
  person(['Sauvebois', 'Agnès', 'F', 5, 320], [900, 700, 1200, 1300, 1000]),
]

// SPDX-License-Identifier: EUPL-1.2
// The town is invented, and so are its places: its département, 00, does not exist.

/** The name of the town, of 52 000 inhabitants. */
export const TOWN = 'Valmarine-les-Étangs'

/** Its collectivité among those of the instance. */
export const collectivite = '1'

export const commune = {
  nom: TOWN,
  maire: 'Hélène Vauquelin',
  population: 52_000,
  departement: '00',
  codeInsee: '960',
  circonscription: '01',
  siegesCm: 45,
  siegesCc: 18,
} as const

/** Cantons; the key is the place in the list, from 1. */
export const cantons = [
  { code: '01', libelle: 'Valmarine-Centre', circonscription: 1 },
  { code: '02', libelle: 'Valmarine-la-Grande-Roselière', circonscription: 1 },
  { code: '03', libelle: 'Valmarine-Port-aux-Sternes', circonscription: 1 },
  { code: '04', libelle: 'Valmarine-les-Hauts-Tamaris', circonscription: 2 },
  { code: '05', libelle: 'Valmarine-les-Trois-Digues', circonscription: 2 },
] as const

/** Circonscriptions; the key is the place in the list, from 1. */
export const circonscriptions = [
  { code: '01', libelle: '1re circonscription' },
  { code: '02', libelle: '2e circonscription' },
] as const

/** Hours at which the bureaux tell how many have voted; the last is that of the closing. */
export const tranches = [10, 12, 15, 17, 18] as const

/** Communes of the same cantons, whose totals may join those of the town. */
export const voisines = ['Saint-Orvan-des-Salines', 'Courlande-sur-Vézine', 'Les Aubiers-du-Marais'] as const

export interface Bureau {
  readonly id: number
  readonly code: string
  readonly libelle: string
  readonly adresse: string
  readonly canton: number
  readonly inscrits: number
  readonly x: number
  readonly y: number
}

type Place = readonly [libelle: string, adresse: string, inscrits: number, x: number, y: number]

/** Bureaux of each canton: the centre, the north, the west by the sea, the heights in the east, the south. */
const places: readonly (readonly Place[])[] = [
  [
    ['Hôtel de ville, salle des mariages', '1 place de la Criée', 1449, 500, 470],
    ['Hôtel de ville, salle du conseil', '1 place de la Criée', 1425, 528, 492],
    ['École du Vieux-Lavoir', '11 place du Lavoir', 1312, 455, 430],
    ['Halle aux grains', '3 rue des Paludiers', 1233, 560, 440],
    ['Médiathèque des Étangs', '24 quai des Aigrettes', 1380, 470, 545],
    ['Conservatoire', '8 passage des Courlis', 1144, 545, 550],
  ],
  [
    ['École de la Grande-Roselière', '2 rue des Roseaux', 1530, 430, 130],
    ['École de la Grande-Roselière, préau', '2 rue des Roseaux', 1535, 480, 155],
    ['Maison de quartier des Butors', '17 allée des Butors', 1582, 560, 110],
    ['Gymnase des Phragmites', '40 avenue des Phragmites', 1498, 620, 190],
    ['Collège des Roselières', '5 cours des Saules', 1519, 520, 245],
    ['Centre social du Nord', '9 rue de la Sablière', 1383, 385, 230],
  ],
  [
    ['Capitainerie', '1 quai des Sternes', 849, 90, 470],
    ['École du Phare-Vieux', '27 rue du Phare-Vieux', 971, 130, 380],
    ['Salle des Régates', '6 ponton des Hérons', 805, 110, 560],
    ['École de la Passe-aux-Hérons', '14 chemin des Oyats', 1058, 205, 500],
    ['Ancienne criée', '33 boulevard de la Vigie', 1195, 255, 420],
    ['Foyer des marins', '4 rue de la Drisse', 924, 225, 600],
  ],
  [
    ['École des Hauts-Tamaris', '12 boulevard des Tamaris', 1281, 850, 330],
    ['École des Hauts-Tamaris, cantine', '12 boulevard des Tamaris', 1254, 890, 365],
    ['Salle de la Butte-aux-Sauniers', '3 montée des Sauniers', 1135, 760, 300],
    ['Collège du Belvédère', '50 avenue du Belvédère', 1342, 790, 430],
    ['Maison des Vignerons', '7 chemin des Treilles', 1013, 910, 480],
    ['Tennis couvert', '22 allée des Pins', 1226, 730, 520],
  ],
  [
    ['École des Trois-Digues', '18 route des Digues', 1440, 380, 760],
    ['Salle polyvalente de l’Écluse-Basse', '3 chemin de l’Écluse-Basse', 1493, 500, 730],
    ['École du Moulin-Neuf', '5 rue du Moulin-Neuf', 1409, 610, 770],
    ['Gymnase des Prairies', '60 avenue des Prairies', 1568, 560, 860],
    ['Hameau des Joncs', '1 place des Joncs', 739, 420, 905],
    ['École des Vanneaux', '29 rue des Vanneaux', 1270, 690, 870],
  ],
]

/** The bureaux, in their order; the key is the place in the list, from 1. */
export const bureaux: readonly Bureau[] = places
  .flatMap((ofCanton, canton) => ofCanton.map((place) => ({ canton: canton + 1, place })))
  .map(({ canton, place: [libelle, adresse, inscrits, x, y] }, index) => ({
    id: index + 1,
    code: String(index + 1).padStart(4, '0'),
    libelle,
    adresse,
    canton,
    inscrits,
    x,
    y,
  }))

/** The key of the circonscription of a canton. */
export function circonscriptionDe(canton: number): number {
  return cantons[canton - 1]?.circonscription ?? 1
}

// SPDX-License-Identifier: EUPL-1.2
import type { Separateur } from './csv.js'

/** What the lines of the whole commune can show: counts are the totals of its bureaux. */
export type DonneeCommune =
  | 'type'
  | 'type-abrege'
  | 'election'
  | 'tour'
  | 'date'
  | 'date-compacte'
  | 'departement'
  | 'commune'
  | 'nombre-bureaux'
  | 'nombre-listes'
  | 'inscrits'
  | 'abstentions'
  | 'votants'
  | 'blancs'
  | 'nuls'
  | 'exprimes'

/** What the lines of a bureau can show besides. */
export type DonneeBureau = DonneeCommune | 'circonscription' | 'canton' | 'bureau'

/** What the lines of a list in a bureau can show besides. */
export type DonneeListe = DonneeBureau | 'depot' | 'panneau' | 'voix'

/** A datum, or the same text on each line. */
export type Champ<Donnee> = { readonly donnee: Donnee } | { readonly texte: string }

/** A field of so many characters; what is shorter is filled up. What is longer is never cut: the file is not made. */
export interface Gabarit {
  readonly largeur: number
  readonly cadrage: 'gauche' | 'droite'
  readonly remplissage: ' ' | '0'
}

/** Fields of the line of the commune, of each bureau, of each list below its bureau; null: there is no such line. */
export interface Lignes<Forme> {
  readonly commune: readonly (Champ<DonneeCommune> & Forme)[] | null
  readonly bureau: readonly (Champ<DonneeBureau> & Forme)[] | null
  readonly liste: readonly (Champ<DonneeListe> & Forme)[] | null
}

/** How the file of a préfecture is laid out. */
export type Presentation =
  | {
      readonly forme: 'csv'
      readonly separateur: Separateur
      /** First line; null: there is none. */
      readonly entetes: readonly string[] | null
      readonly lignes: Lignes<unknown>
    }
  | {
      readonly forme: 'fixe'
      readonly lignes: Lignes<Gabarit>
    }

const nombre = <Donnee>(donnee: Donnee, largeur: number) =>
  ({ donnee, largeur, cadrage: 'droite', remplissage: '0' }) as const
const code = <Donnee>(donnee: Donnee, largeur: number) =>
  ({ donnee, largeur, cadrage: 'gauche', remplissage: ' ' }) as const
const marque = (texte: string) => ({ texte, largeur: 1, cadrage: 'gauche', remplissage: ' ' }) as const

/** Fields of fixed width. Each préfecture says what it takes: this is where to begin, not a format that one of them has published. */
export const presentationFixe: Presentation = {
  forme: 'fixe',
  lignes: {
    commune: [
      marque('E'),
      code('type-abrege', 1),
      code('election', 3),
      nombre('tour', 1),
      code('date-compacte', 8),
      code('departement', 3),
      code('commune', 3),
      nombre('nombre-bureaux', 4),
      nombre('nombre-listes', 2),
    ],
    bureau: [
      marque('B'),
      code('circonscription', 3),
      code('canton', 3),
      code('bureau', 4),
      nombre('inscrits', 8),
      nombre('votants', 8),
      nombre('blancs', 8),
      nombre('nuls', 8),
      nombre('exprimes', 8),
    ],
    liste: [marque('L'), code('bureau', 4), code('depot', 12), nombre('voix', 8)],
  },
}

/** The same by lines of one kind: a list in a bureau, with all that tells them apart. */
export const presentationCsv: Presentation = {
  forme: 'csv',
  separateur: ';',
  entetes: [
    'transmission',
    'election',
    'tour',
    'date',
    'departement',
    'commune',
    'circonscription',
    'canton',
    'bureau',
    'inscrits',
    'votants',
    'blancs',
    'nuls',
    'exprimes',
    'depot',
    'voix',
  ],
  lignes: {
    commune: null,
    bureau: null,
    liste: [
      { donnee: 'type' },
      { donnee: 'election' },
      { donnee: 'tour' },
      { donnee: 'date' },
      { donnee: 'departement' },
      { donnee: 'commune' },
      { donnee: 'circonscription' },
      { donnee: 'canton' },
      { donnee: 'bureau' },
      { donnee: 'inscrits' },
      { donnee: 'votants' },
      { donnee: 'blancs' },
      { donnee: 'nuls' },
      { donnee: 'exprimes' },
      { donnee: 'depot' },
      { donnee: 'voix' },
    ],
  },
}
